"""The filters as a page shows them: chips that are on or off, menus to choose from, fields to type in."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from relaas.overviews.filters import Beginning, Choice, Filter, FromDay, Reference, Switch
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS
from relaas.overviews.question import DIRECTION, SORT, Question


@dataclass(frozen=True)
class Chip:
    """A chip; `href` is the list with it on or, when it is `pressed`, off. `value` stands in bold behind the label."""

    label: str
    href: str
    pressed: bool
    value: str = ""


@dataclass(frozen=True)
class Menu:
    """A filter with many values: its options as chips."""

    name: str
    label: str
    options: list[Chip]


@dataclass(frozen=True)
class Typed:
    """A filter that one types; `kept` are the other filters, as hidden fields."""

    name: str
    label: str
    value: str
    kept: dict[str, list[str]]


def chips(question: Question) -> list[Chip]:
    """Closed lists with a chip for each value, then what was chosen of the other filters, then the switches."""
    filters = _settable(question)
    return [
        *(
            chip
            for each in filters
            if isinstance(each, Choice) and not each.in_menu
            for chip in _options(question, each)
        ),
        *(chip for each in filters if isinstance(each, Switch) for chip in _options(question, each)),
    ]


def menus(question: Question) -> list[Menu]:
    """Filters whose values come from a table, or are many."""
    return [
        Menu(each.name, str(each.label), list(_options(question, each)))
        for each in _settable(question)
        if isinstance(each, Reference) or (isinstance(each, Choice) and each.in_menu)
    ]


def groupings(question: Question) -> Menu | None:
    """What the list can be grouped by; choosing what is chosen takes it off."""
    found = question.overview.groupings
    if not found:
        return None
    others = question.address(**{GROUP: [], SORT: [], DIRECTION: [], SHAPE: []})
    options = []
    for each in found:
        pressed = each is question.grouping
        shape = {SHAPE: [TOTALS]} if question.totals_only else {}
        query = urlencode({**others, **({} if pressed else {GROUP: [each.name], **shape})}, doseq=True)
        options.append(Chip(str(each.label), f"{question.path}?{query}" if query else question.path, pressed))
    return Menu(GROUP, _("Group"), options)


def totals_chip(question: Question) -> Chip | None:
    """The totals of the groups with a chart, instead of their rows; None where the list is not grouped."""
    if question.grouping is None:
        return None
    shape = [] if question.totals_only else [TOTALS]
    query = urlencode(question.address(**{SHAPE: shape}), doseq=True)
    return Chip(_("Totals only"), f"{question.path}?{query}", question.totals_only)


def typed(question: Question) -> list[Typed]:
    """Filters that one types."""
    return [
        Typed(
            each.name,
            str(each.label),
            next(iter(question.filters.get(each.name, ())), ""),
            question.address(**{each.name: []}),
        )
        for each in _settable(question)
        if isinstance(each, Beginning | FromDay)
    ]


def _settable(question: Question) -> Iterable[Filter]:
    may = question.actor.may
    return [each for each in question.overview.filter_named.values() if not each.right or may(each.right)]


def _options(question: Question, each: Filter) -> Iterable[Chip]:
    chosen = question.filters.get(each.name, ())
    others = urlencode(question.address(**{each.name: []}), doseq=True)
    for option in each.options(question.actor):
        pressed = option.value in chosen
        values = [value for value in chosen if value != option.value] if pressed else [*chosen, option.value]
        query = "&".join(filter(None, [others, urlencode([(each.name, value) for value in values])]))
        yield Chip(option.label, f"{question.path}?{query}" if query else question.path, pressed)
