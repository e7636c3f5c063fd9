"""The cards on a user's first page, `/`: rooms hang them there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class TodayCard:
    """One card: `template` draws what `context` gives for the viewer, as `card`; who lacks `right` does not have it."""

    name: str
    order: int
    template: str
    context: Callable[[Actor], Mapping[str, Any]]
    right: str = ""


TODAY: Registry[TodayCard] = Registry("card of today", order=lambda card: card.order)


def cards_for(viewer: Actor) -> list[tuple[str, Mapping[str, Any]]]:
    """The templates of those that the viewer may see, in their order, each with what it draws."""
    return [(card.template, card.context(viewer)) for card in TODAY if not card.right or viewer.may(card.right)]
