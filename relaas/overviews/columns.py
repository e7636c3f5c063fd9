"""What stands in a list: its columns and the orders it can be given."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise


class Look(StrEnum):
    """How a page dresses a cell's text. A CSV has the same text, undressed.

    The first value of a number, a day or a moment is that itself, so that a spreadsheet can reckon with it.
    """

    PLAIN = "plain"
    LINK = "link"
    PILL = "pill"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    EMAIL = "email"
    PHONE = "phone"


type Values = tuple[Any, ...]
type Loader = Callable[[Collection[int]], Mapping[int, Values]]


@dataclass(frozen=True)
class Column:
    """One column.

    `values` are the names of what it needs of a row (a `values_list` of the model, joins allowed) and `text` makes of
    them what is shown; without `text` the one value is text already. `load` gives values of another room, for the
    rows of a page or a stretch of an export at once; they come behind those of `values`.
    `sort` names the order that a click on the heading gives; `tone` is the value that colours a pill.
    `later` columns go when there is little room, `last` ones sooner. `total` adds up a column of numbers for all rows
    that match. Who lacks `right` does not have the column.
    `below` names a value of which a page shows the beginning under the text; a file does not have it.
    """

    name: str
    label: str | Promise
    values: tuple[str, ...] = ()
    text: Callable[..., str] | None = None
    look: Look = Look.PLAIN
    sort: str = ""
    tone: str = ""
    load: Loader | None = None
    fades: str = ""
    total: Callable[[QuerySet[Any]], int] | None = None
    right: str = ""
    below: str = ""

    @property
    def css(self) -> str:
        """The classes of its heading and its cells."""
        return " ".join(part for part in ("number" if self.look is Look.NUMBER else "", self.fades) if part)


@dataclass(frozen=True)
class Sort:
    """A declared order: columns of the model that are never NULL, folded so that both databases agree; the id is last.

    `indexed`: an index of the rows that the overview walks (`Overview.walks`) gives it, with the columns of all filters
    behind it; `holds_text`: with the text that is searched too. An order without an index is there as long as not
    too many rows match (`reach.SORTED_WITHOUT_INDEX`). `made` are keys that are no column of the model, by name.
    """

    name: str
    label: str | Promise
    keys: tuple[str, ...]
    indexed: bool = True
    holds_text: bool = False
    made: Mapping[str, Combinable] = field(default_factory=dict)
