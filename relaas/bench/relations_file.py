"""A file of relations as another program gives one out, the same each time; one row in twenty is a little dirty."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from relaas.bench import dutch
from relaas.kernel.folding import fold
from relaas.parties import names

SEED = 20_261_123
HEADINGS = (
    "Naam", "KvK-nummer", "RSIN", "Btw-nummer", "Straat", "Huisnummer", "Postcode", "Plaats", "Telefoon", "E-mail",
    "Website", "Soort relatie",
)  # fmt: skip
FIRST_KVK = 30_000_000  # beyond those of the population that is there already
DIRTY = 0.05
LETTERS = "ABCDEGHJKLMNPRTVWXZ"


def write_relations(file: Path, count: int) -> None:
    """Write so many rows."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(_rows(count))


def _rows(count: int) -> Iterator[tuple[str, ...]]:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    last_name = dutch.by_frequency(dutch.LAST_NAMES, chance)
    trade, form = dutch.by_frequency(dutch.TRADES, chance), dutch.by_frequency(dutch.LEGAL_FORMS, chance)
    city, street = dutch.by_frequency(dutch.CITIES, chance), dutch.by_frequency(dutch.STREETS, chance)
    for number in range(1, count + 1):
        owner = " ".join(part for part in last_name() if part)
        name = f"{names.capitalise(owner)} {trade()} {city()} {form()}".strip()
        domain = f"{fold(name).replace(' ', '').replace('&', '')[:20]}{number}.example"
        rsin = _rsin(chance) if chance.random() < 0.6 else ""
        dirty = chance.random() < DIRTY
        where, at, town = street(), str(chance.randrange(1, 200)), city()
        postcode = f"{chance.randrange(1000, 9999)} {chance.choice(LETTERS)}{chance.choice(LETTERS)}"
        yield (
            name, str(FIRST_KVK + number), rsin, f"NL{rsin}B01" if rsin else "",
            f"{where} {at} a" if dirty else where, "" if dirty else at, postcode, town.upper() if dirty else town,
            f"(038) {chance.randrange(200, 999)} {chance.randrange(10, 99)} {chance.randrange(10, 99)}",
            f"info@{domain}", f"www.{domain}" if chance.random() < 0.5 else "",
            "Klant" if chance.random() < 0.6 else "Leverancier",
        )  # fmt: skip


def _rsin(chance: random.Random) -> str:
    """Nine digits that pass the eleven-test."""
    while True:
        digits = [chance.randrange(10) for _ in range(8)]
        last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if last < 10 and any(digits):
            return "".join(map(str, (*digits, last)))
