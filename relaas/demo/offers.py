"""What Waterkant lets and hires, maintains and subscribes to, as it stands in `subscriptions.csv`. Pure."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from relaas.demo.jobs import Job, JobLine
from relaas.kernel.grids import add_months

OFFERS = Path(__file__).with_name("subscriptions.csv")
# How a contract of subscriptions fares; `leap` runs from a 29th of February on.
FATES = frozenset(
    {"asked", "offered", "option", "runs", "renews", "ending", "ended", "starts", "paused", "noticed", "leap"}
)


@dataclass(frozen=True)
class Rhythm:
    """How often a line comes back, in the words of `contracts`; `months` is the agreed term, None without end."""

    price_per: str
    every: int
    interval: str
    moment: str
    splits: str
    alignment: str
    months: int | None
    renews: bool
    times: int
    notice: int | None

    def facts(self, from_day: date) -> dict[str, Any]:
        """As the verb that makes it wants them, of what begins on this day."""
        return {
            "price_per": self.price_per,
            "every": self.every,
            "interval": self.interval,
            "moment": self.moment,
            "splits": self.splits,
            "alignment": self.alignment,
            "from_day": from_day,
            "until_day": add_months(from_day, self.months) if self.months else None,
            "times": self.times,
            "auto_renew": self.renews,
            "notice_months": self.notice,
        }


@dataclass(frozen=True)
class Offer:
    """A contract as it is usually made: its lines, how each comes back (None: once), who has it, and how each fares."""

    job: Job
    companies: list[str]
    fates: list[str]
    rhythms: list[Rhythm | None] = field(default_factory=list)

    @property
    def months(self) -> int | None:
        """The longest term of its lines."""
        return max((rhythm.months for rhythm in self.rhythms if rhythm and rhythm.months), default=None)

    @property
    def times(self) -> int:
        """The most times that one of its lines is invoiced, each a month; 0 without such a line."""
        return max((rhythm.times for rhythm in self.rhythms if rhythm), default=0)


def offers() -> list[Offer]:
    """What the demonstration lets, hires, maintains and subscribes to, in the order of its file."""
    with OFFERS.open(encoding="utf-8", newline="") as file:
        return list(_offers(csv.DictReader(file, delimiter=";")))


def _offers(rows: Iterable[dict[str, str]]) -> Iterator[Offer]:
    for key, together in groupby(rows, key=lambda row: row["offer"]):
        some = list(together)
        first = some[0]
        lines = [JobLine(r["line"], r["quantity"], r["unit"], r["price"], r["cost"], r["vat"]) for r in some]
        job = Job(key, first["direction"] == "s", first["category"], first["description"], lines)
        yield Offer(job, first["companies"].split(), first["fates"].split(), [_rhythm(row) for row in some])


def _rhythm(row: dict[str, str]) -> Rhythm | None:
    if not row["price_per"]:
        return None
    term = row["term"]
    return Rhythm(
        row["price_per"],
        int(row["every"]),
        row["interval"],
        row["moment"],
        row["splits"],
        row["alignment"],
        int(term.rstrip("+")) if term else None,
        term.endswith("+"),
        int(row["times"] or 0),
        int(row["notice"]) if row["notice"] else None,
    )
