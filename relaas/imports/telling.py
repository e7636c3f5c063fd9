"""What became of rows, as counts and as what the report says of each."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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


def counts_of(current: Import) -> dict[str, int]:
    """The numbers of the report: `rows`, `created`, `updated`, `skipped`."""
    counts = current.counts()
    return {name: counts[name] for name in ("rows", "created", "updated", "skipped")}


def said_in(current: Import, name: str) -> Iterator[Said]:
    """The `refused` or the `warnings` of an import that ran, in the order of the rows; a set at a time in memory."""
    counted_as = {"refused": "refused__gt", "warnings": "warned__gt"}[name]
    sets = current.sets.filter(**{counted_as: 0})
    for said in sets.values_list("report", flat=True).iterator(chunk_size=5):
        yield from said.get(name, ())  # after thirty days nothing is said any more


def pieces_of_report(current: Import, **more: Any) -> Iterator[bytes]:
    """The whole report as JSON, in pieces: the counts and `more`, and the lists `refused` and `warnings`."""
    yield json.dumps({**counts_of(current), **more}, indent=1).removesuffix("\n}").encode()
    for name in ("refused", "warnings"):
        before = f',\n "{name}": [\n  '
        for each in said_in(current, name):
            shown = {key: value for key, value in each.items() if key != "cells"}
            yield f"{before}{json.dumps(shown, ensure_ascii=False)}".encode()
            before = ",\n  "
        yield (f',\n "{name}": []' if before.startswith(',\n "') else "\n ]").encode()
    yield b"\n}\n"
