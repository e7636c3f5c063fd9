"""Rows for the tests of the lists, and ways to read a list."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import Any

from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.folding import fold
from relaas.overviews import reach
from relaas.overviews.cursors import Cursor
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.page_parts import Line
from relaas.overviews.question import Question
from relaas.parties.models import Kind, Party
from relaas.parties.overviews import RELATIONS
from relaas.story.writing import writing

type Make = Callable[..., Party]
_ORDINARY = {"kind": Kind.ORGANIZATION, "is_relation": True}


def names(
    given: Mapping[str, Sequence[str]] | None = None, overview: Overview = RELATIONS, by: Actor = COMMAND_LINE
) -> list[str]:
    """The names on the first page."""
    return [line.label for line in ListPage(Question.read(overview, by, given or {})).lines]


def texts_of(line: Line) -> list[str]:
    """What stands in the cells of a row."""
    return [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in line.cells.split("</td>")[:-1]]


def raw(*rows: dict[str, Any]) -> None:
    """Many relations at once, as an import would write them."""
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.bulk_create(
            Party(**{"kind": Kind.ORGANIZATION, "is_relation": True, "sort_name": fold(row["name"]), **row})
            for row in rows
        )


def only(*rows: dict[str, Any]) -> None:
    """These relations and no others: for examples that follow each other in one test."""
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.all().delete()
    raw(*rows)


def as_bytes(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A key to sort by as databases must: bytes."""
    return tuple(part.encode() if isinstance(part, str) else part for part in row)


def walked(question: Question) -> tuple[list[int], list[int]]:
    """The ids seen page by page to the end, and then page by page back from there to the beginning."""
    forwards = _along(question, backwards=False, place=None)
    back = _along(question, backwards=True, place=forwards[-1]) if forwards else []
    return forwards, [*back, *forwards[-1:]]


def _along(question: Question, *, backwards: bool, place: int | None) -> list[int]:
    keys = question.with_keys(Party.objects.all()).values_list(*question.sort.keys, "pk")
    seen: list[int] = []
    while True:
        cursor = Cursor(keys.get(pk=place), backwards) if place else None
        found = reach.reach(replace(question, cursor=cursor))
        seen = [*found.ids, *seen] if backwards else [*seen, *found.ids]
        if not found.more:
            return seen
        place = found.ids[0 if backwards else -1]
