"""The triggers by which the value events of a recurrence follow what its row keeps, and go with it."""

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.contracts.models import RecurrenceState
from relaas.kernel.installations import Installation, installs

_TABLE, _EVENTS = "contracts_recurrence", "contracts_valueevent"
_COLUMNS = ("direction", "relation_id", "category_key", "state")
UNSIGNED = (RecurrenceState.PROPOSED, RecurrenceState.LOST)
# In SQL, of a recurrence `{row}`: whether its contract is signed, so that its value counts.
SIGNED = f"{{row}}.state NOT IN ({', '.join(f"'{state.value}'" for state in UNSIGNED)})"

_FOLLOW = (
    f"UPDATE {_EVENTS} SET direction = NEW.direction, relation_id = NEW.relation_id, "  # noqa: S608 - our own
    f"category_key = NEW.category_key, signed = {SIGNED.format(row='NEW')} WHERE recurrence_id = NEW.id"
)
_GO = f"DELETE FROM {_EVENTS} WHERE recurrence_id = OLD.id"  # noqa: S608 - our own


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the recurrences, where both tables exist."""
    remove(connection)
    with connection.cursor() as cursor:
        if not {_TABLE, _EVENTS} <= set(connection.introspection.table_names(cursor)):
            return
        for statement in _on_sqlite() if connection.vendor == "sqlite" else _on_postgresql():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away: before a migration, for SQLite drops them silently when a table is remade."""
    with connection.cursor() as cursor:
        for event in ("update", "delete"):
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "value_events_{event}"')
            else:
                cursor.execute(f"DROP FUNCTION IF EXISTS value_events_{event} CASCADE")


def _on_sqlite() -> list[str]:
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _COLUMNS)
    return [
        f'CREATE TRIGGER "value_events_update" AFTER UPDATE OF {", ".join(_COLUMNS)} ON {_TABLE} WHEN {differs} '
        f"BEGIN {_FOLLOW}; END",
        f'CREATE TRIGGER "value_events_delete" AFTER DELETE ON {_TABLE} BEGIN {_GO}; END',
    ]


def _on_postgresql() -> list[str]:
    differs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in _COLUMNS)
    events = {
        "update": (_FOLLOW, f"UPDATE OF {', '.join(_COLUMNS)}", f"WHEN ({differs})"),
        "delete": (_GO, "DELETE", ""),
    }
    return [
        statement
        for name, (does, event, when) in events.items()
        for statement in (
            f"CREATE FUNCTION value_events_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {does}; RETURN NULL; "
            "END $$",
            f"CREATE TRIGGER value_events_{name} AFTER {event} ON {_TABLE} FOR EACH ROW {when} "
            f"EXECUTE FUNCTION value_events_{name}()",
        )
    ]


INSTALLATION = installs(Installation("value events", install, remove))
