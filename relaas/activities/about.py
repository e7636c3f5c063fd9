"""What an activity can be about beside a relation and a person: subjects of higher rooms, who register here.

A room says of its kind what an activity about one of them takes over: with whom it is, who may read it, who looks after
it, and who may have taken part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.parties.models import Party


@dataclass(frozen=True)
class Standing:
    """How one subject stands: its relation, the right that reading it needs (empty: none), who looks after it (the id
    of a user), and the persons that belong to it."""

    relation: Party | None
    right: str = ""
    owner: int | None = None
    persons: Sequence[Party] = ()


@dataclass(frozen=True)
class AboutKind:
    """A kind of subject that activities can be about. `rights` are all that its `standing` can name.

    `standing` gives None for one that is not there; `word` is its parameter in an address (`?contract=12`).
    """

    kind: str
    word: str
    rights: tuple[str, ...]
    standing: Callable[[int], Standing | None]


ABOUT: Registry[AboutKind] = Registry("what an activity is about")


def readable_rights(actor: Actor) -> list[str] | None:
    """The rights that this actor holds of all that can be asked, and the empty one; None where it holds all."""
    asked = {right for about in ABOUT for right in about.rights}
    held = sorted(right for right in asked if actor.may(right))
    return None if len(held) == len(asked) else ["", *held]
