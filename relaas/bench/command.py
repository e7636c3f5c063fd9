"""`relaas bench`: build the data once, measure every row on both databases, print the table, write the JSON."""

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from relaas.bench.children import Children
from relaas.bench.clock import TIMES
from relaas.bench.databases import KINDS, opened
from relaas.bench.datasets import fresh_copy
from relaas.bench.report import table, write_json
from relaas.bench.results import Result
from relaas.bench.rows import ROWS
from relaas.program.locks import Held, lock
from relaas.program.stopping import Stop

SMALLEST = 100
LARGEST = 10_000_000
COMPARED_WITH = 10_000  # lists are measured at this scale as well: they may hardly grow


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", type=int, default=100_000, help="how many parties (default: %(default)s)")
    parser.add_argument("--database", choices=(*KINDS, "both"), default="both", help="(default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to a file as well")
    parser.add_argument("--rows", nargs="+", default=[], metavar="NAME", help="only rows whose names begin so")
    parser.add_argument(
        "--data", type=Path, default=Path("bench-data"), metavar="FOLDER",
        help="where the data is kept for the next time (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--times", type=int, default=TIMES, help="how often each is measured (default: %(default)s)")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a row misses its budget")


def run(options: argparse.Namespace) -> int:
    """Measure and give the exit code: 1 when it is `strict` and a budget was missed."""
    if not SMALLEST <= options.scale <= LARGEST:
        raise Stop(f"A scale is a whole number from {SMALLEST:,} to {LARGEST:,}.")
    names = _names(options.rows)
    options.data.mkdir(parents=True, exist_ok=True)
    kinds = KINDS if options.database == "both" else (options.database,)
    try:
        with lock(options.data / "bench.lock", wait=False):
            results = [result for kind in kinds for result in _measure(kind, options, names)]
    except Held:
        raise Stop(f"Somebody is measuring with the data in {options.data} already.") from None
    sys.stdout.write(table(results) + "\n")
    if options.json:
        write_json(results, options.json)
    return int(options.strict and not all(result.keeps_budget for result in results))


def _measure(kind: str, options: argparse.Namespace, names: list[str]) -> list[Result]:
    """The rows on one kind of database; lists at the smallest scale as well."""
    children, scale = Children(options.data / "home", options.times), options.scale
    grows = [row.name for row in ROWS if row.growth_budget and row.name in names]
    before: dict[str, float] = {}
    with opened(kind, options.data) as databases:
        if scale > COMPARED_WITH and grows:
            with fresh_copy(databases, COMPARED_WITH, children) as url:
                before = {result.name: result.value for result in children.measure(url, COMPARED_WITH, grows)}
        with fresh_copy(databases, scale, children) as url:
            measured = children.measure(url, scale, names)
    return [
        dataclasses.replace(result, growth=round(result.value / before[result.name], 2))
        if result.name in before
        else result
        for result in measured
    ]


def _names(beginnings: Sequence[str]) -> list[str]:
    """The names of the rows that begin so, of all when nothing is given."""
    names = [row.name for row in ROWS if not beginnings or row.name.startswith(tuple(beginnings))]
    if not names:
        raise Stop(f"No row begins so. There are: {', '.join(row.name for row in ROWS)}.")
    return names
