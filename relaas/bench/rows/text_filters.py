"""The text filter of a list: complete, however common or rare the words are."""

from relaas.bench import dutch
from relaas.bench.house import House
from relaas.bench.rows.lists import RELATIONS, List, measure_list
from relaas.bench.rows.row import Measured, Row
from relaas.kernel import search

BUDGET_MS = 60.0
MATCHING_ON_SQLITE = "id IN (SELECT rowid FROM search_parties_party WHERE search_parties_party MATCH %s)"


def _texts(house: House, typed: str, **more: object) -> Measured:
    words = search.words_of(typed)
    where = [RELATIONS, *(f"is_{role} = true" for role in more.values())]
    if house.bare.kind == "sqlite":
        where.append(MATCHING_ON_SQLITE)
        values: tuple[str, ...] = (" ".join(f'"{word}"' for word in words),)
    else:
        where += ["search_text LIKE %s" for _word in words]
        values = tuple(f"%{word}%" for word in words)
    return measure_list(house, List("/relaties/", " AND ".join(where), asked={"q": typed, **more}, values=values))


def _row(name: str, typed: str, **more: object) -> Row:
    return Row(f"text filter: {name}", "median_ms", BUDGET_MS, lambda house: _texts(house, typed, **more))


ROWS = (
    _row("common", "bakkerij"),
    _row("common and far down the list", "stichting"),
    _row("common with a role", "bakkerij", role="supplier"),
    _row("rare", dutch.RARE_TRADE.lower()),
    _row("two words", "orgelbouw bouzid"),
    _row("two letters", "jo"),
    _row("nothing found", "zzqqxx"),
)
