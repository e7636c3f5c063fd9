"""Triggers that refuse rows of one table: for a rule that no constraint can say, whoever writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.installations import Installation, installs


@dataclass(frozen=True)
class RowGuard:
    """The triggers of one rule: `<name>_insert` and `<name>_update` on SQLite, the function `<name>` on PostgreSQL.

    `on_sqlite` and `on_postgresql` give the statements that make them.
    """

    name: str
    table: str
    on_sqlite: Callable[[], Sequence[str]]
    on_postgresql: Callable[[], Sequence[str]]

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Put the triggers on the table, where it exists."""
        self.remove(connection)
        with connection.cursor() as cursor:
            if self.table not in connection.introspection.table_names(cursor):
                return
            for statement in self.on_sqlite() if connection.vendor == "sqlite" else self.on_postgresql():
                cursor.execute(statement)

    def remove(self, connection: BaseDatabaseWrapper) -> None:
        """Take them away: before a migration, for SQLite drops them silently when a table is remade."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                for event in ("insert", "update"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{self.name}_{event}"')
            else:
                cursor.execute(f"DROP FUNCTION IF EXISTS {self.name}() CASCADE")


def guards_rows(guard: RowGuard) -> RowGuard:
    """Have it stand in every database, and give it back."""
    installs(Installation(guard.name, guard.install, guard.remove))
    return guard
