"""The tabs of a party's page (T1-T16). A room hangs its own here; one that has nothing for this viewer is not shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.parties.models import Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.rights import READ


def _always(_party: Party, _viewer: Actor) -> bool:
    return True


def _uncounted(_page: Any) -> int | None:
    return None


def _filled(_page: Any) -> bool:
    return True


@dataclass(frozen=True)
class Tab:
    """A tab: its page stands at `word` below the party's own; `right` is what a reader of it needs.

    `has_something` says whether there is a card to show; `count`, asked with the page (`PartyPage`), what stands
    behind the label; `is_filled`, asked with the page too, whether there is anything on it: empty, it is not shown.
    """

    name: str
    label: str | Promise
    right: str
    order: int
    word: str = ""
    kinds: frozenset[Kind] = frozenset(Kind)
    has_something: Callable[[Party, Actor], bool] = _always
    count: Callable[[Any], int | None] = _uncounted
    is_filled: Callable[[Any], bool] = _filled

    def url(self, party: Party) -> str:
        """The tab of this party; without `word` it is the party's own page."""
        return f"{page_of(party)}{self.word}/" if self.word else page_of(party)

    def is_offered(self, party: Party, viewer: Actor) -> bool:
        """Whether this viewer may open it and finds something there."""
        return party.kind in self.kinds and viewer.may(self.right) and self.has_something(party, viewer)


@dataclass(frozen=True)
class ShownTab:
    """A tab as the page draws it."""

    label: str | Promise
    url: str
    count: int | None
    current: bool


TABS: Registry[Tab] = Registry("party tab", order=lambda tab: tab.order)
NAW = "naw"
TABS.add(NAW, Tab(NAW, _("Name and address"), READ, order=10))


def tabs_of(page: Any) -> list[ShownTab]:
    """The tabs of this page's party that its viewer may open and that have something to show."""
    party, viewer = page.party, page.viewer
    offered = [tab for tab in TABS if tab.is_offered(party, viewer) and (tab.name == page.tab or tab.is_filled(page))]
    return [ShownTab(tab.label, tab.url(party), tab.count(page), tab.name == page.tab) for tab in offered]
