"""An overview: one list, declared once. The page, the CSV and the command line are made from the same declaration."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Model, Q
from django.utils.functional import Promise

from relaas.kernel.registries import Registry
from relaas.overviews.actions import BulkAction, Step
from relaas.overviews.columns import Column, Sort
from relaas.overviews.export import Format
from relaas.overviews.filters import Filter, Switch
from relaas.overviews.grouping import Grouping
from relaas.overviews.kept_sums import KeptSums


@dataclass(frozen=True)
class FirstStep:
    """What a list offers: a link for who holds the right, with its key."""

    label: str | Promise
    url_name: str
    right: str
    hotkey: str = ""


@dataclass(frozen=True)
class Way:
    """Another page on which the same rows can be looked at: a link in the head of the list."""

    name: str
    label: str | Promise
    url_name: str
    icon: str
    order: int


def _no_actions() -> Registry[BulkAction]:
    return Registry("bulk action", order=lambda action: action.order)


def _no_columns() -> Registry[Column]:
    return Registry("list column")


def _no_filters() -> Registry[Filter]:
    return Registry("list filter")


def _no_ways() -> Registry[Way]:
    return Registry("way to look", order=lambda way: way.order)


def _no_formats() -> Registry[Format[Any]]:
    return Registry("format of a list")


def _no_steps() -> Registry[Step]:
    return Registry("step", order=lambda step: step.order)


@dataclass(frozen=True)
class Overview:
    """A list of one model.

    `model.objects.visible_to(actor)` is where it starts, always. `walks` is the condition of the indexes that its
    sorts walk; `fixed` are filters that are set and cannot be taken off, so that customers are the list of relations
    with one filter set. The first sort is the default. `counted` makes of a number *3 relaties* (ngettext).
    `gone` names a value that greys a row when it is there. `actions` are those on many rows, `steps` are where some
    rows lead; rooms add theirs. `more_columns` are shown when they are chosen, and so are
    `added_columns`; those and `added_filters` are hung there by higher rooms. `kept_sums` gives for a question sums
    that are kept of just the rows that match, or None when nothing so is kept.
    `charted` names the columns that a chart of its groups lays end to end, two at most; without it counts rows.
    `name` is what saved views and jobs call it, and the command line too where it has no `program_name`; `ways` are
    other pages about the same rows, `formats` files that other lists cannot be taken away in. `url_name` names its
    page, and the page's CSV and count with `-export` and `-count` behind it.
    """

    name: str
    title: str | Promise
    model: type[Model]
    columns: Sequence[Column]
    sorts: Sequence[Sort]
    walks: Q
    url_name: str
    row_url: Callable[[int], str]
    counted: Callable[[int], str]
    read_right: str
    export_right: str
    filters: Sequence[Filter] = ()
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    searched: bool = True
    add: FirstStep | None = None
    gone: str = ""
    nothing_yet: str | Promise = ""
    actions: Registry[BulkAction] = field(default_factory=_no_actions)
    steps: Registry[Step] = field(default_factory=_no_steps)
    more_columns: Sequence[Column] = ()
    added_columns: Registry[Column] = field(default_factory=_no_columns)
    added_filters: Registry[Filter] = field(default_factory=_no_filters)
    groupings: Sequence[Grouping] = ()
    kept_sums: Callable[[Any], KeptSums | None] | None = None
    charted: Sequence[str] = ()
    program_name: str = ""
    ways: Registry[Way] = field(default_factory=_no_ways)
    formats: Registry[Format[Any]] = field(default_factory=_no_formats)

    @cached_property
    def column_named(self) -> dict[str, Column]:
        """All columns that can be shown."""
        return {column.name: column for column in (*self.columns, *self.more_columns, *self.added_columns)}

    @cached_property
    def grouping_named(self) -> dict[str, Grouping]:
        return {grouping.name: grouping for grouping in self.groupings}

    @cached_property
    def sort_named(self) -> dict[str, Sort]:
        return {sort.name: sort for sort in self.sorts}

    @cached_property
    def all_filters(self) -> tuple[Filter, ...]:
        """Its own, and those that higher rooms added."""
        return (*self.filters, *self.added_filters)

    @cached_property
    def filter_named(self) -> dict[str, Filter]:
        """The filters that can be set: all but the fixed ones."""
        return {filter.name: filter for filter in self.all_filters if filter.name not in self.fixed}

    @cached_property
    def switches(self) -> list[Switch]:
        return [filter for filter in self.all_filters if isinstance(filter, Switch)]

    @cached_property
    def label_column(self) -> str:
        """The value that a row is called by."""
        return self.columns[0].values[0]

    def rows(self, actor: Any, *, collecting: bool = False) -> Any:
        """All that the actor may see of the model; `collecting` looks them all up first."""
        return self.model.objects.visible_to(actor, collecting=collecting)  # type: ignore[attr-defined] # the manager of every record of the house


OVERVIEWS: Registry[Overview] = Registry("overview")


def program_names() -> dict[str, Overview]:
    """What the command line calls each overview."""
    return {overview.program_name or overview.name: overview for overview in OVERVIEWS}


def declare(overview: Overview) -> Overview:
    """Make an overview known and give it back."""
    return OVERVIEWS.add(overview.name, overview)
