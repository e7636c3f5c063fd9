"""The cards of the tabs below a party's page. A room hangs its own here, several rooms on one tab if they like.

    CARDS.add("terms", Card("terms", MASTER_DATA, 30, "terms/cards/terms.html", right=READ))

A template finds `page` (`PartyPage`), `party`, and in `its` what `context` gave.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.parties.cards import PartyPage
from relaas.parties.models import Kind, Party
from relaas.parties.rights import READ
from relaas.parties.tabs import NAW, TABS, Tab

MASTER_DATA = "master-data"


def _always(_party: Party, _viewer: Actor) -> bool:
    return True


def _nothing(_page: PartyPage) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Card:
    """A card on a tab: `name` is what `Editing.card` calls it and the id of its markup; `right` is needed to read it.

    `has_something` says whether it is drawn for this viewer. A card that can be filled in is always there.
    """

    name: str
    tab: str
    order: int
    template: str
    kinds: frozenset[Kind] = frozenset(Kind)
    right: str = READ
    has_something: Callable[[Party, Actor], bool] = _always
    context: Callable[[PartyPage], Mapping[str, Any]] = _nothing

    def is_shown(self, party: Party, viewer: Actor) -> bool:
        """Whether this viewer finds it on the page of this party."""
        return party.kind in self.kinds and viewer.may(self.right) and self.has_something(party, viewer)


@dataclass(frozen=True)
class ShownCard:
    """A card as the tab draws it."""

    template: str
    its: Mapping[str, Any]


CARDS: Registry[Card] = Registry("party card", order=lambda card: card.order)


def tab_of(card: str) -> str:
    """The tab on which this card hangs; what is no card of a tab stands on the party's own page."""
    return CARDS[card].tab if card in CARDS else NAW


def cards_of(page: PartyPage) -> list[ShownCard]:
    """The cards of the page's tab that its viewer finds there."""
    hung = [card for card in CARDS if card.tab == page.tab and card.is_shown(page.party, page.viewer)]
    return [ShownCard(card.template, card.context(page)) for card in hung]


def has_cards(tab: str) -> Callable[[Party, Actor], bool]:
    """For `Tab.has_something`: a tab without a card for this viewer is not there."""

    def look(party: Party, viewer: Actor) -> bool:
        return any(card.tab == tab and card.is_shown(party, viewer) for card in CARDS)

    return look


TABS.add(
    MASTER_DATA,
    Tab(MASTER_DATA, _("Master data"), READ, order=20, word="stamgegevens", has_something=has_cards(MASTER_DATA)),
)
