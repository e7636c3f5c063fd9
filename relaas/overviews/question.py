"""What is asked of an overview: who asks, which rows, in what order, from where. All ways in ask alike."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.kernel import search
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.row_ids import read_id
from relaas.overviews import cursors
from relaas.overviews.arranging import COLUMNS, DOWN, UP, columns_of, read_columns
from relaas.overviews.columns import Column, Sort
from relaas.overviews.cursors import Cursor
from relaas.overviews.filters import AskedByViewer, Beginning, Filter, has_index, is_alike
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS, Grouping
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.overview import Overview

TEXT, SORT, DIRECTION, AFTER, BEFORE, SELECTED, ALL = "q", "sort", "dir", "after", "before", "id", "all"
VIEW, EVERYTHING = "weergave", "alles"
RESERVED = (TEXT, SORT, DIRECTION, AFTER, BEFORE, SELECTED, ALL, COLUMNS, UP, DOWN, VIEW, GROUP, SHAPE)
MOST_SELECTED = 1000

type Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Question:
    """One question to one overview. Made from what was given by name, in an address or behind `--filter`."""

    overview: Overview
    actor: Actor
    text: str
    filters: Mapping[str, tuple[str, ...]]
    sort: Sort
    descending: bool = False
    cursor: Cursor | None = None
    selected: tuple[int, ...] = ()
    chosen: tuple[str, ...] = ()
    view: str = ""
    grouping: Grouping | None = None
    totals_only: bool = False

    @classmethod
    def read(cls, overview: Overview, actor: Actor, given: Given) -> Self:
        """Read an address: what this overview does not know is left out, so an old or mangled link still works."""
        filters = {
            name: each.understood(given.get(name, ()))
            for name, each in overview.filter_named.items()
            if not each.right or actor.may(each.right)
        }
        grouping = overview.grouping_named.get(_one(given, GROUP))
        sort = overview.sort_named.get(grouping.sort if grouping else _one(given, SORT), overview.sorts[0])
        direction = _one(given, DIRECTION)
        return cls(
            overview,
            actor,
            text=_one(given, TEXT).strip() if overview.searched else "",
            filters={name: values for name, values in filters.items() if values},
            sort=sort,
            descending=direction == "desc" or (sort.falls and direction != "asc"),
            cursor=_cursor(given, sort),
            selected=_ids(given.get(SELECTED, ())),
            chosen=read_columns(overview, given, actor),
            view=_view(given),
            grouping=grouping,
            totals_only=grouping is not None and _one(given, SHAPE) == TOTALS,
        )

    @classmethod
    def strict(cls, overview: Overview, actor: Actor, given: Given) -> Self:
        """The same for a program: refuses with all that is unknown (codes `unknown_filter`, `unknown_value`)."""
        question = cls.read(overview, actor, given)
        problems = list(_misunderstood(question, given))
        if problems:
            raise Refused.for_all(problems)
        return question

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The columns that are shown, in their order."""
        return columns_of(self.overview, self.chosen)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that a row must have."""
        return search.words_of(self.text)

    @cached_property
    def narrowed(self) -> bool:
        """Whether anything but the overview itself says which rows."""
        return bool(self.filters or self.text or self.selected)

    @cached_property
    def conditions(self) -> Q:
        """What the filters ask: those that were set, that are fixed, and switches that are off."""
        return self._conditions(walking=False)

    def _conditions(self, *, walking: bool) -> Q:
        off: dict[str, tuple[str, ...]] = {switch.name: () for switch in self.overview.switches}
        given = {**off, **self.filters, **self.overview.fixed}
        filters = (each for each in self.overview.all_filters if each.name in given)
        asked = [self._condition(each, given[each.name], walking=walking) for each in filters]
        return Q(
            *(condition for condition in asked if condition), *([Q(pk__in=self.selected)] if self.selected else [])
        )

    def _condition(self, each: Filter, values: Sequence[str], *, walking: bool) -> Q:
        if isinstance(each, AskedByViewer):
            return each.asked_by(self.actor, values, walking=walking)
        return each.condition(values)

    @cached_property
    def walks(self) -> Q:
        """The rows whose order is walked: those of one set filter that has an index for it, else the overview's."""
        given = {**self.filters, **self.overview.fixed}
        if not self.words and self.sort is self.overview.sorts[0]:
            for each in reversed(self.overview.filters):
                if has_index(each, given.get(each.name, ())):
                    return self.overview.walks & self._condition(each, given[each.name], walking=True)
        return self.overview.walks

    @cached_property
    def walks_all(self) -> bool:
        """Whether every row that is walked matches, as good as: nothing but the overview and an index say which."""
        fixed = bool(self.overview.fixed) and self.walks == self.overview.walks
        return not (self.narrowed or fixed or self.actor.only_managed)

    @property
    def counts_on_its_way(self) -> bool:
        """Whether a page may look for a thousand rows to count them: not where each one tested costs two look-ups."""
        set_filters = (each for each in self.overview.all_filters if each.name in self.filters)
        return not (
            self.actor.only_managed or any(isinstance(each, AskedByViewer) and each.probes for each in set_filters)
        )

    @property
    def is_chosen(self) -> bool:
        """Whether all that narrows it was chosen from what is offered to everybody alike, or is `typed`; not words or
        rows that were marked."""
        given = {**self.filters, **self.overview.fixed}
        filters = (each for each in self.overview.all_filters if each.name in given)
        return not (self.text or self.selected) and all(is_alike(each, given[each.name]) for each in filters)

    @property
    def typed(self) -> dict[str, str]:
        """The beginnings that were typed, by the names of their filters."""
        named = self.overview.filter_named
        return {name: typed for name, (typed, *_) in self.filters.items() if isinstance(named[name], Beginning)}

    @property
    def asked_of(self) -> Hashable:
        """All that says which rows stand in which order, for who may see what; only of what `is_chosen`."""
        return id(self.overview), self.actor, tuple(self.filters.items()), id(self.sort), self.descending

    @property
    def onward(self) -> str:
        """How the keys of what comes next compare with the one before."""
        backwards = bool(self.cursor and self.cursor.backwards)
        return "<" if self.descending is not backwards else ">"

    def passing(self) -> QuerySet[Any]:
        """The rows that pass the filters and that the actor may see, whatever words they have."""
        seen: QuerySet[Any] = self.overview.rows(self.actor, collecting=True)
        return seen.filter(self.overview.walks, self.conditions)

    def found(self, having_words: Q | None = None) -> QuerySet[Any]:
        """The rows that match, found by whatever index the database chooses. Of each that has the words it is looked up
        whether it may be seen; without words all that may be are looked up first. `having_words`: the rows with the
        words, where they are known."""
        if not self.words:
            return self.passing()
        seen = self.overview.rows(self.actor, collecting=self.actor.only_managed)  # who is limited sees few
        rows: QuerySet[Any] = seen.filter(self.overview.walks, self.conditions)
        return rows.filter(having_words or search.found_words(self.overview.model, self.words))

    def tested(self) -> QuerySet[Any]:
        """The same rows, written so that only the index of the order can be walked: each row is tested on the way."""
        rows: QuerySet[Any] = self.overview.rows(self.actor).filter(self.walks)
        if conditions := self._conditions(walking=True):
            passes = Case(When(conditions, then=Value(1)), default=Value(0), output_field=IntegerField())
            rows = rows.filter(GreaterThan(passes, 0))
        return rows.filter(search.has_words(self.overview.model, self.words)) if self.words else rows

    def with_keys(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with those keys of the order that are no columns."""
        return rows.annotate(**self.sort.made) if self.sort.made else rows

    def ordered(self, rows: QuerySet[Any], *, backwards: bool = False) -> QuerySet[Any]:
        """The rows in the asked order, the id last."""
        sign = "-" if self.descending is not backwards else ""
        return self.with_keys(rows).order_by(*(f"{sign}{key}" for key in (*self.sort.keys, "pk")))

    @cached_property
    def path(self) -> str:
        """The address of the overview's page."""
        return reverse(self.overview.url_name)

    def address(self, **changes: Any) -> dict[str, list[str]]:
        """The names and values that give this question back, from its first page; `changes` replace or, empty, drop."""
        kept: dict[str, list[str]] = {TEXT: [self.text] if self.text else []}
        kept |= {name: list(values) for name, values in self.filters.items()}
        if self.grouping:
            kept[GROUP] = [self.grouping.name]
            kept[SHAPE] = [TOTALS] if self.totals_only else []
        elif self.sort is not self.overview.sorts[0]:
            kept[SORT] = [self.sort.name]
        kept[DIRECTION] = direction_of(self.sort, descending=self.descending)
        if self.chosen:
            kept[COLUMNS] = [",".join(self.chosen)]
        if self.view:
            kept[VIEW] = [self.view]
        return {name: values for name, values in {**kept, **changes}.items() if values}

    @cached_property
    def asked(self) -> dict[str, list[str]]:
        """What a saved view holds of it: all but which view it came from."""
        return self.address(**{VIEW: []})

    @cached_property
    def here(self) -> dict[str, list[str]]:
        """The same with the place in the list, to come back to."""
        place = {BEFORE if self.cursor.backwards else AFTER: [cursors.written(self.cursor.key)]} if self.cursor else {}
        return {**self.address(), **place}

    def sorted_by(self, sort: Sort) -> Self:
        """The same question in another order, without groups, from its first page."""
        return replace(self, sort=sort, descending=sort.falls, cursor=None, grouping=None, totals_only=False)

    @cached_property
    def kept_sums(self) -> KeptSums | None:
        """Sums that are kept of just the rows that match, where there are such."""
        return self.overview.kept_sums(self) if self.overview.kept_sums else None


def direction_of(sort: Sort, *, descending: bool) -> list[str]:
    """How an address says which way an order goes; nothing when it is its own way."""
    return [] if descending is sort.falls else ["desc" if descending else "asc"]


def _one(given: Given, name: str) -> str:
    """The last value of a name, without what no database takes."""
    values = given.get(name, ())
    plain = values[-1].encode(errors="ignore").decode() if values else ""
    return plain.replace("\0", " ")[: search.LONGEST_QUESTION]


def _view(given: Given) -> str:
    view = _one(given, VIEW)
    known = view == EVERYTHING or (view.isascii() and view.isdigit() and len(view) < 20)
    return view if known else ""


def _cursor(given: Given, sort: Sort) -> Cursor | None:
    for name, backwards in ((AFTER, False), (BEFORE, True)):
        values = given.get(name, ())
        key = cursors.read(values[-1], sort.whole_numbers) if values else None
        if key:
            return Cursor(key, backwards)
    return None


def _ids(given: Sequence[str]) -> tuple[int, ...]:
    return tuple(id for value in given[:MOST_SELECTED] if (id := read_id(value)) is not None)


def _misunderstood(question: Question, given: Given) -> "list[Problem]":
    overview, problems = question.overview, []
    for name, values in given.items():
        if name in RESERVED:
            continue
        if name not in overview.filter_named:
            known = ", ".join(overview.filter_named)
            message = _('There is no filter "%(name)s"; there are: %(known)s.') % {"name": name, "known": known}
            problems.append(Problem("unknown_filter", message, name))
        elif len(question.filters.get(name, ())) < len(set(values)):
            message = _('Filter "%(name)s" does not know "%(value)s".') % {"name": name, "value": ", ".join(values)}
            problems.append(Problem("unknown_value", message, name))
    sort = given.get(SORT, ())
    if sort and sort[-1] not in overview.sort_named:
        known = ", ".join(overview.sort_named)
        message = _('There is no order "%(name)s"; there are: %(known)s.') % {"name": sort[-1], "known": known}
        problems.append(Problem("unknown_sort", message, SORT))
    group = given.get(GROUP, ())
    if group and group[-1] not in overview.grouping_named:
        known = ", ".join(overview.grouping_named)
        message = _('It cannot be grouped by "%(name)s"; it can by: %(known)s.') % {"name": group[-1], "known": known}
        problems.append(Problem("unknown_group", message, GROUP))
    return problems
