"""The page of a contract, looked up when a template asks for it; and what the parts of this room hang on it.

    PARTS.add("lines", Part("lines", Place.CARD, 30, "contracts/cards/lines.html", context=_lines))

A template finds `page` (`ContractPage`), `contract`, and in `its` what `context` gave.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from django.forms import BaseForm
from django.urls import reverse

from relaas.contracts.contacts_seen import contacts_seen
from relaas.contracts.models import Contract, ContractContact, Direction
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject
from relaas.parties.cards import Picking
from relaas.parties.models import Party
from relaas.story.beside import StoryBeside, story_beside
from relaas.web.rights import Request


@dataclass(frozen=True)
class Editing:
    """The part that is drawn as a form, and which row of it (none: a new row, or the part as a whole).

    Where a party is to be chosen there is a `picking`.
    """

    part: str
    form: BaseForm | None = None
    row: int | None = None
    picking: Picking | None = None


class ContractPage:
    """The page of one contract as one viewer sees it. Each part costs its own queries, and only when it is drawn."""

    def __init__(self, request: Request, contract: Contract, *, editing: Editing | None = None) -> None:
        self.request = request
        self.contract = contract
        self.editing = editing
        self.direction = Direction(contract.direction)
        self.url = self.here = page_of(contract)
        self.list_url = list_of(self.direction)
        self.today = clock.today()
        self._looked_up: dict[Callable[[ContractPage], Any], Any] = {}

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    def once[Found](self, look: Callable[["ContractPage"], Found]) -> Found:
        """What `look` finds for this page, looked up when it is first asked for: parts share it."""
        if look not in self._looked_up:
            self._looked_up[look] = look(self)
        found: Found = self._looked_up[look]
        return found

    @property
    def may_change(self) -> bool:
        """Whether to offer what changes the contract; what belongs to an archived relation is left alone (P10)."""
        return not self.contract.relation.is_archived and self.viewer.may(self.direction.change_right)

    def opens(self, part: str) -> bool:
        """Whether a form stands open somewhere in this part."""
        return self.editing is not None and self.editing.part == part

    def edits(self, part: str, row: int | None = None) -> bool:
        """Whether this part (this row of it) is drawn as a form."""
        return self.editing is not None and (self.editing.part, self.editing.row) == (part, row)

    @cached_property
    def contacts(self) -> list[ContractContact]:
        """The contact persons that the viewer may see (U2), the primary one first."""
        return contacts_seen(self.contract, self.viewer)

    @cached_property
    def end_customer(self) -> Party | None:
        """If the viewer may see it."""
        id = self.contract.end_customer_id
        return Party.objects.visible_to(self.viewer).filter(pk=id).first() if id else None

    @cached_property
    def story(self) -> StoryBeside:
        """Whoever sees the contract sees its relation."""
        seen = {Subject("party", self.contract.relation_id)}
        return story_beside(self.request, self.contract, alone=True, seen=seen, all_url=story_page_of(self.contract))


def page_of(contract: Contract) -> str:
    """The contract's own page."""
    return reverse("contracts:contract", args=[contract.pk])


def story_page_of(contract: Contract) -> str:
    """Where all of its story stands."""
    return reverse("contracts:story", args=[contract.pk])


def list_of(direction: Direction) -> str:
    """The list in which contracts of this direction stand."""
    return reverse("contracts:requests" if direction == Direction.SALES else "contracts:orders")


class Place(Enum):
    """Where a part stands: what can be done (buttons), under the title, a callout above the cards, or a card."""

    DEEDS = "deeds"
    HEADER = "header"
    BANNER = "banner"
    CARD = "card"


def _nothing(_page: ContractPage) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Part:
    """A part of the page: `name` is what `Editing.part` calls it and the id of a card's markup."""

    name: str
    place: Place
    order: int
    template: str
    context: Callable[[ContractPage], Mapping[str, Any]] = _nothing


@dataclass(frozen=True)
class ShownPart:
    """A part as the page draws it."""

    template: str
    its: Mapping[str, Any]


PARTS: Registry[Part] = Registry("part of a contract's page", order=lambda part: part.order)


def parts_of(page: ContractPage, *, cards: Sequence[ShownPart] | None = None) -> dict[str, list[ShownPart]]:
    """What is drawn, by the name of its place; `cards` stand there instead of those of the contract's own page."""
    shown: dict[str, list[ShownPart]] = {place.value: [] for place in Place}
    for part in PARTS:
        if cards is None or part.place != Place.CARD:
            shown[part.place.value].append(ShownPart(part.template, part.context(page)))
    shown[Place.CARD.value] += cards or ()
    return shown
