"""The page of the value report, and the file that says the same."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.columns import CATEGORIES
from relaas.contracts.forms.value import ValueForm
from relaas.contracts.models import Direction, ValueKind
from relaas.contracts.rights import EXPORT
from relaas.contracts.subscriptions.lists.overviews import LIST_OF
from relaas.contracts.subscriptions.values.asking import ADDRESSES, Per, first_day, named_period, whole_periods
from relaas.contracts.subscriptions.values.report import Asked, Change, by_category, by_period, together
from relaas.kernel.actors import Actor
from relaas.kernel.periods import last_day
from relaas.overviews.columns import Column, Look
from relaas.overviews.export import FORMATS
from relaas.overviews.sheet import Sheet
from relaas.web.charts import Bar, BarChart, Series
from relaas.web.formats import day, money, number

CHARTED = 36  # rows that a chart can still show
MOST_CATEGORIES = 200
TITLES = {
    Direction.SALES: pgettext_lazy("value report", "Value of subscriptions"),
    Direction.PURCHASE: pgettext_lazy("value report", "Value of purchased subscriptions"),
}
FIGURES: tuple[tuple[str, str | Promise], ...] = (
    ("at_start", pgettext_lazy("value report", "At the start")),
    ("new", ValueKind.NEW.label),
    ("more", ValueKind.MORE.label),
    ("less", ValueKind.LESS.label),
    ("lost", ValueKind.LOST.label),
    ("at_end", pgettext_lazy("value report", "At the end")),
)
TONES = {"new": "good", "more": "first", "less": "third", "lost": "bad"}


class Row(NamedTuple):
    """A period or a category, and what became of its value."""

    label: str
    change: Change

    def cells(self) -> list[str]:
        return [_figure(figure) for figure in self.change.figures]


class Export(NamedTuple):
    """A file that can be taken."""

    label: str
    url: str


@dataclass(frozen=True)
class ValuePage:
    """What was asked by `form`, for this viewer; no rows as long as the form is not right."""

    direction: Direction
    viewer: Actor
    form: ValueForm
    address: QueryDict

    @property
    def title(self) -> str:
        return str(TITLES[self.direction])

    @property
    def url(self) -> str:
        return reverse(ADDRESSES[self.direction])

    @property
    def list_url(self) -> str:
        return reverse(LIST_OF[self.direction].url_name)

    @property
    def list_title(self) -> str:
        return str(LIST_OF[self.direction].title)

    @property
    def headings(self) -> list[str]:
        return [str(label) for _name, label in FIGURES]

    @cached_property
    def is_right(self) -> bool:
        return not self.form.is_bound or self.form.is_valid()

    @cached_property
    def per(self) -> Per:
        return Per(self.form.asked["per"])

    @cached_property
    def per_label(self) -> str:
        return str(CATEGORIES[self.direction] if self.per == Per.CATEGORY else self.per.label)

    @cached_property
    def asked(self) -> Asked:
        said = self.form.asked
        return Asked(self.direction, *whole_periods(said["from_day"], said["through"], self.per), said["category"])

    @property
    def told(self) -> str:
        """Which days it is about: *01-01-2026 t/m 31-12-2026*"""
        ends = {"first": day(first_day(self.asked.first)), "last": day(last_day(first_day(self.asked.last)))}
        return _("%(first)s through %(last)s") % ends

    @cached_property
    def rows(self) -> list[Row]:
        if self.per == Per.CATEGORY:
            return self._of_categories()
        found = by_period(self.asked, self.viewer, months=self.per.months)
        firsts = range(self.asked.first, self.asked.last, self.per.months)
        return [Row(named_period(first, self.per), change) for first, change in zip(firsts, found, strict=True)]

    def _of_categories(self) -> list[Row]:
        """The largest first; of more than are shown all others are one row."""
        found = sorted(by_category(self.asked, self.viewer).items(), key=lambda each: (-each[1].at_end, each[0]))
        shown, others = found[:MOST_CATEGORIES], found[MOST_CATEGORIES:]
        names = _names(self.direction, [key for key, _change in shown])
        rows = [Row(names.get(key, ""), change) for key, change in shown]
        return [*rows, Row(_("All others"), together(change for _key, change in others))] if others else rows

    @cached_property
    def total(self) -> Row:
        """The whole stretch: of periods from the start of the first to the end of the last."""
        changes = [row.change for row in self.rows]
        found = together(changes, one_after_another=self.per != Per.CATEGORY)
        return Row(pgettext("value report", "Together"), found)

    @cached_property
    def chart(self) -> BarChart | None:
        """What came and went in each row; none when there is nothing, or too much to draw."""
        if self.total.change.is_nothing or len(self.rows) > CHARTED:
            return None
        series = [Series(label, TONES[name]) for name, label in FIGURES if name in TONES]
        bars = [
            Bar(row.label, [getattr(row.change, name) for name in TONES], money(row.change.at_end)) for row in self.rows
        ]
        return BarChart("value", _("What came and went, and the value at the end"), series, bars, _whole)

    def exports(self) -> list[Export]:
        """The files of it, for who may take them away."""
        if not self.viewer.may(EXPORT) or not self.is_right:
            return []
        asked = f"?{self.address.urlencode()}" if self.address else ""
        name = f"{ADDRESSES[self.direction]}_export"
        return [Export(each.label, reverse(name, args=[each.name]) + asked) for each in FORMATS]

    def sheet(self) -> Sheet:
        """The table, as every format writes it."""
        figures = [Column(name, label, text=_figure, look=Look.MONEY) for name, label in FIGURES]
        total = dict(zip((name for name, _label in FIGURES), self.total.change.figures, strict=True))
        return Sheet(
            self.title,
            [Column("per", self.per_label), *figures],
            [(row.label, *row.change.figures) for row in self.rows],
            counts=lambda count: ngettext("%(num)s row", "%(num)s rows", count) % {"num": number(count)},
            maker=self.viewer.name,
            told=[self.told, *self._category_told()],
            sums=total,
        )

    def _category_told(self) -> list[str]:
        if self.asked.category is None:
            return []
        names = _names(self.direction, [self.asked.category])
        return [f"{CATEGORIES[self.direction]}: {names.get(self.asked.category, '')}"]


def _names(direction: Direction, ids: list[int]) -> dict[int, str]:
    """What these categories are called; 0 is none."""
    model, nothing = (
        (ProductGroup, _("No product group")) if direction == Direction.SALES else (CostType, _("No cost type"))
    )
    return {0: nothing, **dict(model._default_manager.filter(pk__in=ids).values_list("pk", "name"))}


def _figure(value: Decimal) -> str:
    return number(value, 2)


def _whole(value: Decimal) -> str:
    return number(value)
