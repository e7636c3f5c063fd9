"""What every room keeps of a party, and how its rows go over when the party is merged with another one (P11).

A room registers here each model that points at a party, by foreign key or as a subject; a house test finds those that
are forgotten. What the registry does not know cannot be merged away unseen: the database refuses to let go of a party
that a row still points at.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Problem
from relaas.kernel.registries import Registry
from relaas.parties.merging.asking import Question, Side
from relaas.parties.models import Party


@dataclass(frozen=True)
class Pair:
    """The party that stays, the one that goes into it, and whoever looks at them."""

    kept: Party
    merged: Party
    by: Actor


@dataclass(frozen=True)
class Merging(Pair):
    """A merge that happens: both parties are locked. `choices` has a side for every question by its name.

    `others` gathers parties beside these two of which a row changed, so that their kept columns are made anew.
    """

    choices: Mapping[str, Side]
    others: set[int] = field(default_factory=set)


type Move = Callable[["Owned", Merging], None]
type Visible = Callable[[QuerySet[Model], Actor], QuerySet[Model]]


def move_all(owned: "Owned", merging: Merging) -> None:
    """All rows go over as they are, in one statement."""
    owned.rows_of(merging.merged).update(**{owned.column: merging.kept.pk})


def stay(_owned: "Owned", _merging: Merging) -> None:
    """The rows stay under the id of the party that was merged, which leads to the one that stays."""


def _all(rows: QuerySet[Model], _viewer: Actor) -> QuerySet[Model]:
    return rows


def _no_questions(_owned: "Owned", _pair: Pair) -> Iterable[Question]:
    return ()


def _no_problems(_owned: "Owned", _pair: Pair) -> Iterable[Problem]:
    return ()


def _no_notices(_owned: "Owned", _pair: Pair) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Owned:
    """One model that points at a party by one column (`party_id`), and what becomes of its rows.

    `label` is what the plan calls them; without one it does not speak of them. `move` brings the rows of the merged
    party over so that no constraint is broken and nothing stands there twice; it works in sets. `visible` leaves the
    rows that the viewer may see and `right` is what counting them needs (U2). `questions` is what the person must
    choose where both have what may exist once, `problems` what makes the merge impossible, `notices` what should be
    known before it.
    """

    model: type[Model]
    column: str
    label: str | Promise = ""
    move: Move = move_all
    right: str = ""
    visible: Visible = _all
    questions: Callable[["Owned", Pair], Iterable[Question]] = _no_questions
    problems: Callable[["Owned", Pair], Iterable[Problem]] = _no_problems
    notices: Callable[["Owned", Pair], Iterable[str]] = _no_notices
    order: int = 100

    @property
    def name(self) -> str:
        """`parties.Address.party_id`"""
        return f"{self.model._meta.label}.{self.column}"

    def rows_of(self, party: Party) -> QuerySet[Model]:
        """The rows that point at this party."""
        return self.model._base_manager.filter(**{self.column: party.pk})

    def count(self, pair: Pair) -> int | None:
        """How many rows go over, as far as the viewer may see them; None when that is not for this viewer."""
        if self.right and not pair.by.may(self.right):
            return None
        return self.visible(self.rows_of(pair.merged), pair.by).count()


OWNED: Registry[Owned] = Registry("owned model", order=lambda owned: owned.order)


def own(owned: Owned) -> Owned:
    """Register what a room keeps of a party; called once, when the room is ready."""
    return OWNED.add(owned.name, owned)
