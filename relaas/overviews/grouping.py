"""A way to group a list: its rows in the order of something, under headings with a number."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

GROUP, SHAPE, TOTALS = "groepeer", "toon", "totalen"


@dataclass(frozen=True)
class Grouping:
    """`sort` is the order whose first key makes the groups, `column` the one that names them.

    `empty` is what those are called that have nothing there. `named` gives for keys of groups what they are called;
    only with it kept sums say what groups come to without looking at one row.
    """

    name: str
    label: str | Promise
    sort: str
    column: str
    empty: str | Promise
    named: Callable[[Collection[Any]], Mapping[Any, str]] | None = None
