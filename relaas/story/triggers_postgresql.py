"""PostgreSQL's triggers: one function per table. The open transaction is the setting `relaas.transaction`."""

from itertools import batched
from typing import Any

from relaas.story.tables import RecordedTable

PREFIX = "history_"
CHUNK = 90  # a function takes at most 100 arguments

FUNCTION = """
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $history$
DECLARE
    transaction bigint := nullif(current_setting('relaas.transaction', true), '')::bigint;
    kept text;
BEGIN
    IF transaction IS NULL THEN
        RAISE EXCEPTION 'Relaas: this row may only change inside a verb' USING ERRCODE = '23000';
    ELSIF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'Relaas: a table is not truncated' USING ERRCODE = '23000';{never}
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO story_change ({columns})
        VALUES (transaction, '{table}', NEW."{key}", 'I', '', '{kind}', NEW."{subject}", NULL);
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO story_change ({columns})
        VALUES (transaction, '{table}', OLD."{key}", 'D', {whole}, '{kind}', OLD."{subject}", NULL);
    ELSE
        IF OLD."{key}" IS DISTINCT FROM NEW."{key}" THEN
            RAISE EXCEPTION 'Relaas: a primary key does not change' USING ERRCODE = '23000';
        END IF;
        kept := {changed};
        IF kept <> '{{}}' THEN
            INSERT INTO story_change ({columns})
            VALUES (transaction, '{table}', NEW."{key}", 'U', kept, '{kind}', NEW."{subject}",
                    CASE WHEN OLD."{subject}" IS DISTINCT FROM NEW."{subject}" THEN OLD."{subject}" END);
        END IF;
    END IF;
    RETURN NULL;
END $history$"""

NEVER = """
    ELSIF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'Relaas: this row never changes' USING ERRCODE = '23000';"""

# No table is altered while foreign keys wait to be checked.
AT_ONCE = "SET CONSTRAINTS ALL IMMEDIATE"
CHANGE_COLUMNS = "transaction_id, table_name, row_id, operation, old, subject_kind, subject_id, moved_from"


class PostgresqlDialect:
    """The triggers of history as PostgreSQL has them: a function a table, and what calls it."""

    def create(self, table: RecordedTable) -> list[str]:
        function = f'"{PREFIX}{table.name}"'
        compared = ", ".join(f'OLD."{column}"' for column in table.columns)
        against = ", ".join(f'NEW."{column}"' for column in table.columns)
        return [
            self._function(table),
            f'CREATE TRIGGER "{PREFIX}rows" AFTER INSERT OR DELETE ON "{table.name}" '
            f"FOR EACH ROW EXECUTE FUNCTION {function}()",
            f'CREATE TRIGGER "{PREFIX}update" AFTER UPDATE ON "{table.name}" FOR EACH ROW '
            f"WHEN (ROW({compared}) IS DISTINCT FROM ROW({against})) EXECUTE FUNCTION {function}()",
            f'CREATE TRIGGER "{PREFIX}truncate" BEFORE TRUNCATE ON "{table.name}" EXECUTE FUNCTION {function}()',
        ]

    def drop(self, cursor: Any) -> list[str]:
        cursor.execute(
            "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace "
            "WHERE n.nspname = current_schema() AND proname LIKE 'history\\_%'"
        )
        return [f'DROP FUNCTION "{name}" CASCADE' for (name,) in cursor.fetchall()]

    def expected(self, table: RecordedTable) -> set[str]:
        body = self._function(table).split("$history$")[1]
        return {body, *(f"{table.name} {PREFIX}{trigger}" for trigger in ("rows", "update", "truncate"))}

    def present(self, cursor: Any) -> set[str]:
        cursor.execute(
            "SELECT prosrc FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace "
            "WHERE n.nspname = current_schema() AND proname LIKE 'history\\_%' "
            "UNION ALL SELECT relname || ' ' || tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE tgname LIKE 'history\\_%' AND tgenabled <> 'D'"
        )
        return {each for (each,) in cursor.fetchall()}

    def pause(self, table: RecordedTable) -> list[str]:
        return [AT_ONCE, f'ALTER TABLE "{table.name}" DISABLE TRIGGER "{PREFIX}update"']

    def resume(self, table: RecordedTable) -> list[str]:
        return [AT_ONCE, f'ALTER TABLE "{table.name}" ENABLE TRIGGER "{PREFIX}update"']

    def _function(self, table: RecordedTable) -> str:
        return FUNCTION.format(
            function=f'"{PREFIX}{table.name}"',
            table=table.name,
            key=table.key,
            kind=table.subject_kind,
            subject=table.subject_column,
            columns=CHANGE_COLUMNS,
            never=NEVER if table.never_changes else "",
            whole=_json([_pair(column) for column in table.columns]),
            changed=_json(
                [
                    f'CASE WHEN OLD."{column}" IS DISTINCT FROM NEW."{column}" THEN {_pair(column)} END'
                    for column in table.columns
                ]
            ),
        )


POSTGRESQL = PostgresqlDialect()


def _pair(column: str) -> str:
    return f"'\"{column}\":' || coalesce(to_jsonb(OLD.\"{column}\")::text, 'null')"


def _json(pairs: list[str]) -> str:
    """Written out by hand: `to_jsonb` of whole rows costs three times as much. `concat_ws` leaves NULLs out."""
    chunks = [f"nullif(concat_ws(',', {', '.join(chunk)}), '')" for chunk in batched(pairs, CHUNK)]
    return f"'{{' || concat_ws(',', {', '.join(chunks)}) || '}}'"
