"""Indexes for the lists of activities (`activities.lists`), good for a million of them.

What is open and what is past stand apart: of a million activities a few are still to be done. Each index begins with
the kind and an order and holds, behind it, every column that a filter of its lists tests, so that thousands of rows are
tested without one look into the table; those of the order in which a list opens hold the text that is searched as well.
`overviews.reach` walks them. SQLite tests the condition of an index too, so `done_at` stands in it.

The last two answer for a relation what comes next and when somebody last spoke to it (`activities.lists.of_relations`).
"""

from django.db.models import Expression, F, Index, Q

from relaas.activities.models.choices import ActivityKind
from relaas.activities.models.sort_keys import ChannelPlace, Urgency
from relaas.overviews.sort_keys import DayPlace, LatestFirst, OrNobody, SecondPlace, WeekPlace

_SEEN = ("relation", "person", "about_right", "done_at")
_OPEN = (*_SEEN, "performer", "due", "remind_on", "priority", "category")
_PAST = (*_SEEN, "performer", "day", "at", "channel", "category", "priority")
_DUE = (DayPlace("due"), Urgency())
_WHEN = (DayPlace("day"), SecondPlace("at"))

type Key = str | Expression


def _index(name: str, *keys: Key, tested: tuple[str, ...], condition: Q) -> Index:
    behind = [F(column) for column in tested if column not in keys]
    first = [F(key) if isinstance(key, str) else key for key in keys]
    return Index(F("kind"), *first, F("id"), *behind, name=f"activities_{name}", condition=condition)


def _open(name: str, *keys: Key, holds: tuple[str, ...] = ()) -> Index:
    return _index(f"open_by_{name}", *keys, tested=(*_OPEN, *holds), condition=Q(done_at__isnull=True))


def _past(name: str, *keys: Key, holds: tuple[str, ...] = ()) -> Index:
    return _index(f"past_by_{name}", *keys, tested=(*_PAST, *holds), condition=Q(done_at__isnull=False))


LIST_INDEXES = (
    _open("due", *_DUE, holds=("search_text",)),
    _open("week", WeekPlace("due"), *_DUE),
    _open("performer", OrNobody("performer"), *_DUE),
    _open("priority", Urgency(), DayPlace("due")),
    _open("category", OrNobody("category"), *_DUE),
    _open("relation", "sort_relation", *_DUE),
    _open("title", "sort_title"),
    _open("made"),
    _past("day", *_WHEN, holds=("search_text",)),
    _past("week", WeekPlace("day"), *_WHEN),
    _past("performer", OrNobody("performer"), *_WHEN),
    _past("category", OrNobody("category"), *_WHEN),
    _past("channel", ChannelPlace(), *_WHEN),
    _past("relation", "sort_relation", LatestFirst("at")),
    Index(
        F("relation"), DayPlace("due"), F("id"), F("kind"), F("done_at"), F("person"), F("about_right"),
        name="activities_next_of_relation", condition=Q(done_at__isnull=True, kind=ActivityKind.ACTION),
    ),
    Index(
        name="activities_last_of_relation", fields=("relation", "at", "kind", "person", "about_right"),
        condition=Q(kind=ActivityKind.CONTACT),
    ),
)  # fmt: skip
