"""A way to group a list: its rows in the order of something, under headings with a number."""

from dataclasses import dataclass

from django.utils.functional import Promise

GROUP = "groepeer"


@dataclass(frozen=True)
class Grouping:
    """`sort` is the order whose first key makes the groups, `column` the one that names them.

    `empty` is what those are called that have nothing there.
    """

    name: str
    label: str | Promise
    sort: str
    column: str
    empty: str | Promise
