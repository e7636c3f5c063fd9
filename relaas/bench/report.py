"""The table that is printed, in Markdown so that it can be put in docs/performance.md as it is, and the JSON file."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from relaas.bench.results import Result, Unit

UNITS: dict[Unit, str] = {"median_ms": "ms", "rows_per_s": "/s", "mb": "MB"}
HEADING = ("work", "measured", "budget", "floor", "times the floor", "times 10,000", "")


def table(results: Sequence[Result]) -> str:
    """A table for each database and scale among the results."""
    tables: dict[tuple[str, int], list[Result]] = {}
    for result in results:
        tables.setdefault((result.database, result.scale), []).append(result)
    return "\n".join(f"\n{kind}, {scale:,} parties\n\n{_rows(rows)}" for (kind, scale), rows in tables.items())


def write_json(results: Iterable[Result], file: Path) -> None:
    """A list with an object for each row."""
    file.write_text(json.dumps([result.as_json() for result in results], indent=2) + "\n")


def _rows(results: Iterable[Result]) -> str:
    lines = [HEADING, *(_cells(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADING))]
    written = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    ]
    rule = f"| {' | '.join('-' * max(width, 3) for width in widths)} |"
    return "\n".join([written[0], rule, *written[1:]])


def _cells(result: Result) -> tuple[str, ...]:
    unit = UNITS[result.unit]
    bound = "≥" if result.unit == "rows_per_s" else "≤"
    return (
        result.name,
        f"{_number(result.value)} {unit}",
        f"{bound} {_number(result.budget)} {unit}",
        f"{_number(result.floor)} {unit}" if result.floor else "",
        f"{_number(result.ratio)}" if result.ratio else "",
        f"{result.growth:.2f}" if result.growth else "",
        "" if result.keeps_budget else "MISSED",
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
