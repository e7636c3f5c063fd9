"""SQLite's triggers. They ask Python which transaction is open, so a bare sqlite3 program cannot write."""

from collections.abc import Iterable
from typing import Any

from relaas.story.tables import RecordedTable

PREFIX = "history_"
REFUSAL = "Relaas: this row may only change inside a verb"
NEVER = "SELECT RAISE(ABORT, 'Relaas: this row never changes');"
CHANGE_COLUMNS = "transaction_id, table_name, row_id, operation, old, subject_kind, subject_id, moved_from"


class SqliteDialect:
    """The triggers of history as SQLite has them: three a table."""

    def create(self, table: RecordedTable) -> list[str]:
        return [_insert(table), _update(table), _delete(table)]

    def drop(self, cursor: Any) -> list[str]:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history\\_%' ESCAPE '\\'")
        return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]

    def expected(self, table: RecordedTable) -> set[str]:
        return set(self.create(table))

    def present(self, cursor: Any) -> set[str]:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'history\\_%' ESCAPE '\\'")
        return {sql for (sql,) in cursor.fetchall()}

    def pause(self, table: RecordedTable) -> list[str]:
        return [f'DROP TRIGGER "{PREFIX}{table.name}_update"']

    def resume(self, table: RecordedTable) -> list[str]:
        return [_update(table)]


SQLITE = SqliteDialect()


def _insert(table: RecordedTable) -> str:
    kept = _keep(table, "NEW", "I", "''", moved_from="NULL")
    return _trigger(table, "insert", "INSERT", "", kept)


def _update(table: RecordedTable) -> str:
    changed = " OR ".join(_differs(column) for column in table.columns)
    old = _json(f"SELECT '{column}' AS k, OLD.\"{column}\" AS v WHERE {_differs(column)}" for column in table.columns)
    subject = f'"{table.subject_column}"'
    moved_from = f"CASE WHEN OLD.{subject} IS NOT NEW.{subject} THEN OLD.{subject} END"
    kept = _keep(table, "NEW", "U", old, moved_from=moved_from)
    moved_key = f'OLD."{table.key}" IS NOT NEW."{table.key}"'
    same_key = f"SELECT RAISE(ABORT, 'Relaas: a primary key does not change') WHERE {moved_key};"
    return _trigger(table, "update", "UPDATE", f"WHEN {changed}", f"{same_key} {kept}")


def _delete(table: RecordedTable) -> str:
    old = _json(f"SELECT '{column}' AS k, OLD.\"{column}\" AS v" for column in table.columns)
    return _trigger(table, "delete", "DELETE", "", _keep(table, "OLD", "D", old, moved_from="NULL"))


def _trigger(table: RecordedTable, name: str, event: str, when: str, body: str) -> str:
    refuse = f"SELECT RAISE(ABORT, '{REFUSAL}') WHERE relaas_transaction() IS NULL;"
    never = f"{NEVER} " if table.never_changes and event != "INSERT" else ""
    head = f'CREATE TRIGGER "{PREFIX}{table.name}_{name}" AFTER {event} ON "{table.name}" {when}'
    return f"{head} BEGIN {refuse} {never}{body} END"


def _keep(table: RecordedTable, row: str, operation: str, old: str, *, moved_from: str) -> str:
    subject = f"'{table.subject_kind}', {row}.\"{table.subject_column}\""
    return (
        f"INSERT INTO story_change ({CHANGE_COLUMNS}) VALUES (relaas_transaction(), '{table.name}', "
        f"{row}.\"{table.key}\", '{operation}', {old}, {subject}, {moved_from});"
    )


def _json(selects: Iterable[str]) -> str:
    """One object of many columns by UNION ALL: `json_object` takes at most 63, and VALUES fails inside a trigger."""
    return f"(SELECT json_group_object(k, v) FROM ({' UNION ALL '.join(selects)}))"


def _differs(column: str) -> str:
    return f'OLD."{column}" IS NOT NEW."{column}" COLLATE BINARY'
