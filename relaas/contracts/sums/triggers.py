"""The triggers that keep `ContractSum`, on both databases, and working it all out anew.

PostgreSQL: one for each statement, over all its rows at once; each transaction has rows of its own, so that no two
wait for each other. SQLite has one writer, so its rows are added to in place.
"""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

from relaas.kernel.installations import Installation, installs

type Rows = Callable[[str, str, int], str]

SORT = "direction, status, owner_id, category_id, hidden"
_EVENTS = ("insert", "update", "delete")
_HIDDEN = "only_for_account_manager"
_COLUMNS = ("direction", "status", "owner_id", "product_group_id", "cost_type_id", "relation_id", "net", "yearly")

_ADD = """
INSERT INTO contracts_contractsum ({sort}, part, number, net, yearly)
SELECT c.direction, c.status, coalesce(c.owner_id, 0), coalesce(c.product_group_id, c.cost_type_id, 0),
       c.hidden, {transaction}, sum(c.times), sum(c.times * c.net), sum(c.times * c.yearly)
FROM ({rows}) c
GROUP BY 1, 2, 3, 4, 5 HAVING sum(c.times) <> 0 OR sum(c.times * c.net) <> 0 OR sum(c.times * c.yearly) <> 0
ON CONFLICT ({sort}, part) DO UPDATE SET number = contracts_contractsum.number + excluded.number,
       net = contracts_contractsum.net + excluded.net, yearly = contracts_contractsum.yearly + excluded.yearly
"""
_OF_RELATION = f"(SELECT {_HIDDEN} FROM parties_party WHERE id = {{row}}relation_id) AS hidden"  # noqa: S608 - our own
_ALL = f"SELECT 1 AS times, {', '.join(_COLUMNS)}, {_OF_RELATION.format(row='')} FROM contracts_contract"  # noqa: S608 - our own


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on the contracts, where these exist, and work the sums out: nothing kept them meanwhile."""
    remove(connection)
    with connection.cursor() as cursor:
        if not {"contracts_contract", "contracts_contractsum"} <= set(connection.introspection.table_names(cursor)):
            return
        for statement in _on_sqlite() if connection.vendor == "sqlite" else _on_postgresql():
            cursor.execute(statement)
    work_out(connection)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them away: before a migration, for SQLite drops them silently when a table is remade."""
    with connection.cursor() as cursor:
        for event in (*_EVENTS, "hidden"):
            if connection.vendor == "sqlite":
                cursor.execute(f'DROP TRIGGER IF EXISTS "contract_sums_{event}"')
            else:
                cursor.execute(f"DROP FUNCTION IF EXISTS contract_sums_{event} CASCADE")


def work_out(connection: BaseDatabaseWrapper) -> None:
    """All sums anew, from the contracts themselves."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM contracts_contractsum")
        cursor.execute(_add(_ALL, "0"))


def _add(rows: str, transaction: str) -> str:
    return _ADD.format(sort=SORT, transaction=transaction, rows=rows)


def _on_sqlite() -> list[str]:
    differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _COLUMNS)
    heads = {"insert": "INSERT", "update": f"UPDATE OF {', '.join(_COLUMNS)}", "delete": "DELETE"}
    whens = {"update": f" WHEN {differs}"}
    return [
        f'CREATE TRIGGER "contract_sums_{event}" AFTER {heads[event]} ON contracts_contract{whens.get(event, "")} '
        f"BEGIN {_add(_changed(event, _one_row), '0')}; END"
        for event in _EVENTS
    ] + [
        f'CREATE TRIGGER "contract_sums_hidden" AFTER UPDATE OF {_HIDDEN} ON parties_party '
        f"WHEN OLD.{_HIDDEN} IS NOT NEW.{_HIDDEN} BEGIN {_add(_hidden_or_not(), '0')}; END"
    ]


def _on_postgresql() -> list[str]:
    tables = {
        "insert": "NEW TABLE AS now",
        "update": "OLD TABLE AS before NEW TABLE AS now",
        "delete": "OLD TABLE AS before",
    }
    return [
        statement
        for event in _EVENTS
        for statement in (
            f"CREATE FUNCTION contract_sums_{event}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"{_add(_changed(event, _all_rows), 'txid_current()')}; RETURN NULL; END $$",
            f"CREATE TRIGGER contract_sums_{event} AFTER {event.upper()} ON contracts_contract "
            f"REFERENCING {tables[event]} FOR EACH STATEMENT EXECUTE FUNCTION contract_sums_{event}()",
        )
    ] + [
        "CREATE FUNCTION contract_sums_hidden() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_add(_hidden_or_not(), 'txid_current()')}; RETURN NULL; END $$",
        f"CREATE TRIGGER contract_sums_hidden AFTER UPDATE OF {_HIDDEN} ON parties_party FOR EACH ROW "
        f"WHEN (OLD.{_HIDDEN} IS DISTINCT FROM NEW.{_HIDDEN}) EXECUTE FUNCTION contract_sums_hidden()",
    ]


def _changed(event: str, rows: Rows) -> str:
    """What was there is taken off, what is there now is added."""
    gone = [rows("OLD", "before", -1)] if event != "insert" else []
    come = [rows("NEW", "now", 1)] if event != "delete" else []
    return " UNION ALL ".join([*gone, *come])


def _hidden_or_not() -> str:
    """The contracts of a relation that is kept for its account manager from now on, or no longer (P4)."""
    columns = ", ".join(_COLUMNS)
    of_it = "FROM contracts_contract WHERE relation_id = NEW.id"
    was = f"SELECT -1 AS times, {columns}, OLD.{_HIDDEN} AS hidden"
    now = f"SELECT 1 AS times, {columns}, NEW.{_HIDDEN} AS hidden"
    return f"{was} {of_it} UNION ALL {now} {of_it}"


def _one_row(row: str, _table: str, times: int) -> str:
    columns = ", ".join(f"{row}.{column} AS {column}" for column in _COLUMNS)
    return f"SELECT {times} AS times, {columns}, {_OF_RELATION.format(row=f'{row}.')}"


def _all_rows(_row: str, table: str, times: int) -> str:
    return f"SELECT {times} AS times, {', '.join(_COLUMNS)}, {_OF_RELATION.format(row=f'{table}.')} FROM {table}"  # noqa: S608 - our own


INSTALLATION = installs(Installation("contract sums", install, remove))
