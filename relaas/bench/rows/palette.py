"""The palette: what it shows for what people type, each of them asked of the server as the palette asks it."""

from collections.abc import Callable
from urllib.parse import urlencode

from relaas.bench import dutch
from relaas.bench.browser import Browser
from relaas.bench.clock import median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

BUDGET_MS = 30.0
TAIL = 4
NOTHING = "Niets gevonden"
ENOUGH = 100_000  # parties; among fewer nobody may work at one with a rare name


def _column(house: House, column: str) -> str:
    """What an organization in the middle has in this column; the last of some, so that it stands not at the front."""
    statement = f"SELECT {column} FROM parties_party WHERE kind = 'organization' AND is_relation = true"
    rows = house.bare.rows(
        f"{statement} AND archived_at IS NULL AND {column} > '' AND id > %s LIMIT 20", house.scale // 2
    )
    return str(rows[-1][0])


def _measure(house: House, typed: str, *, finds: bool, browser: Browser | None = None) -> Measured:
    """One answer; among enough parties it must find something, or nothing, as is said."""
    browser = browser or house.browser
    address = f"/zoeken/snel/?{urlencode({'q': typed})}"
    browser.close()  # it opens again: the server hangs up on a connection that was silent for long
    answer = browser.get(address)
    if house.scale >= ENOUGH and (NOTHING not in answer) is not finds:
        raise RuntimeError(f"{address} finds {'nothing' if finds else 'something'}")
    return Measured(median_ms(lambda: browser.get(address)))


def _limited(house: House) -> Measured:
    with Browser(house.server.port, house.limited_session) as browser:
        return _measure(house, "bakkerij", finds=True, browser=browser)


def _row(name: str, typed: Callable[[House], str], *, finds: bool = True) -> Row:
    return Row(f"palette: {name}", "median_ms", BUDGET_MS, lambda house: _measure(house, typed(house), finds=finds))


ROWS = (
    _row("common part of a name", lambda _house: "kkerij"),
    _row("rare part of a name", lambda _house: dutch.RARE_TRADE.lower()[2:]),
    _row("three letters", lambda _house: "bak"),
    _row("two letters", lambda _house: "jo"),
    _row("two words", lambda _house: "jansen zwolle"),
    _row("code", lambda house: _column(house, "code")),
    _row("KvK", lambda house: _column(house, "kvk")),
    _row("end of a telephone", lambda house: _column(house, "phone")[-TAIL:]),
    _row("part of an e-mail", lambda house: _column(house, "email").partition("@")[2][2:]),
    _row("person at an organization", lambda _house: f"jansen {dutch.RARE_TRADE.lower()}"),
    _row("one letter wrong", lambda _house: "bakkreij"),
    _row("nothing", lambda _house: "zzqqxx", finds=False),
    Row("palette: somebody limited to its own", "median_ms", BUDGET_MS, _limited),
)
