"""Saved views of a list: an address with a name. Who keeps them registers itself here (`accounts`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.overviews.question import EVERYTHING, VIEW, Question


@dataclass(frozen=True)
class SavedView:
    """One view as its list offers it: `asked` is what it holds, `changeable` whether the viewer may change it."""

    id: int
    name: str
    asked: Mapping[str, Sequence[str]]
    shared: bool = False
    changeable: bool = False
    default: bool = False


type Shelf = Callable[[str, Actor], list[SavedView]]

_shelf: list[Shelf] = []


def keep_views_with(shelf: Shelf) -> Shelf:
    """Say who keeps saved views (once, at start-up): gives those of a list for an actor, with one query."""
    _shelf[:] = [shelf]
    return shelf


def views_of(question: Question) -> list[SavedView]:
    """The views of this list that the actor may choose: its own and the shared ones."""
    return _shelf[0](question.overview.name, question.actor) if _shelf else []


@dataclass(frozen=True)
class Tab:
    """A view at the head of its list, and whether it is what the page shows."""

    label: str
    url: str
    current: bool
    count: None = None


@dataclass(frozen=True)
class Views:
    """The views above one page of a list."""

    question: Question
    saved: list[SavedView]

    @property
    def default(self) -> SavedView | None:
        """The view that the list opens with for this actor."""
        return next((view for view in self.saved if view.default), None)

    @property
    def current(self) -> SavedView | None:
        """The view that was chosen, whatever was changed since."""
        return next((view for view in self.saved if str(view.id) == self.question.view), None)

    @property
    def changed(self) -> bool:
        """Whether the page shows something else than the view, or than the list itself."""
        now, was = self.question.asked, self.current.asked if self.current else {}
        return {name: list(values) for name, values in was.items()} != now

    @property
    def tabs(self) -> list[Tab]:
        """All of the list, then each view; none when there are none."""
        everything = Tab(_("All"), f"{self.question.path}?{VIEW}={EVERYTHING}", self.current is None)
        return [
            everything,
            *(Tab(each.name, self.url_of(each), each is self.current) for each in self.saved),
        ]

    def url_of(self, view: SavedView) -> str:
        """The list as this view shows it."""
        return f"{self.question.path}?{urlencode({**view.asked, VIEW: [str(view.id)]}, doseq=True)}"

    @property
    def new_url(self) -> str:
        """Where what the page shows becomes a view."""
        asked = urlencode({"lijst": self.question.overview.name, **self.question.asked}, doseq=True)
        return f"{reverse('accounts:new_view')}?{asked}"

    @property
    def renew_url(self) -> str:
        """Where the chosen view becomes what the page shows."""
        view = self.current
        return (
            f"{reverse('accounts:renew_view', args=[view.id])}?{urlencode(self.question.asked, doseq=True)}"
            if view
            else ""
        )
