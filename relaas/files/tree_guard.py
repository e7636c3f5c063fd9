"""T14: a tree stays a tree, whoever writes it, undo included: a trigger on both databases.

Whoever walks up from an item reaches the top in at most twenty folders, so nothing stands below itself; and what an
item stands in is a folder of the same holder.
"""

from relaas.files.models import Item
from relaas.kernel.row_guards import RowGuard, guards_rows

DEEPEST = 20  # folders inside one another

_TABLE = Item._meta.db_table
_COLUMNS = "parent_id"
REFUSAL = "this is no tree of folders"
_STRANGE = (
    f"EXISTS (SELECT 1 FROM {_TABLE} p WHERE p.id = NEW.parent_id AND NOT "
    "(p.is_folder AND p.holder_kind = NEW.holder_kind AND p.holder_id = NEW.holder_id))"
)


def _on_sqlite() -> list[str]:
    """It knows no loop inside a trigger, so the folders above are joined: `CROSS JOIN` keeps them in this order."""
    above = "".join(f" CROSS JOIN {_TABLE} f{n + 1} ON f{n + 1}.id = f{n}.parent_id" for n in range(1, DEEPEST + 1))
    too_deep = f"EXISTS (SELECT 1 FROM {_TABLE} f1{above} WHERE f1.id = NEW.parent_id)"
    events = {"insert": "INSERT", "update": f"UPDATE OF {_COLUMNS}"}
    return [
        f'CREATE TRIGGER "files_tree_{name}" AFTER {event} ON {_TABLE} '
        f"WHEN NEW.parent_id IS NOT NULL AND ({_STRANGE} OR {too_deep}) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for name, event in events.items()
    ]


def _on_postgresql() -> list[str]:
    return [
        "CREATE FUNCTION files_tree() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE above bigint := NEW.parent_id; "
        f"BEGIN IF {_STRANGE} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF; "
        f"FOR deep IN 1..{DEEPEST} LOOP EXIT WHEN above IS NULL; "
        f"SELECT parent_id INTO above FROM {_TABLE} WHERE id = above; END LOOP; "
        f"IF above IS NOT NULL THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NULL; END $$",
        f"CREATE TRIGGER files_tree AFTER INSERT OR UPDATE OF {_COLUMNS} ON {_TABLE} "
        "FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION files_tree()",
    ]


GUARD = guards_rows(RowGuard("files_tree", _TABLE, _on_sqlite, _on_postgresql))
