"""Strands: rows of a room that stand in the story of a subject among its entries, as they are now.

What was said or done is a row of its own (a contact moment), not a sentence about one: corrected, it reads corrected;
deleted, it is gone; and who may not see it does not read it. The database weaves the strands and the entries together.

    STRANDS.add("activities", Strand("activities", rows=…, planned=…, tell=…))
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject
from relaas.story.sentences import Topic
from relaas.story.told import Told


@dataclass(frozen=True)
class Stretch:
    """Rows that one index gives in the order of `at`: the columns that hold the moment, the id, and the folded text
    to search in (`kernel.search`)."""

    rows: QuerySet[Any, Any]
    at: str = "at"
    id: str = "id"
    text: str = "search_text"


def _none_planned(_subject: Subject, _viewer: Actor) -> Iterable[QuerySet[Any, Any]]:
    return ()


@dataclass(frozen=True)
class Strand:
    """What a room gives of its own.

    `rows` are the stretches that belong in this subject's story, as far as this viewer may see; `planned` the rows
    that are still to be done, what is due first. Neither asks the database nor looks at the clock: the statement is
    kept. `tell` puts these rows into words, one query for all. A row comes once, and goes over when its subject is
    merged into another (`parties.merging.owning`).
    """

    name: str
    rows: Callable[[Subject, Actor], Iterable[Stretch]]
    tell: Callable[[Collection[int], Actor], Mapping[int, Told]]
    planned: Callable[[Subject, Actor], Iterable[QuerySet[Any, Any]]] = _none_planned
    topic: Topic = Topic.TALK

    def __post_init__(self) -> None:
        if not re.fullmatch("[a-z]+", self.name):
            raise ValueError(f"{self.name!r} is no name of a strand: small letters only")


STRANDS: Registry[Strand] = Registry("strand")
