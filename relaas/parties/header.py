"""What rooms show at the top of a party's page, whatever the tab: pills and buttons beside the name, figures and
banners below it, and what the menu *Meer* offers.

What a room looks up for both it asks by `page.once`, so that it is one query.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from relaas.kernel.registries import Registry
from relaas.parties.cards import PartyPage


@dataclass(frozen=True)
class Badge:
    """A pill. Tones: good, bad, wait, info, signal, or none."""

    label: str | Promise
    tone: str = ""


@dataclass(frozen=True)
class Deed:
    """What one click on a banner does: it posts to `url`. `name` says of which banner it is, for who hears the page."""

    label: str | Promise
    url: str
    name: str | Promise = ""


@dataclass(frozen=True)
class Banner:
    """A callout under the name: what is the matter, and if the viewer may, the click that ends it."""

    title: str | Promise
    text: str = ""
    tone: str = ""
    icon: str = ""
    deed: Deed | None = None


@dataclass(frozen=True)
class Link:
    """An entry of the menu *Meer*: it leads to a form in place, or to a file to take away."""

    label: str | Promise
    url: str
    icon: str
    downloads: bool = False


@dataclass(frozen=True)
class Button:
    """A button before the menu *Meer*: where it leads, and its key.

    A place on the page itself (`#…`) takes the key itself: the button only shows it.
    """

    label: str | Promise
    url: str
    hotkey: str = ""


@dataclass(frozen=True)
class Figure:
    """A number at the top of a party's page: what it is of, how much (written out), and where it comes from."""

    label: str | Promise
    value: str
    url: str = ""


@dataclass(frozen=True)
class Source[Shown]:
    """Pills, banners, buttons, links or figures of a room, in the order of all; `shown` gives those of a page."""

    name: str
    order: int
    shown: Callable[[PartyPage], Iterable[Shown]]


BADGES: Registry[Source[Badge]] = Registry("party badge", order=lambda source: source.order)
BANNERS: Registry[Source[Banner]] = Registry("party banner", order=lambda source: source.order)
BUTTONS: Registry[Source[Button]] = Registry("party button", order=lambda source: source.order)
LINKS: Registry[Source[Link]] = Registry("party link", order=lambda source: source.order)
FIGURES: Registry[Source[Figure]] = Registry("party figure", order=lambda source: source.order)


def badges_of(page: PartyPage) -> list[Badge]:
    """The pills that rooms show on this page."""
    return [badge for source in BADGES for badge in source.shown(page)]


def banners_of(page: PartyPage) -> list[Banner]:
    """The banners that rooms show on this page."""
    return [banner for source in BANNERS for banner in source.shown(page)]


def figures_of(page: PartyPage) -> list[Figure]:
    """The figures that rooms show on this page; none as of a day that is past, for they are those of now."""
    return [] if page.as_of else [figure for source in FIGURES for figure in source.shown(page)]


def buttons_of(page: PartyPage) -> list[Button]:
    """The buttons that rooms put on this page; none as of a day that is past."""
    return [] if page.as_of else [button for source in BUTTONS for button in source.shown(page)]


def links_of(page: PartyPage) -> list[Link]:
    """What rooms offer in the menu of this page."""
    return [link for source in LINKS for link in source.shown(page)]
