"""Where something can be written down: the pages of parties, and those of what activities can be about.

    PLACES.add("contract", PlaceKind("contracten", _fits, _find, _place, _draw))

A room that registers its page here has the field in the story's column of it, and everything that comes with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from relaas.activities.jotting.persons import Named, phrases_of
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.registries import Registry
from relaas.parties.models import Party
from relaas.web.rights import Request


@dataclass(frozen=True)
class Place:
    """A page on which a contact moment is written down.

    `taken` are the facts that it takes over from there: relation, person, what it is about. `persons` may have taken
    part, as far as the viewer sees them; `present` took part in any case. What `is_left_alone` (P10) has no field.
    """

    url: str
    taken: Mapping[str, Any]
    persons: Sequence[Party] = ()
    present: Party | None = None
    is_left_alone: bool = False

    @property
    def phrases(self) -> dict[int, list[str]]:
        """By what each of the persons is said."""
        return phrases_of({each.pk: named(each) for each in self.persons})


@dataclass(frozen=True)
class PlaceKind:
    """A kind of page: `fits` says of which records it is the page, `word` begins its address.

    `find` gives the record among those that the viewer may see, otherwise 404; `draw` draws its page for one whose
    words were refused, `here` is the address where they were typed.
    """

    word: str
    fits: Callable[[Record], bool]
    find: Callable[[Request, int], Record]
    place: Callable[[Record, Actor], Place]
    draw: Callable[[Request, Record, str], HttpResponse]


PLACES: Registry[PlaceKind] = Registry("place to write something down")


def kind_of(record: Record) -> PlaceKind | None:
    """What kind of page this record has, if one can write on it."""
    return next((kind for kind in PLACES if kind.fits(record)), None)


def place_of(record: Record, viewer: Actor) -> Place | None:
    """This record's page, for a viewer who has it before him."""
    kind = kind_of(record)
    return kind.place(record, viewer) if kind else None


def address(word: str, id: int) -> str:
    """Where the field posts to."""
    return reverse("activities:write_down", args=[word, id])


def named(person: Party) -> Named:
    """What a person is called, for `phrases_of`."""
    return Named(person.first_name, person.nickname, person.prefix, person.last_name)
