"""A page of a list: what its template draws."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from relaas.kernel.asked_often import rows_asked_often
from relaas.overviews import cursors
from relaas.overviews.acting import actions_of, steps_of
from relaas.overviews.arranging import COLUMNS, Choice, choices
from relaas.overviews.cells import drawing, under
from relaas.overviews.choosing import Chip, Menu, Typed, chips, groupings, menus, totals_chip, typed
from relaas.overviews.columns import Column
from relaas.overviews.counting import Count, count_for_page
from relaas.overviews.exporting import Offer, offers
from relaas.overviews.grouping import GROUP
from relaas.overviews.groups import Group, groups_of, names_needed, totals_of
from relaas.overviews.overview import FirstStep, Way
from relaas.overviews.page_parts import Deed, Heading, Line
from relaas.overviews.question import AFTER, BEFORE, DIRECTION, EVERYTHING, SORT, TEXT, VIEW, Question, direction_of
from relaas.overviews.reach import SORTED_WITHOUT_INDEX, Reached, TooManyToSort, reach
from relaas.overviews.reading import Reader, Row
from relaas.overviews.saved import Views
from relaas.overviews.summary import PATIENCE, Summary
from relaas.web.formats import in_one_language, number


@rows_asked_often
def _values_of(
    ids: Collection[int], model: type[Model], made: tuple[tuple[str, Combinable], ...], names: tuple[str, ...]
) -> QuerySet[Any, Row]:
    found: QuerySet[Any, Row] = model._base_manager.filter(pk__in=ids).annotate(**dict(made)).values_list(*names)
    return found


class ListPage:
    """One page of an overview, for one question; `views` are those that can be chosen above it."""

    def __init__(self, question: Question, views: Views | None = None) -> None:
        self.views = views or Views(question, [])
        self.note = ""
        try:
            self._reached = reach(question) if not question.totals_only else Reached([], more=False)
        except TooManyToSort:
            question = question.sorted_by(question.overview.sorts[0])
            self.note = _(
                "More than %(most)s rows match. So many can only be shown in the order of the list itself."
            ) % {"most": number(SORTED_WITHOUT_INDEX)}
            self._reached = reach(question)
        self.question = question
        self.overview = question.overview
        below = [column.below for column in question.columns]
        also = (*question.sort.keys, *names_needed(question), *filter(None, [question.overview.gone, *below]))
        self._reader = Reader(question.overview, question.columns, question.actor, also)

    @cached_property
    def reached(self) -> Reached:
        """What was found. Going back ends on a whole first page, and so does a place where nothing stands any more."""
        cursor, found = self.question.cursor, self._reached
        if not cursor or (found.ids and (found.more or not cursor.backwards)):
            return found
        self.question = replace(self.question, cursor=None)
        return reach(self.question)

    @cached_property
    def _rows(self) -> list[Row]:
        made = tuple(self.question.sort.made.items())
        values = _values_of(self.reached.ids, self.overview.model, made, self._reader.names)
        found = {row[0]: row for row in values}
        return [found[id] for id in self.reached.ids if id in found]

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of this page, in their order."""
        reader, gone = self._reader, self.overview.gone
        before, after = self.overview.row_url(0).split("0")  # looking up the address of each would take a millisecond
        named = ((column.tone, column.tones, column.below) for column in reader.columns)
        columns = list(zip(drawing(reader.columns), named, strict=True))
        found = []
        with in_one_language():
            shown = list(reader.texts(self._rows))
        for row, texts in zip(self._rows, shown, strict=True):
            url = f"{before}{row[0]}{after}"
            cells = "".join(
                draw(
                    text,
                    tones.get(value := reader.value(row, tone), value or "") if tone else "",
                    url,
                    under(reader.value(row, below)) if below else "",
                )
                for (draw, (tone, tones, below)), text in zip(columns, texts, strict=True)
            )
            label = reader.value(row, self.overview.label_column) or texts[0]
            found.append(Line(row[0], label, bool(gone and reader.value(row, gone)), Markup(cells)))  # noqa: S704 - escaped there
        return found

    @cached_property
    def groups(self) -> dict[int, Group]:
        """The headings of groups, each by the id of the row that it stands above."""
        return groups_of(self.question, self._reader, self._rows)

    @cached_property
    def summary(self) -> Summary:
        """What the page shows instead of rows when only the totals of its groups are asked for."""
        return Summary(self.question, PATIENCE)

    @cached_property
    def totals(self) -> list[str]:
        """What the columns of numbers come to, of all rows that match; empty when none is added up."""
        return totals_of(self.question)

    @cached_property
    def count(self) -> Count:
        if self.question.totals_only:
            return Count(self.summary.total.count)
        return count_for_page(self.question, self.reached)

    @cached_property
    def totals_chip(self) -> Chip | None:
        """Between the rows of groups and their totals; none where the list is not grouped."""
        return totals_chip(self.question)

    @property
    def ways(self) -> list[Way]:
        """Other pages about the same rows."""
        return list(self.overview.ways)

    @property
    def counted(self) -> str:
        """*214 relaties*, *meer dan 1.000 relaties*."""
        counted = self.overview.counted(self.count.number)
        return _("more than %(counted)s") % {"counted": counted} if self.count.more else counted

    @property
    def headings(self) -> Iterator[Heading]:
        for column in self.question.columns:
            yield self._heading(column)

    def _heading(self, column: Column) -> Heading:
        sort = self.overview.sort_named.get(column.sort)
        if sort is None:
            return Heading(str(column.label), column.css)
        if self.note and not sort.indexed:
            return Heading(str(column.label), column.css, why=self.note)
        chosen = sort is self.question.sort
        other_way = direction_of(sort, descending=not self.question.descending) if chosen else []
        default = sort is self.overview.sorts[0]
        grouped = [self.question.grouping.name] if chosen and self.question.grouping else []
        order = [] if default or grouped else [sort.name]
        url = self._address(**{GROUP: grouped, SORT: order, DIRECTION: other_way})
        direction = ("descending" if self.question.descending else "ascending") if chosen else ""
        return Heading(str(column.label), column.css, url, direction)

    @cached_property
    def chips(self) -> list[Chip]:
        return chips(self.question)

    @cached_property
    def menus(self) -> list[Menu]:
        return menus(self.question)

    @cached_property
    def groupings(self) -> Menu | None:
        """What the list can be grouped by, one at a time."""
        return groupings(self.question)

    @cached_property
    def typed(self) -> list[Typed]:
        return typed(self.question)

    @property
    def columns(self) -> tuple[Choice, ...]:
        """What can be shown, to choose from."""
        return choices(self.overview, self.question.chosen, self.question.actor)

    @property
    def kept_with_columns(self) -> dict[str, list[str]]:
        """What choosing columns leaves as it is."""
        return self.question.address(**{COLUMNS: []})

    @property
    def default_columns_url(self) -> str:
        """The same with the columns of the list itself."""
        return self._address(**{COLUMNS: []})

    @property
    def kept(self) -> dict[str, list[str]]:
        """What the text filter leaves as it is."""
        return self.question.address(**{TEXT: []})

    @property
    def address(self) -> str:
        return self.question.path

    @property
    def everything_url(self) -> str:
        """The list itself, whatever view it opens with."""
        return f"{self.question.path}?{VIEW}={EVERYTHING}" if self.views.default else self.question.path

    @cached_property
    def exports(self) -> list[Offer]:
        """The files that this question can be taken away in; none for who may not."""
        return offers(self.question)

    @cached_property
    def actions(self) -> list[Deed]:
        """What can be done to the selected rows, and where to send them."""
        query, name = urlencode(self.question.here, doseq=True), f"{self.overview.url_name}-action"
        deeds = [
            Deed(str(each.label), each.icon, f"{reverse(name, args=[each.name])}?{query}", each.asks)
            for each in actions_of(self.question)
        ]
        steps = [
            Deed(str(each.label), each.icon, f"{reverse(name, args=[each.name])}?{query}", asks=True, rows=each.rows)
            for each in steps_of(self.question)
        ]
        return [*deeds, *steps]

    @property
    def picks(self) -> bool:
        """Whether rows can be selected."""
        return bool(self.exports or self.actions) and not self.question.totals_only

    @property
    def goes_on(self) -> bool:
        """Whether more rows match than stand on this page."""
        return self._has_more(forwards=True) or self._has_more(forwards=False)

    @property
    def count_url(self) -> str:
        return self._address(f"{self.overview.url_name}-count")

    @property
    def next_url(self) -> str:
        return self._beyond(AFTER, -1) if self._has_more(forwards=True) else ""

    @property
    def previous_url(self) -> str:
        return self._beyond(BEFORE, 0) if self._has_more(forwards=False) else ""

    @property
    def first_step(self) -> FirstStep | None:
        """What can be added here, for who may."""
        add = self.overview.add
        return add if add and self.question.actor.may(add.right) else None

    def _has_more(self, *, forwards: bool) -> bool:
        cursor = self.question.cursor
        ahead = forwards is not bool(cursor and cursor.backwards)
        return bool(self._rows) and (self.reached.more if ahead else cursor is not None)

    def _beyond(self, name: str, place: int) -> str:
        row = self._rows[place]
        key = [self._reader.value(row, part) for part in (*self.question.sort.keys, "pk")]
        return self._address(**{name: [cursors.written(key)]})

    def _address(self, url_name: str = "", /, **changes: Any) -> str:
        query = urlencode(self.question.address(**changes), doseq=True)
        path = reverse(url_name) if url_name else self.question.path
        return path + (f"?{query}" if query else "")
