"""The triggers that keep sums (`Summing`), on both databases, and working them all out anew.

PostgreSQL: one for each statement, over all its rows at once; each transaction has rows of its own, so that no two
wait for each other. SQLite has one writer, so its rows are added to in place.
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.installations import Installation, installs
from relaas.parties.sums.summing import SUMMINGS, Summing

type Rows = Callable[[str, str, int], str]

_EVENTS = ("insert", "update", "delete")
_HIDDEN = "only_for_account_manager"
_KEPT = f"coalesce((SELECT {_HIDDEN} FROM parties_party WHERE id = {{column}}), false)"  # noqa: S608 - our own


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the rows, where these exist, and work the sums out: nothing kept them meanwhile."""
    remove(connection)
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    for summing in SUMMINGS:
        if there.issuperset(summing.tables):
            with connection.cursor() as cursor:
                for statement in _Statements(summing).of(connection.vendor):
                    cursor.execute(statement)
            work_out(connection, summing)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away: before a migration, for SQLite drops them silently when a table is remade."""
    with connection.cursor() as cursor:
        for name in (f"{summing.name}_{event}" for summing in SUMMINGS for event in (*_EVENTS, "hidden")):
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
            else:
                cursor.execute(f"DROP FUNCTION IF EXISTS {name} CASCADE")


def work_out(connection: BaseDatabaseWrapper, summing: Summing) -> None:
    """All sums of one kind anew, from the rows themselves."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {summing.tables[1]}")  # noqa: S608 - our own
        cursor.execute(_Statements(summing).of_all_rows)


class _Statements:
    """What one kind of sums is kept by."""

    def __init__(self, summing: Summing) -> None:
        self._name, self._columns = summing.name, summing.columns
        self._rows, _sums = summing.tables
        self._parties = summing.parties
        self._adding = _adding(summing)

    def of(self, vendor: str) -> list[str]:
        """The triggers as this database wants them."""
        return self._on_sqlite() if vendor == "sqlite" else self._on_postgresql()

    @property
    def of_all_rows(self) -> str:
        """Adds all that there is."""
        rows = f"SELECT 1 AS times, {', '.join(self._columns)}, {self._hidden('')} FROM {self._rows}"  # noqa: S608 - our own
        return self._add(rows, "0")

    def _add(self, rows: str, transaction: str) -> str:
        return self._adding.format(transaction=transaction, rows=rows)

    def _on_sqlite(self) -> list[str]:
        differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in self._columns)
        heads = {"insert": "INSERT", "update": f"UPDATE OF {', '.join(self._columns)}", "delete": "DELETE"}
        whens = {"update": f" WHEN {differs}"}
        return [
            f'CREATE TRIGGER "{self._name}_{event}" AFTER {heads[event]} ON {self._rows}{whens.get(event, "")} '
            f"BEGIN {self._add(_changed(event, self._one_row), '0')}; END"
            for event in _EVENTS
        ] + [
            f'CREATE TRIGGER "{self._name}_hidden" AFTER UPDATE OF {_HIDDEN} ON parties_party '
            f"WHEN OLD.{_HIDDEN} IS NOT NEW.{_HIDDEN} BEGIN {self._add(self._hidden_or_not(), '0')}; END"
        ]

    def _on_postgresql(self) -> list[str]:
        tables = {
            "insert": "NEW TABLE AS now",
            "update": "OLD TABLE AS before NEW TABLE AS now",
            "delete": "OLD TABLE AS before",
        }
        return [
            statement
            for event in _EVENTS
            for statement in (
                f"CREATE FUNCTION {self._name}_{event}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"{self._add(_changed(event, self._all_rows), 'txid_current()')}; RETURN NULL; END $$",
                f"CREATE TRIGGER {self._name}_{event} AFTER {event.upper()} ON {self._rows} "
                f"REFERENCING {tables[event]} FOR EACH STATEMENT EXECUTE FUNCTION {self._name}_{event}()",
            )
        ] + [
            f"CREATE FUNCTION {self._name}_hidden() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{self._add(self._hidden_or_not(), 'txid_current()')}; RETURN NULL; END $$",
            f"CREATE TRIGGER {self._name}_hidden AFTER UPDATE OF {_HIDDEN} ON parties_party FOR EACH ROW "
            f"WHEN (OLD.{_HIDDEN} IS DISTINCT FROM NEW.{_HIDDEN}) EXECUTE FUNCTION {self._name}_hidden()",
        ]

    def _hidden_or_not(self) -> str:
        """The rows of a party that is kept for its account manager from now on, or no longer (P4)."""
        columns, either = ", ".join(self._columns), " OR ".join(f"{column} = NEW.id" for column in self._parties)
        was, now = (
            f"SELECT {times} AS times, {columns}, {self._hidden('', row)} FROM {self._rows} WHERE {either}"  # noqa: S608 - our own
            for times, row in ((-1, "OLD"), (1, "NEW"))
        )
        return f"{was} UNION ALL {now}"

    def _one_row(self, row: str, _table: str, times: int) -> str:
        columns = ", ".join(f"{row}.{column} AS {column}" for column in self._columns)
        return f"SELECT {times} AS times, {columns}, {self._hidden(f'{row}.')}"

    def _all_rows(self, _row: str, table: str, times: int) -> str:
        columns = ", ".join(self._columns)
        return f"SELECT {times} AS times, {columns}, {self._hidden(f'{table}.')} FROM {table}"  # noqa: S608 - our own

    def _hidden(self, row: str, party: str = "") -> str:
        """Whether a row has a party that is kept for its account manager; of `party`, which changes, as it says."""
        kept = [_KEPT.format(column=f"{row}{column}") for column in self._parties]
        if party:
            kept = [
                f"CASE WHEN {column} = {party}.id THEN {party}.{_HIDDEN} ELSE {other} END"
                for column, other in zip(self._parties, kept, strict=True)
            ]
        return f"({' OR '.join(kept)}) AS hidden"


def _adding(summing: Summing) -> str:
    """Adds `{rows}` to the parts of `{transaction}`; what comes to nothing is left out."""
    sums, keys, added = summing.tables[1], ", ".join(summing.keys), ("number", *summing.values)
    totals = ["sum(c.times)", *(f"sum(c.times * c.{value})" for value in summing.values)]
    return f"""
INSERT INTO {sums} ({keys}, part, {", ".join(added)})
SELECT {", ".join(summing.sort.values())}, c.hidden, {{transaction}}, {", ".join(totals)}
FROM ({{rows}}) c
GROUP BY {", ".join(str(place) for place in range(1, len(summing.keys) + 1))}
HAVING {" OR ".join(f"{total} <> 0" for total in totals)}
ON CONFLICT ({keys}, part) DO UPDATE SET {", ".join(f"{name} = {sums}.{name} + excluded.{name}" for name in added)}
"""  # noqa: S608 - our own


def _changed(event: str, rows: Rows) -> str:
    """What was there is taken off, what is there now is added."""
    gone = [rows("OLD", "before", -1)] if event != "insert" else []
    come = [rows("NEW", "now", 1)] if event != "delete" else []
    return " UNION ALL ".join([*gone, *come])


INSTALLATION = installs(Installation("kept sums", install, remove))
