"""What each column means: its heading says so, else its contents do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from relaas.imports.guessing.known import Known
from relaas.imports.importer import Target

SAMPLE = 200  # cells of a column that are looked at
SHOWN = 3
ENOUGH = 0.8  # of the cells must look like it
CONTRADICTED = 0.2

BY_HEADING, BY_CONTENTS, BY_CHOICE, UNKNOWN = "heading", "contents", "choice", ""


@dataclass(frozen=True)
class Column:
    """A column of the file: where it stands (0 is the first), what is written above it and some of what is in it."""

    index: int
    heading: str
    cells: tuple[str, ...] = ()
    target: str = ""
    because: str = UNKNOWN

    @property
    def name(self) -> str:
        """What to call it: its heading, or its letter as a sheet has it."""
        return self.heading or letter_of(self.index)

    def keep(self) -> dict[str, Any]:
        return {**asdict(self), "cells": list(self.cells[:SHOWN])}

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        return cls(**{**kept, "cells": tuple(kept["cells"])})


def columns_of(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns that have a heading or contents."""
    width = max([len(headings), *(len(row) for row in rows)])
    found = []
    for index in range(width):
        cells = tuple(row[index] for row in rows if index < len(row) and row[index])[:SAMPLE]
        heading = headings[index] if index < len(headings) else ""
        if heading or cells:
            found.append(Column(index, heading, cells))
    return found


def guess(columns: Iterable[Column], known: Known) -> list[Column]:
    """The same columns, each with the target that it means, if any; no target twice.

    A heading that may mean several things means the one that its contents do not contradict.
    """
    taken: dict[str, tuple[int, str]] = {}
    waiting = []
    group: object = None
    for column in columns:
        choices = [target for target in known.of(column.heading) if target.key not in taken] if column.heading else []
        chosen = _likeliest(choices, column, group)
        group = chosen.group if chosen else None
        if chosen and not (_contradicted(chosen, column.cells) and _by_contents(column, known, taken)):
            taken[chosen.key] = column.index, BY_HEADING
        else:
            waiting.append(column)
    for column in waiting:
        target = _by_contents(column, known, taken)
        if target:
            taken[target.key] = column.index, BY_CONTENTS
    _take_required(waiting, known, taken)
    means = {index: (key, because) for key, (index, because) in taken.items()}
    return [Column(each.index, each.heading, each.cells, *means.get(each.index, ("", UNKNOWN))) for each in columns]


def _likeliest(choices: Sequence[Target], column: Column, group: object) -> Target | None:
    """Not contradicted; then of the group of the column before it (a number behind a street); then the first."""
    return min(
        choices,
        key=lambda target: (_contradicted(target, column.cells), target.group != group and len(choices) > 1),
        default=None,
    )


def _take_required(waiting: Iterable[Column], known: Known, taken: dict[str, tuple[int, str]]) -> None:
    """What no file can do without, a name, is the first column of words that means nothing else."""
    used = {index for index, _because in taken.values()}
    for one_of in known.required:
        if one_of & taken.keys():
            continue
        column = next((each for each in waiting if each.index not in used and _is_words(each.cells)), None)
        if column:
            key = next(target.key for target in known.targets if target.key in one_of)
            taken[key] = column.index, BY_CONTENTS
            used.add(column.index)


def _is_words(cells: Sequence[str]) -> bool:
    """Whether these are mostly letters, and mostly different: names, and no choices out of a few."""
    lettered = sum(sum(map(str.isalpha, cell)) * 2 > len(cell) for cell in cells)
    return bool(cells) and lettered >= ENOUGH * len(cells) and len(set(cells)) >= ENOUGH * len(cells)


def letter_of(index: int) -> str:
    """A, B … Z, AA: as a sheet names its columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _by_contents(column: Column, known: Known, taken: Iterable[str]) -> Target | None:
    if not column.cells:
        return None
    free = [target for target in known.targets if target.recognises and target.key not in taken]
    shares = [(_share(target.recognises, column.cells), -place, target) for place, target in enumerate(free)]
    share, _place, target = max(shares, key=lambda each: each[:2], default=(0.0, 0, None))
    return target if share >= ENOUGH else None


def _contradicted(target: Target, cells: Sequence[str]) -> bool:
    return bool(target.recognises and cells and _share(target.recognises, cells) < CONTRADICTED)


def _share(recognises: Callable[[str], bool] | None, cells: Sequence[str]) -> float:
    return sum(recognises(cell) for cell in cells) / len(cells) if recognises else 0.0
