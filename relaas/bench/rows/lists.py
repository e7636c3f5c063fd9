"""Lists of 50: every declared sort, filters that are common and rare, the middle of a million rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from relaas.bench.browser import Browser
from relaas.bench.clock import median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.overviews import cursors

BUDGET_MS = 15.0
GROWTH = 1.5
PAGE = 50
COLUMNS = "id, code, name, city, phone, email, status_id, account_manager_id, is_customer, is_prospect, is_supplier"
# What a manager sees, that is: without the persons that are kept for their account manager (P4).
RELATIONS = "is_relation = true AND archived_at IS NULL AND only_for_account_manager = false"
PERSONS = "kind = 'person' AND archived_at IS NULL AND only_for_account_manager = false"


@dataclass(frozen=True)
class List:
    """A list in an address, and the same rows by the bare driver: the condition and its values, and the order."""

    path: str
    where: str = RELATIONS
    order: str = "sort_name, id"
    asked: Mapping[str, object] = field(default_factory=dict)
    values: tuple[object, ...] = ()

    @property
    def address(self) -> str:
        return f"{self.path}?{urlencode(self.asked)}"

    @property
    def statement(self) -> str:
        return f"SELECT {COLUMNS} FROM parties_party WHERE {self.where} ORDER BY {self.order} LIMIT {PAGE}"


def measure_list(house: House, listed: List, browser: Browser | None = None) -> Measured:
    """The page and the bare rows; the page must show the same ones."""
    browser = browser or house.browser
    browser.close()  # it opens again: the server hangs up on a connection that was silent for long
    page = browser.get(listed.address)
    for id, *_ in house.bare.rows(listed.statement, *listed.values):
        if f"/{id}/" not in page:
            raise RuntimeError(f"{listed.address} does not show party {id}, which the database finds")
    return Measured(
        median_ms(lambda: browser.get(listed.address)),
        median_ms(lambda: house.bare.rows(listed.statement, *listed.values)),
    )


def _by_code(_house: House) -> List:
    return List("/relaties/", asked={"sort": "code"}, order="sort_code, id")


def _by_city(_house: House) -> List:
    return List("/relaties/", asked={"sort": "city"}, order="sort_city, sort_name, id")


def _deep(house: House) -> List:
    """From the middle on, as somebody comes there who pages long enough."""
    (count,) = house.bare.one(f"SELECT count(*) FROM parties_party WHERE {RELATIONS}")
    middle = f"SELECT sort_name, id FROM parties_party WHERE {RELATIONS} ORDER BY sort_name, id LIMIT 1 OFFSET %s"
    key = house.bare.one(middle, count // 2)
    where = f"{RELATIONS} AND (sort_name, id) > (%s, %s)"
    return List("/relaties/", where, asked={"after": cursors.written(key)}, values=key)


def _with_status(status: int, role: str) -> List:
    where = f"{RELATIONS} AND is_{role} = true AND status_id = %s"
    return List("/relaties/", where, asked={"role": role, "status": status}, values=(status,))


def _of_account_manager(house: House) -> List:
    where = f"{RELATIONS} AND account_manager_id = %s"
    id = house.busy_manager.pk
    return List("/relaties/", where, asked={"manager": id}, values=(id,))


def _in_city(_house: House) -> List:
    return List(
        "/relaties/", f"{RELATIONS} AND sort_city >= %s AND sort_city < %s",
        asked={"city": "Zwolle"}, values=("zwolle", "zwolle\U0010ffff"),
    )  # fmt: skip


def _limited(house: House) -> Measured:
    """Somebody who sees nothing but the relations it is account manager of."""
    where = """is_relation = true AND archived_at IS NULL AND id IN
               (SELECT party_id FROM parties_accountmanager WHERE user_id = %s)"""
    with Browser(house.server.port, house.limited_session) as browser:
        return measure_list(house, List("/relaties/", where, values=(house.busy_manager.pk,)), browser)


def _row(name: str, listed: Callable[[House], List]) -> Row:
    return Row(name, "median_ms", BUDGET_MS, lambda house: measure_list(house, listed(house)), GROWTH)


ROWS = (
    _row("list of relations", lambda _house: List("/relaties/")),
    _row("list of relations by code", _by_code),
    _row("list of relations by city", _by_city),
    _row("list from the middle on", _deep),
    _row("list of customers", lambda _house: List("/klanten/", f"{RELATIONS} AND is_customer = true")),
    _row("list of manufacturers", lambda _house: List("/fabrikanten/", f"{RELATIONS} AND is_manufacturer = true")),
    _row("list of persons", lambda _house: List("/personen/", PERSONS)),
    _row("list with role and status", lambda house: _with_status(house.common_status, "customer")),
    _row("list with role and rare status", lambda house: _with_status(house.rare_status, "supplier")),
    _row("list of an account manager", _of_account_manager),
    _row("list of a city", _in_city),
    Row("list of somebody limited to its own", "median_ms", BUDGET_MS, _limited, GROWTH),
)
