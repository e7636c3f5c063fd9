"""Measuring the rows of the table on the database of the settings."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby

from django.db import connection

from relaas.bench.house import House
from relaas.bench.results import Result
from relaas.bench.rows import ROWS, Row
from relaas.program import preparation


def measure(scale: int, names: Sequence[str], said: Callable[[str], None]) -> Iterator[Result]:
    """The rows whose names are given, all of them when none is; `said` is told what came out."""
    preparation.prepare()
    house = House(scale)
    wanted = [row for row in ROWS if not names or row.name in names]
    for own_server, rows in groupby(wanted, key=lambda row: row.own_server):
        with nullcontext() if own_server else house.served():
            for row in rows:
                result = _result(row, house)
                said(f"{connection.vendor} {scale:,}: {row.name}: {result.value:,} (bare {result.floor})")
                yield result


def _result(row: Row, house: House) -> Result:
    measured = row.measure(house)
    return Result(
        name=row.name, database=connection.vendor, scale=house.scale, unit=row.unit, value=measured.value,
        budget=row.budget, floor=measured.floor, growth_budget=row.growth_budget,
    )  # fmt: skip
