"""What Waterkant sells and buys, as it stands in `jobs.csv`: a job with the lines of its contract. Pure."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from pathlib import Path
from random import Random

JOBS = Path(__file__).with_name("jobs.csv")
HEADING, SUBTOTAL = "kop", "subtotaal"


@dataclass(frozen=True)
class JobLine:
    """A line as it usually is; a heading or a subtotal has a text only. Prices and quantities are Dutch."""

    description: str
    quantity: str
    unit: str
    price: str
    cost: str
    vat: str

    @property
    def is_item(self) -> bool:
        return self.vat not in (HEADING, SUBTOTAL)


@dataclass(frozen=True)
class Job:
    """A kind of work or delivery: what it is called, under which category, and its lines."""

    key: str
    is_sales: bool
    category: str
    description: str
    lines: list[JobLine] = field(default_factory=list)


def jobs() -> list[Job]:
    """What the demonstration's contracts are about, in the order of its file."""
    with JOBS.open(encoding="utf-8", newline="") as file:
        return list(_jobs(csv.DictReader(file, delimiter=";")))


def scaled(quantity: str, rng: Random) -> str:
    """More or less of the same: between a half and twice as much, in whole numbers where it was whole."""
    usual = Decimal(quantity.replace(",", "."))
    if usual == 1:
        return quantity
    whole = usual == usual.to_integral_value()
    factor = Decimal(rng.randrange(50, 200)) / 100
    found = (usual * factor).quantize(Decimal(1) if whole else Decimal("0.5"), rounding=ROUND_HALF_UP)
    return str(max(found, Decimal(1))).replace(".", ",")


def _jobs(rows: Iterator[dict[str, str]]) -> Iterator[Job]:
    for key, together in groupby(rows, key=lambda row: row["job"]):
        some = list(together)
        first = some[0]
        lines = [JobLine(r["line"], r["quantity"], r["unit"], r["price"], r["cost"], r["vat"]) for r in some]
        yield Job(key, first["direction"] == "s", first["category"], first["description"], lines)
