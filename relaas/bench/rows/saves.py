"""Saving one new relation with its address, phone, e-mail and first person: one form, sent in as a person does."""

import re
import secrets
import time
from html import unescape
from itertools import count

from relaas.bench.bare_saving import save_bare
from relaas.bench.browser import Browser
from relaas.bench.clock import few, median_ms
from relaas.bench.crowd import Crowd, crowd
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row

BUDGET_MS = 15.0
BUDGET_PER_SECOND = 100.0
PEOPLE = 8
EACH = 25
WARM_UP = 25  # the database was copied just now: its pages come into memory first, as on any working day
KEYS = "parties_matchkey"  # of likely doubles: each save looks at a dozen pages anywhere in their index
NEW = "/relaties/nieuw/"
LAST = "SELECT max(id) FROM parties_party"
SAVED = """SELECT count(*), count(DISTINCT code), min(id) FROM parties_party
    WHERE id > %s AND kind = 'organization'"""
SYLLABLES = ("ba", "de", "fi", "go", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wa", "xi", "zu")
SEEN = re.compile(r'<input[^>]*name="seen"[^>]*value="([^"]*)"')

_numbers = count(1)


def _form() -> dict[str, str]:
    """A relation that looks like none that was saved before, so that nobody is asked whether it is a double.

    Hundreds with the same first words would each be compared with forty others, as nobody's real customers are.
    """
    number = next(_numbers)
    name = "".join(secrets.choice(SYLLABLES) for _ in range(8)).capitalize()
    return {
        "once": secrets.token_urlsafe(16), "name": f"{name} Groothandel", "is_relation": "on", "is_customer": "on",
        "phone": f"010 {2_000_000 + number}", "email": f"info@bench{number}.example",
        "addresses.0.street": "Ambachtsweg", "addresses.0.house_number": str(number), "addresses.0.postcode": "8042 AB",
        "addresses.0.city": "Zwolle", "addresses.0.country": "NL",
        "person.first_name": "Jan", "person.prefix": "van den", "person.last_name": "Berg",
        "employment.function": "Inkoper", "employment.work_email": f"jan@bench{number}.example",
    }  # fmt: skip


def _one_after_another(house: House) -> Measured:
    house.bare.read_index_of(KEYS)
    value = median_ms(lambda: house.browser.post(NEW, _form()))
    return Measured(value, median_ms(lambda: save_bare(house.bare)))


def _at_once(house: House) -> Measured:
    """Eight people, with a worker for each core as `relaas serve` has."""
    house.bare.read_index_of(KEYS)
    with house.served(workers=0) as server, crowd(server.port, house.session, size=PEOPLE) as people:
        server.settle()
        people.together(lambda browser, _person: _save_some(browser, few(WARM_UP)))
        (last,) = house.bare.one(LAST)
        began = time.perf_counter()
        people.together(lambda browser, _person: _save_some(browser, few(EACH)))
        rate = PEOPLE * few(EACH) / (time.perf_counter() - began)
        _nothing_is_lost(house, people, last)
    return Measured(round(rate, 1))


def _save_some(browser: Browser, times: int) -> None:
    for _ in range(times):
        browser.post(NEW, _form())


def _nothing_is_lost(house: House, people: Crowd, last: int) -> None:
    """All that was saved is there, each with a number; of eight who save one card at once, one may."""
    saved, numbers, first = house.bare.one(SAVED, last)
    expected = PEOPLE * few(EACH)
    if not saved == numbers == expected:
        raise RuntimeError(f"{expected} relations were saved; {saved} are there, with {numbers} numbers")
    card = f"/relaties/{first}/organisatie/bewerken/"
    seen = SEEN.search(house.browser.get(card))
    form = {"name": "Bench samen", "code": "-", "is_relation": "on", "seen": unescape(seen[1]) if seen else ""}

    def save(browser: Browser, person: int) -> int:
        return browser.post(card, {**form, "legal_name": f"Persoon {person}"}, expected=(303, 422)).status

    answers = sorted(people.together(save))
    if answers != [303, *[422] * (PEOPLE - 1)]:
        raise RuntimeError(f"of {PEOPLE} who saved one card at once one must be let through: {answers}")


ONE = Row("save of a relation with address and contact", "median_ms", BUDGET_MS, _one_after_another)
AT_ONCE = Row("save, 8 at once", "rows_per_s", BUDGET_PER_SECOND, _at_once, own_server=True)
