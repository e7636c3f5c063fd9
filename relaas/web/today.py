"""A user's first page, `/`: rooms hang cards there, and buttons in its head."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.web.rights import Request

type Drawn = Mapping[str, Any]


def _nothing(_drawn: Drawn) -> str:
    return ""


@dataclass(frozen=True)
class TodayCard:
    """One card: `template` draws what `context` gives for who asks, as `card`; who lacks `right` does not have it.

    With no context there is nothing to hang. `is_main`: it stands left, with more room; the others stand beside it.
    `headline` says of what the card draws what the head of the page says under the day; empty for nothing.
    """

    name: str
    order: int
    template: str
    context: Callable[[Request], Drawn | None]
    right: str = ""
    is_main: bool = False
    headline: Callable[[Drawn], str] = _nothing


@dataclass(frozen=True)
class TodayButton:
    """A button in the head of the page, to `url_name`, for who holds `right`; `hotkey` is its letter."""

    name: str
    label: str | Promise
    url_name: str
    order: int
    right: str = ""
    hotkey: str = ""
    is_primary: bool = False

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name)


TODAY: Registry[TodayCard] = Registry("card of today", order=lambda card: card.order)
BUTTONS: Registry[TodayButton] = Registry("button of today", order=lambda button: button.order)


@dataclass(frozen=True)
class Hung:
    """A card with what it draws."""

    card: TodayCard
    drawn: Drawn

    @property
    def headline(self) -> str:
        return self.card.headline(self.drawn)


def cards_for(request: Request) -> list[Hung]:
    """Those that who asks may see, in their order."""
    seen = [card for card in TODAY if not card.right or request.actor.may(card.right)]
    drawn = ((card, card.context(request)) for card in seen)
    return [Hung(card, each) for card, each in drawn if each is not None]


def buttons_for(viewer: Actor) -> list[TodayButton]:
    """Those that the viewer may press, in their order."""
    return [button for button in BUTTONS if not button.right or viewer.may(button.right)]
