"""Tab *Contracten* of a party's page (T16): its contracts per status, and the way to a new one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.cards import duration
from relaas.contracts.models import Contract, ContractContact, Direction, Recurrence, RecurrenceState, Status
from relaas.contracts.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.parties.cards import PartyPage
from relaas.parties.header import LINKS, Link, Source
from relaas.parties.models import Party
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab

CONTRACTS = "contracts"
SHOWN = 100  # of each direction; the list has them all
_RELATED = ("relation",)
NEW = {Direction.SALES: "contracts:new_request", Direction.PURCHASE: "contracts:new_order"}
_NEW_LABELS = {Direction.SALES: _("New request"), Direction.PURCHASE: pgettext_lazy("contract", "New order")}


@dataclass(frozen=True)
class OfStatus:
    """The contracts of one status."""

    status: Status
    contracts: list[Contract]


def contracts_of(party: Party, viewer: Actor) -> Any:
    """Those with this relation; of a person also those of which it is a contact person. As far as the viewer sees."""
    return _contracts_of([party.pk], party.is_person, viewer)


def _contracts_of(ids: Collection[int], are_persons: bool, viewer: Actor) -> Any:
    seen, own = Contract.objects.visible_to(viewer), Q(relation__in=ids)
    if not are_persons:
        return seen.filter(own)
    # Both looked up by their index: of one or the other PostgreSQL reads all contracts there are.
    contacts = ContractContact.objects.filter(person__in=ids).values("contract")
    return seen.filter(pk__in=Contract.objects.filter(own).values("pk").union(contacts))


@dataclass(frozen=True)
class Standing:
    """How many contracts there are of one direction and status, their sum, and how many of their lines run as a
    subscription; `is_own`: with the party itself."""

    direction: str
    status: str
    is_own: bool
    number: int
    net: Decimal
    running: int


def standing(page: PartyPage) -> list[Standing]:
    """What the party of this page has, as far as its viewer sees: the one query of its header and its tabs."""
    return [
        Standing(direction, status, relation == page.party.pk, number, net, running)
        for direction, status, relation, number, net, running in _counted(
            [page.party.pk], page.party.is_person, page.viewer
        )
    ]


@rows_asked_often
def _counted(ids: Collection[int], are_persons: bool, viewer: Actor) -> Any:
    run = Recurrence.objects.filter(contract=OuterRef("pk"), state=RecurrenceState.RUNNING).order_by()
    running = Coalesce(Subquery(run.values("contract").values_list(Count("pk"))), 0)
    contracts = _contracts_of(ids, are_persons, viewer).order_by().annotate(running=running)
    return contracts.values_list("direction", "status", "relation_id").annotate(Count("pk"), Sum("net"), Sum("running"))


def per_status(contracts: Iterable[Contract]) -> list[OfStatus]:
    """In the order in which a contract goes through them, the newest first."""
    ordered = sorted(contracts, key=lambda each: (-(each.serial or 0), -each.pk))
    groups = [OfStatus(status, [each for each in ordered if each.status == status]) for status in Status]
    return [group for group in groups if group.contracts]


def _found(page: PartyPage, direction: Direction) -> list[Contract]:
    """Now, or as of the page's day."""
    if page.as_of:
        kept = page.rows(Contract, *_RELATED, relation=page.party)
        return [each for each in kept if each.direction == direction][:SHOWN]
    rows = contracts_of(page.party, page.viewer).of_direction(direction).select_related(*_RELATED)
    return list(rows.order_by("-pk")[:SHOWN])


def _card(direction: Direction) -> Callable[[PartyPage], Mapping[str, Any]]:
    def context(page: PartyPage) -> Mapping[str, Any]:
        found = _found(page, direction)
        return {
            "direction": direction,
            "groups": per_status(found),
            "count": len(found),
            "is_all": len(found) < SHOWN,
            "duration": duration,
            "new": _new_url(page, direction) if page.may(direction.change_right) else "",
            "new_label": _NEW_LABELS[direction],
        }

    return context


def _new_url(page: PartyPage, direction: Direction) -> str:
    return f"{reverse(NEW[direction])}?relatie={page.party.pk}"


def _links(page: PartyPage) -> Iterable[Link]:
    for direction in Direction:
        if page.may(direction.change_right):
            yield Link(_NEW_LABELS[direction], _new_url(page, direction), "file-plus")


for _place, _direction in enumerate(Direction):
    CARDS.add(
        f"{_direction.value}-contracts",
        Card(
            f"{_direction.value}-contracts",
            CONTRACTS,
            10 + _place,
            "contracts/cards/of_relation.html",
            right=_direction.read_right,
            context=_card(_direction),
        ),
    )
TABS.add(
    CONTRACTS,
    Tab(
        CONTRACTS,
        _("Contracts"),
        READ,
        order=30,
        word="contracten",
        has_something=has_cards(CONTRACTS),
        count=lambda page: sum(each.number for each in page.once(standing)),
    ),
)
LINKS.add(CONTRACTS, Source(CONTRACTS, 10, _links))
