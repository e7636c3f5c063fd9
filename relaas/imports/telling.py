"""What became of rows, as counts and as what the report says of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from relaas.imports.importer import Outcome
from relaas.imports.models import COUNTED, Import
from relaas.imports.rows import Chunk

type Said = dict[str, Any]


def counted(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How many rows are created, updated, skipped and refused, and how many cells are warned about."""
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[outcome.what] += 1
        counts["warned"] += len(outcome.problems)
    return {name: counts[name] for name in COUNTED}


def said_of(outcomes: Iterable[Outcome], chunk: Chunk, names: Mapping[str, str]) -> dict[str, list[Said]]:
    """What the report says of these rows. `names` are the columns by target; refused rows come with all their cells."""
    refused: list[Said] = []
    warnings: list[Said] = []
    for outcome in outcomes:
        for problem in outcome.problems:
            warning = {
                "row": outcome.row,
                "column": names.get(problem.target, problem.target),
                "value": problem.value,
                "reason": problem.reason,
                "code": problem.code,
            }
            warnings.append(warning if problem.mended_to is None else {**warning, "mended_to": problem.mended_to})
        if outcome.what == "refused":
            cells = chunk.cells[outcome.row]
            refused.append({"row": outcome.row, "column": "", "value": "", "reason": outcome.reason, "cells": cells})
    return {"refused": refused, "warnings": warnings}


def names_of(current: Import) -> dict[str, str]:
    """What the file calls the column of each target."""
    return {column.target: column.name for column in current.read_columns if column.target}


def report_of(current: Import) -> dict[str, Any]:
    """The whole report of an import that ran: `rows`, counts, and the lists `refused` and `warnings`."""
    counts = current.counts()
    report: dict[str, Any] = {name: counts[name] for name in ("rows", *COUNTED) if name not in ("refused", "warned")}
    report |= {"refused": [], "warnings": []}
    for said in current.sets.values_list("report", flat=True).iterator(chunk_size=50):
        for name in ("refused", "warnings"):
            report[name] += said[name]
    for each in report["refused"]:
        del each["cells"]
    return report
