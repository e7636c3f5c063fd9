"""Activities: their lists, who is forgotten among the relations, the first page, and writing a contact moment."""

from collections.abc import Callable
from itertools import count

from relaas.activities.writing import write_contact_moment
from relaas.bench.browser import Browser
from relaas.bench.clock import few, median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.bench.workers import at_once
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS
from relaas.parties.models import Party

LIST_MS, TEXT_MS, TOTALS_MS, PAGE_MS, WRITTEN_MS = 15.0, 60.0, 50.0, 20.0, 15.0
WRITTEN_PER_SECOND = 100.0
PEOPLE, EACH, WARM_UP = 8, 25, 3
MANY = 50_000  # from so many on all words are there
ACTIVITY, RELATION = "activities_activity", "parties_party"
OPEN = "kind = 'action' AND done_at IS NULL"
SAID = "kind = 'contact'"
FAR = "coalesce(due, '9999-12-31')"
# What a manager sees, as in `rows.lists`.
SEEN = "is_relation = true AND archived_at IS NULL AND only_for_account_manager = false"
TO_DO = f"SELECT 1 FROM {ACTIVITY} a WHERE a.relation_id = p.id AND a.{OPEN}"
SPOKEN = f"SELECT 1 FROM {ACTIVITY} a WHERE a.relation_id = p.id AND a.{SAID} AND a.at >= '2026-09-01'"
MORE = "kolommen=code,city,next_action,last_contact"

_numbers = count(1)


def _list(
    path: str, asked: str, where: str, order: str, *, table: str = ACTIVITY, link: str = "/activiteiten/{}/"
) -> Callable[[House], Measured]:
    """The page and the bare rows; the page must show the same ones."""

    def measure(house: House) -> Measured:
        given = {"busy": house.busy_manager.pk}
        address = f"{path}?{asked.format(**given)}"
        rows = f"SELECT p.id FROM {table} p WHERE {where.format(**given)} ORDER BY {order} LIMIT 50"
        page = house.browser.get(address)
        found = [row[0] for row in house.bare.rows(rows)]
        missing = [id for id in found if link.format(id) not in page]
        if missing or (house.scale >= MANY and not found):
            raise RuntimeError(f"{address} does not show {missing}, which the database finds")
        floor = median_ms(lambda: house.bare.rows(rows))
        return Measured(median_ms(lambda: house.browser.get(address)), floor)

    return measure


def _relations(asked: str, where: str) -> Callable[[House], Measured]:
    return _list(
        "/relaties/", f"{asked}&{MORE}", f"{SEEN} AND {where}", "sort_name, id", table=RELATION, link="/relaties/{}/"
    )


def _shows(address: str, wanted: str) -> Callable[[House], Measured]:
    """A page on which this must stand."""

    def measure(house: House) -> Measured:
        given = address.format(busiest=house.busiest_party)
        if wanted not in house.browser.get(given):
            raise RuntimeError(f"{given} does not show {wanted}")
        return Measured(median_ms(lambda: house.browser.get(given)))

    return measure


def _of_account_manager(house: House) -> Measured:
    """The first page of somebody who manages hundreds of relations, to which a colleague did something."""
    with Browser(house.server.port, house.managing_session) as browser:
        if f"· {house.manager.name}" not in browser.get("/"):
            raise RuntimeError("the first page does not say what colleagues did")
        return Measured(median_ms(lambda: browser.get("/")))


def _searched(path: str, words: str) -> Callable[[House], Measured]:
    """A text filter; what it looks for is there when there is much."""
    return lambda house: _shows(f"{path}?q={words}", "/activiteiten/" if house.scale >= MANY else 'id="page"')(house)


def _one_after_another(house: House) -> Measured:
    return Measured(median_ms(_Talker(house).write))


def _at_once(house: House) -> Measured:
    """Eight people with eight relations, in one process; nothing may be lost."""
    people = [_Talker(house) for _ in range(PEOPLE)]
    written, rate = at_once([each.write for each in people], each=EACH, warm_up=WARM_UP)
    if len(set(written)) != PEOPLE * few(EACH):
        raise RuntimeError(f"{PEOPLE * few(EACH)} contact moments were written; {len(set(written))} are there")
    return Measured(rate)


class _Talker:
    """Somebody who speaks to a customer of its own."""

    def __init__(self, house: House) -> None:
        customers = Party.objects.filter(is_customer=True, kind="organization", archived_at=None)
        self._customer = customers.filter(pk__gt=house.scale // 3).order_by("pk")[next(_numbers)]
        self._by = house.manager.actor

    def write(self) -> int:
        """Write down one call and give its id."""
        facts = {"channel": "phone", "text": "Belde over de levering van morgen.", "relation": self._customer}
        return write_contact_moment(facts=facts, participants=[], by=self._by).pk


ROWS = (
    Row(
        "action overview of a user", "median_ms", LIST_MS,
        _list("/acties/", "performer={busy}", f"{OPEN} AND performer_id = {{busy}}", f"{FAR}, 2 - priority, id"),
    ),
    Row(
        "actions by priority", "median_ms", LIST_MS,
        _list("/acties/", "sort=priority", OPEN, f"2 - priority, {FAR}, id"),
    ),
    Row(
        "actions by relation", "median_ms", LIST_MS,
        _list("/acties/", "sort=relation", OPEN, f"sort_relation, {FAR}, 2 - priority, id"),
    ),
    Row("actions, text filter", "median_ms", TEXT_MS, _searched("/acties/", "offerte+nabellen")),
    Row(
        "contact moments", "median_ms", LIST_MS,
        _list("/contactmomenten/", "", SAID, "day DESC, at DESC, id DESC"),
    ),
    Row(
        "contact moments by relation", "median_ms", LIST_MS,
        _list("/contactmomenten/", "sort=relation", SAID, "sort_relation, at DESC, id"),
    ),
    Row(
        "contact moments of a user", "median_ms", LIST_MS,
        _list(
            "/contactmomenten/", "performer={busy}", f"{SAID} AND performer_id = {{busy}}",
            "day DESC, at DESC, id DESC",
        ),
    ),
    Row(
        "contact moments, text filter", "median_ms", TEXT_MS,
        _searched("/contactmomenten/", "bakkerij+klacht"),
    ),
    Row(
        "contact moments, rare words", "median_ms", TEXT_MS,
        _searched("/contactmomenten/", "rijwielhandel+klokkenspel"),
    ),
    Row("contact moments per day", "median_ms", TOTALS_MS, _shows(f"/contactmomenten/?{GROUP}=day", "/activiteiten/")),
    Row(
        "contact moments per channel with totals", "median_ms", TOTALS_MS,
        _shows(f"/contactmomenten/?{GROUP}=channel&{SHAPE}={TOTALS}", 'class="chart"'),
    ),
    Row(
        "relations without a next action", "median_ms", LIST_MS, _relations("next=without", f"NOT EXISTS ({TO_DO})")
    ),
    Row("relations with a next action", "median_ms", LIST_MS, _relations("next=with", f"EXISTS ({TO_DO})")),
    Row(
        "relations nobody spoke to lately", "median_ms", LIST_MS,
        _relations("no_contact_since=1-9-2026", f"NOT EXISTS ({SPOKEN})"),
    ),
    Row(
        "story of 10,000 contact moments", "median_ms", PAGE_MS,
        _shows("/relaties/{busiest}/relaas/", "/activiteiten/"),
    ),
    Row("first page", "median_ms", PAGE_MS, _shows("/", 'id="page"')),
    Row("first page of an account manager", "median_ms", PAGE_MS, _of_account_manager),
    Row("contact moment written down", "median_ms", WRITTEN_MS, _one_after_another),
)  # fmt: skip
AT_ONCE = Row("contact moment written down, 8 at once", "rows_per_s", WRITTEN_PER_SECOND, _at_once, own_server=True)
