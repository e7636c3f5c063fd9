"""How the search index is made of what each database is good at.

SQLite: FTS5 with trigrams over the column (external content), kept by triggers; 17,000 rows a second one by one.
PostgreSQL: GIN with trigrams, filled some hundred rows at a time. Both know where any three letters stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from relaas.kernel.invariants import invariant

PIECE = 3  # letters in what the index is made of
STRETCH_BITS = 14  # of an id: so many rows that stand beside each other are asked for at once, in about a millisecond
EVENTS = ("insert", "update", "delete")
# PostgreSQL: new rows wait in a list of at most 256 kB (a hundred rows, a millisecond for who searches) and come into
# the index together. One by one a row takes 0.5 ms, which is more than all else that is written of it.
PENDING = "fastupdate = on, gin_pending_list_limit = 256"


@dataclass(frozen=True)
class SearchColumn:
    """A column that is searched, with the names of what the database needs for it.

    `in_age`: its rows are asked for in the order in which they were made (`kernel/found_in_age.py`). `by_beginning`: it
    is asked which texts do not begin with some letters (`search.found_further_on`).
    """

    model: type[Model]
    column: str
    in_age: bool = False
    by_beginning: bool = False

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def index(self) -> str:
        return f"search_{self.table}"

    @property
    def stretch(self) -> str:
        """Among which 16,384 ids a row stands, as PostgreSQL's index has it."""
        return f'("{self.table}"."{self.model._meta.pk.column}" >> {STRETCH_BITS})'

    @property
    def beginning(self) -> str:
        """The three letters that a text begins with behind a star, and a star that all have, as PostgreSQL's index has
        them: it finds quickly what has the star but not the letters, and slowly what only has not the letters."""
        return f"array_to_tsvector(ARRAY['*', '*' || substr(\"{self.table}\".\"{self.column}\", 3, {PIECE})])"

    @property
    def on_postgresql(self) -> str:
        """The name of PostgreSQL's index: another where it knows the stretches or beginnings too."""
        return self.index + "_in_age" * self.in_age + "_by_beginning" * self.by_beginning

    @property
    def matching_rows(self) -> str:
        """On SQLite: the ids of the rows that match one parameter."""
        return f'SELECT rowid FROM "{self.index}" WHERE "{self.index}" MATCH %s'

    @property
    def matching_count(self) -> str:
        """On SQLite: how many rows match the first parameter, counted no further than the second."""
        return f"SELECT count(*) FROM ({self.matching_rows} LIMIT %s)"


_columns: dict[type[Model], SearchColumn] = {}


def register(
    model: type[Model], *, column: str = "search_text", in_age: bool = False, by_beginning: bool = False
) -> None:
    """Have this text column of the model indexed; called once by the room that owns it. `in_age`: a list of it opens in
    the order in which rows were made. `by_beginning`: a list of it has an order in which the text begins as rows sort.
    """
    _columns[model] = SearchColumn(model, column, in_age, by_beginning)


def searched_column(model: type[Model]) -> SearchColumn:
    """The column in which records of this model are searched; an unregistered model is a programming error."""
    return _columns[model]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the index of every registered column whose table exists.

    SQLite's is filled anew (about 20 s for a million rows): while a migration ran nothing kept it.
    """
    with connection.cursor() as cursor:
        for searched in _existing(connection):
            for statement in _MAKE[connection.vendor](searched):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take away what a migration would trip over: SQLite's triggers. PostgreSQL keeps its index right by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for searched in _existing(connection):
                for statement in _drop_triggers(searched):
                    cursor.execute(statement)


def rebuild() -> None:
    """Fill every search index again from its column; all or nothing, for what keeps it is taken away meanwhile."""
    with transaction.atomic():
        remove(connection)
        install(connection)


@invariant("search index", repair=rebuild)
def _missing_or_stale() -> list[str]:
    """Every registered column has its index, and SQLite's holds exactly what the column holds."""
    look = _whole_on_sqlite if connection.vendor == "sqlite" else _present_on_postgresql
    stale = [searched.table for searched in _existing(connection) if not look(searched)]
    return [f"{table}: the search index is missing or stale" for table in stale]


def _existing(connection: BaseDatabaseWrapper) -> Iterator[SearchColumn]:
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    return (searched for searched in _columns.values() if searched.table in tables)


def _for_sqlite(searched: SearchColumn) -> list[str]:
    table, index, column = searched.table, searched.index, searched.column
    key = searched.model._meta.pk.column
    forget = f'INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES (\'delete\', OLD."{key}", OLD."{column}");'
    learn = f'INSERT INTO "{index}"(rowid, "{column}") VALUES (NEW."{key}", NEW."{column}");'
    changed = f'OF "{column}" ON "{table}" WHEN OLD."{column}" IS NOT NEW."{column}" COLLATE BINARY'
    return [
        *_drop_triggers(searched),
        f'DROP TABLE IF EXISTS "{index}"',
        f'CREATE VIRTUAL TABLE "{index}" USING fts5("{column}", content="{table}", content_rowid="{key}", '
        'tokenize="trigram")',
        f'INSERT INTO "{index}"("{index}") VALUES (\'rebuild\')',
        f'CREATE TRIGGER "{index}_insert" AFTER INSERT ON "{table}" BEGIN {learn} END',
        f'CREATE TRIGGER "{index}_update" AFTER UPDATE {changed} BEGIN {forget} {learn} END',
        f'CREATE TRIGGER "{index}_delete" AFTER DELETE ON "{table}" BEGIN {forget} END',
    ]


def _drop_triggers(searched: SearchColumn) -> list[str]:
    return [f'DROP TRIGGER IF EXISTS "{searched.index}_{event}"' for event in EVENTS]


def _for_postgresql(searched: SearchColumn) -> list[str]:
    index, known = searched.on_postgresql, [f'"{searched.column}" gin_trgm_ops']
    before, after = ["CREATE EXTENSION IF NOT EXISTS pg_trgm"], [f'ALTER INDEX "{index}" SET ({PENDING})']
    if searched.in_age:
        known.append(searched.stretch)
        before.append("CREATE EXTENSION IF NOT EXISTS btree_gin")
    if searched.by_beginning:
        known.append(searched.beginning)
        # Knowing that most texts do not begin so, the planner would read the table.
        after.append(f'ALTER INDEX "{index}" ALTER COLUMN {len(known)} SET STATISTICS 0')
    if index != searched.index:
        before.append(f'DROP INDEX IF EXISTS "{searched.index}"')
    create = f'CREATE INDEX IF NOT EXISTS "{index}" ON "{searched.table}" USING gin ({", ".join(known)})'
    return [*before, create, *after]


_MAKE = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}


def _whole_on_sqlite(searched: SearchColumn) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN (%s, %s, %s)",
            [f"{searched.index}_{event}" for event in EVENTS],
        )
        if cursor.fetchone() != (3,):
            return False
        try:
            cursor.execute(f'INSERT INTO "{searched.index}"("{searched.index}", rank) VALUES (\'integrity-check\', 1)')
        except DatabaseError:
            return False
    return True


def _present_on_postgresql(searched: SearchColumn) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [searched.on_postgresql])
        return bool(cursor.fetchone() == (1,))
