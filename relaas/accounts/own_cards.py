"""The cards on a user's own account, `/account/`: rooms above hang them there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class OwnCard:
    """One card: `template` draws what `context` gives for the user, as `card`; who lacks `right` does not have it."""

    name: str
    order: int
    template: str
    context: Callable[[Actor], Mapping[str, Any]]
    right: str = ""


OWN_CARDS: Registry[OwnCard] = Registry("card of one's own account", order=lambda card: card.order)


def own_cards(viewer: Actor) -> list[tuple[str, Mapping[str, Any]]]:
    """The templates of those that the user may have, in their order, each with what it draws."""
    return [(card.template, card.context(viewer)) for card in OWN_CARDS if not card.right or viewer.may(card.right)]
