"""What stands in a list: its columns and the orders it can be given."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.web.formats import number


class Look(StrEnum):
    """How a page dresses a cell's text. A CSV has the same text, undressed.

    The first value of a number, an amount, a day or a moment is that itself, so that a spreadsheet can reckon with it.
    """

    PLAIN = "plain"
    LINK = "link"
    PILL = "pill"
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    MOMENT = "moment"
    EMAIL = "email"
    PHONE = "phone"
    FILES = "files"


RIGHT = frozenset({Look.NUMBER, Look.MONEY})  # what stands to the right, so that figures stand below each other
UNBROKEN = frozenset({Look.DAY, Look.MOMENT})  # what stands on one line however narrow its column

type Values = tuple[Any, ...]
type Loader = Callable[[Collection[int]], Mapping[int, Values]]
type LoaderForViewer = Callable[[Collection[int], Actor], Mapping[int, Values]]


@dataclass(frozen=True)
class Column:
    """One column.

    `values` are the names of what it needs of a row (a `values_list` of the model, joins allowed) and `text` makes of
    them what is shown; without `text` the one value is text already. `load` gives values of another room, for the
    rows of a page or a stretch of an export at once; they come behind those of `values`. `load_for` is the same where
    one viewer may see more than another.
    `sort` names the order that a click on the heading gives; `tone` is the value that colours a pill, by `tones` where
    it is not a colour itself. `later` columns go when there is little room, `last` ones sooner. `sum_of` names the
    column of the model that is added up for all rows that match and for each group of them; what has no such column
    adds up by `total`. Who lacks `right` does not have the column.
    `value` gives of its values what a spreadsheet can reckon with, where it is not the first as it is.
    `below` names a value of which a page shows the beginning under the text; a file does not have it.
    `unbroken` keeps a text on one line, as days always are.
    """

    name: str
    label: str | Promise
    values: tuple[str, ...] = ()
    text: Callable[..., str] | None = None
    look: Look = Look.PLAIN
    sort: str = ""
    tone: str = ""
    tones: Mapping[str, str] = field(default_factory=dict)
    load: Loader | None = None
    load_for: LoaderForViewer | None = None
    fades: str = ""
    sum_of: str = ""
    total: Callable[[QuerySet[Any]], int] | None = None
    right: str = ""
    below: str = ""
    value: Callable[..., Any] | None = None
    unbroken: bool = False

    @property
    def css(self) -> str:
        """The classes of its heading and its cells."""
        line = "nowrap" if self.unbroken or self.look in UNBROKEN else ""
        return " ".join(part for part in ("number" if self.look in RIGHT else line, self.fades) if part)

    @property
    def adds_up(self) -> bool:
        """Whether its numbers are added up."""
        return bool(self.sum_of or self.total)

    def added_up(self, rows: QuerySet[Any]) -> int | Decimal:
        """What it comes to in all of these rows."""
        if self.total:
            return self.total(rows)
        found: int | Decimal | None = rows.aggregate(found=Sum(self.sum_of))["found"]
        return found or 0

    def told(self, total: int | Decimal) -> str:
        """A sum of it as its cells would say it."""
        return self.text(total) if self.sum_of and self.text else number(total)


@dataclass(frozen=True)
class Sort:
    """A declared order: columns of the model that are never NULL, folded so that both databases agree; the id is last.

    `indexed`: an index of the rows that the overview walks (`Overview.walks`) gives it, with the columns of all filters
    behind it; `holds_text`: with the text that is searched too. An order without an index is there as long as not
    too many rows match (`reach.SORTED_WITHOUT_INDEX`). `made` are keys that are no column of the model, by name. Keys
    are texts; those in `numbers` are whole numbers in the database. Without keys it is the order in which rows were
    made. `falls`: from high to low, unless the other way is asked for. With `reads_otherwise` the text that is searched
    begins as its row sorts by the one key, but for these few rows (`beginning.py`).
    """

    name: str
    label: str | Promise
    keys: tuple[str, ...]
    indexed: bool = True
    holds_text: bool = False
    made: Mapping[str, Combinable] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    falls: bool = False
    reads_otherwise: Q | None = None

    @property
    def whole_numbers(self) -> tuple[bool, ...]:
        """Of each key whether it is a whole number; the id, the last, is one."""
        return (*(key in self.numbers for key in self.keys), True)
