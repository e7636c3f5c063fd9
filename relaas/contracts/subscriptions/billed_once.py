"""S3: the same day of a periodic line is never invoiced twice, whoever writes it and however many at the same time.

A trigger on both databases. PostgreSQL locks the recurrence first, so that of two transactions the second one sees what
the first one wrote; SQLite has one writer.
"""

from relaas.kernel.row_guards import RowGuard, guards_rows

_TABLE = "contracts_billedperiod"
_COLUMNS = "recurrence_id, from_day, until_day"
_SHARES_A_DAY = (
    f"EXISTS (SELECT 1 FROM {_TABLE} b WHERE b.recurrence_id = NEW.recurrence_id AND b.id <> coalesce(NEW.id, 0) "  # noqa: S608 - our own
    "AND b.from_day < NEW.until_day AND NEW.from_day < b.until_day)"
)
_REFUSAL = "a day of this recurrence is billed twice"


def _on_sqlite() -> list[str]:
    events = {"insert": "INSERT", "update": f"UPDATE OF {_COLUMNS}"}
    return [
        f'CREATE TRIGGER "billed_once_{name}" BEFORE {event} ON {_TABLE} WHEN {_SHARES_A_DAY} '
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for name, event in events.items()
    ]


def _on_postgresql() -> list[str]:
    return [
        "CREATE FUNCTION billed_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "PERFORM 1 FROM contracts_recurrence WHERE id = NEW.recurrence_id FOR UPDATE; "
        f"IF {_SHARES_A_DAY} THEN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'exclusion_violation'; END IF; "
        "RETURN NEW; END $$",
        f"CREATE TRIGGER billed_once BEFORE INSERT OR UPDATE OF {_COLUMNS} ON {_TABLE} "
        "FOR EACH ROW EXECUTE FUNCTION billed_once()",
    ]


GUARD = guards_rows(RowGuard("billed_once", _TABLE, _on_sqlite, _on_postgresql))
