"""A list as its groups only: of each how many rows it has and what they come to, with a chart; bounded."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Min
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.kernel.row_ids import LARGEST_ID
from relaas.overviews import cursors
from relaas.overviews.columns import Column, Look
from relaas.overviews.counting import TookTooLong, time_limit
from relaas.overviews.grouping import SHAPE
from relaas.overviews.groups import added_up, kept_for_groups, named, names_needed, summed
from relaas.overviews.question import AFTER, DIRECTION, Question
from relaas.overviews.reading import Reader
from relaas.web.charts import Bar, BarChart, Series
from relaas.web.formats import number

MOST_GROUPS = 200  # that a page or a file shows; what is behind them is one row, of all others
CHARTED = 12  # of these, in a chart
LONGEST_LABEL = 32  # letters in a chart
PATIENCE = 2_000  # milliseconds for a page


@dataclass(frozen=True)
class Line:
    """A group, all others, or all of the list: how many rows it has and what its columns come to, in their places.

    `url` leads to the rows.
    """

    label: str
    count: int
    sums: Sequence[int | Decimal]
    url: str = ""


@dataclass(frozen=True)
class Summary:
    """The groups of a question, in their order; none when that takes longer than `patience` (milliseconds)."""

    question: Question
    patience: int | None = None

    @property
    def summed(self) -> list[Column]:
        return summed(self.question)

    @cached_property
    def columns(self) -> list[Column]:
        """What a row of it has: what the group is called, how many rows, and what these come to."""
        grouping = self.question.grouping
        label = str(grouping.label) if grouping else ""
        return [
            Column("group", label),
            Column("count", pgettext("count", "Number"), text=number, look=Look.NUMBER, sum_of="count"),
            *self.summed,
        ]

    @cached_property
    def took_too_long(self) -> bool:
        return self._found is None

    @cached_property
    def is_bounded(self) -> bool:
        """Whether there are more groups than it shows."""
        return len(self._found or ()) > MOST_GROUPS

    @cached_property
    def lines(self) -> list[Line]:
        """The groups; when there are more than are shown the last is that of all others."""
        found = (self._found or [])[:MOST_GROUPS]
        return [*found, self._others] if self.is_bounded else found

    @cached_property
    def total(self) -> Line:
        """All that match."""
        if not self.is_bounded:
            return _added(_("Total"), self._found or [], len(self.summed))
        count, *sums = self._aggregated()
        return Line(_("Total"), count or 0, [each or 0 for each in sums])

    def cells(self, line: Line) -> list[str]:
        """A row as a page or a file says it."""
        sums = zip(self.summed, line.sums, strict=True)
        return [line.label, number(line.count), *(column.told(each) for column, each in sums)]

    @cached_property
    def chart(self) -> BarChart | None:
        """The first groups: what the charted columns come to, or how many rows they have; None when empty."""
        shown = self.lines[:CHARTED]
        if not shown or not self.question.grouping:
            return None
        charted = [
            (at, column) for at, column in enumerate(self.summed) if column.name in self.question.overview.charted
        ]
        series = [Series(column.label, tone) for (_at, column), tone in zip(charted, ("first", "second"), strict=False)]
        bars = [Bar(_short(line.label), *_bar(line, charted)) for line in shown]
        title = _("Per %(what)s") % {"what": str(self.question.grouping.label).lower()}
        return BarChart("groups", title, series or [Series(pgettext("count", "Number"))], bars, number)

    @cached_property
    def note(self) -> str:
        """What must be said of what it does not show."""
        if self.took_too_long:
            return _("Adding up so much takes too long. Choose filters, or group by something else.")
        if self.is_bounded:
            return _("There are more than %(most)s groups; these are the first, and the last row has all others.") % {
                "most": number(MOST_GROUPS)
            }
        return ""

    @cached_property
    def _found(self) -> list[Line] | None:
        """One more than is shown, when there are more; None when it took too long."""
        try:
            with time_limit(self.patience) if self.patience else nullcontext():
                return list(self._kept() or self._counted())
        except TookTooLong:
            return None

    def _kept(self) -> list[Line]:
        kept, grouping = kept_for_groups(self.question), self.question.grouping
        if not (kept and grouping and grouping.named):
            return []
        found = kept.of_groups(self.question.sort.keys[0], [column.sum_of for column in self.summed])
        keys = sorted((key for key, (count, *_sums) in found.items() if count), reverse=self.question.descending)
        keys = keys[: MOST_GROUPS + 1]
        labels = grouping.named(keys)
        return [self._line(labels.get(key, ""), key, int(found[key][0]), found[key][1:]) for key in keys]

    def _counted(self) -> Iterator[Line]:
        question = self.question
        rows = question.with_keys(question.found()).annotate(group_key=F(question.sort.keys[0]))
        order = "-group_key" if question.descending else "group_key"
        grouped = rows.order_by(order).values_list("group_key")
        found = list(grouped.annotate(count=Count("pk"), sample=Min("pk"), **added_up(question))[: MOST_GROUPS + 1])
        labels = self._labels([sample for _key, _count, sample, *_sums in found])
        for key, count, sample, *sums in found:
            yield self._line(labels.get(sample, ""), key, count, sums)

    def _labels(self, samples: Sequence[int]) -> dict[int, str]:
        """What groups are called, by a row of each."""
        grouping, overview = self.question.grouping, self.question.overview
        if grouping is None:
            return {}
        reader = Reader(overview, [], self.question.actor, names_needed(self.question))
        column = overview.column_named[grouping.column]
        rows = reader.rows(overview.model._base_manager.filter(pk__in=samples))
        make = column.text or str
        return {row[0]: make(*(reader.value(row, name) for name in column.values)) for row in rows}

    def _line(self, label: str, key: Any, count: int, sums: Sequence[Any]) -> Line:
        empty = str(self.question.grouping.empty) if self.question.grouping else ""
        by_name = named(self.question, sums)
        return Line(label or empty, count, list(by_name.values()), self._url(key))

    def _url(self, key: Any) -> str:
        """The list, from where this group begins."""
        numbers = self.question.sort.whole_numbers[1:-1]
        place = cursors.written([key, *(-LARGEST_ID if is_number else "" for is_number in numbers), 0])
        address = self.question.address(**{SHAPE: [], DIRECTION: [], AFTER: [place]})
        return f"{self.question.path}?{urlencode(address, doseq=True)}"

    @property
    def _others(self) -> Line:
        shown = _added("", (self._found or [])[:MOST_GROUPS], len(self.summed))
        sums = [whole - part for whole, part in zip(self.total.sums, shown.sums, strict=True)]
        return Line(_("All others"), self.total.count - shown.count, sums)

    def _aggregated(self) -> list[Any]:
        question = self.question
        kept = question.kept_sums
        if kept and kept.sums.issuperset(column.sum_of for column in self.summed):
            return [kept.of_all[name] for name in (kept.count, *(column.sum_of for column in self.summed))]
        return list(question.found().order_by().aggregate(count=Count("pk"), **added_up(question)).values())


def _added(label: str, lines: Sequence[Line], sums: int) -> Line:
    totals = [sum((Decimal(line.sums[at]) for line in lines), Decimal(0)) for at in range(sums)]
    return Line(label, sum(line.count for line in lines), totals)


def _bar(line: Line, charted: Sequence[tuple[int, Column]]) -> tuple[list[Decimal | int], str]:
    """The values of a bar, and how it says them: *€ 1.200,00 · € 300,00 per jaar*."""
    if not charted:
        return [line.count], number(line.count)
    (first, column), *others = charted
    told = [column.told(line.sums[first])]
    told += [f"{each.told(line.sums[at])} {str(each.label).lower()}" for at, each in others if line.sums[at]]
    return [line.sums[at] for at, _column in charted], " · ".join(told)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
