"""How history names what it keeps: what a row is called, its columns in people's words, and how a value is told.

A room describes its models; what it leaves out is told by the model's own names, so that nothing stays unsaid.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import pgettext

from relaas.kernel.fields import EncryptedField
from relaas.kernel.models import Record
from relaas.story.kept_values import columns_of
from relaas.web import formats

SEALED = "•••"

type Text = str | Promise
type NameOf = Callable[[str], str]
type Title = Callable[[Any, NameOf], str]


class Labelled(Protocol):
    """What history needs of a column that people fill in."""

    @property
    def label(self) -> Text: ...
    @property
    def check(self) -> Callable[[Any], Any]: ...
    @property
    def keep(self) -> Callable[[Any], Any]: ...
    @property
    def tell(self) -> Callable[[Any], str]: ...


def _called_by_itself(row: Any, _name_of: NameOf) -> str:
    return str(row)


def _unnamed(_row: Any, _name_of: NameOf) -> str:
    return ""


@dataclass(frozen=True)
class Description:
    """Of one model: what a row is, its facts (columns that people fill in), and labels of what verbs set besides.

    `hidden` columns are not shown, `together` ones are shown and cannot be put back one by one: their values belong
    together, or another rule watches over them. `title` says which row it is, given the names of what it points at.
    Rows that `stays` are left alone when the whole record is put back: they tell of others too.
    """

    model: type[Record]
    what: Text
    facts: Mapping[str, Labelled] = field(default_factory=dict)
    others: Mapping[str, Text] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    title: Title = _called_by_itself
    stays: bool = False

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def shown_columns(self) -> dict[str, "models.Field[Any, Any]"]:
        """What history shows of a row: not its keys, what is kept of other rows, or what is hidden."""
        left_out = {*self.model.kept, *self.hidden, self.model.story_subject[1], self.model._meta.pk.column}
        return {
            column: each
            for column, each in columns_of(self.model).items()
            if column not in left_out and each.name not in left_out
        }

    def label(self, each: "models.Field[Any, Any]") -> str:
        """The column in people's words: as the form says it."""
        fact = self.facts.get(each.name)
        return str(fact.label if fact else self.others.get(each.name, each.verbose_name))

    def tell(self, each: "models.Field[Any, Any]", value: Any) -> str:
        """A value in the reader's language. What it points at is named by whoever calls, for that asks the database."""
        if isinstance(each, EncryptedField):
            return SEALED  # a look at it is logged, which history does not do
        if value is None or value == "":
            return ""
        fact = self.facts.get(each.name)
        if fact:
            return fact.tell(fact.keep(value))
        if isinstance(value, bool):
            return pgettext("fact", "yes") if value else pgettext("fact", "no")
        return _told(each, value)

    def may_be_put_back(self, each: "models.Field[Any, Any]") -> bool:
        """Whether this column by itself can be given an old value."""
        return each.name in self.facts and each.name not in self.together and not isinstance(each, EncryptedField)


DESCRIPTIONS: dict[type[Record], Description] = {}


def describe(
    model: type[Record],
    what: Text,
    facts: Mapping[str, Labelled] | None = None,
    *,
    others: Mapping[str, Text] | None = None,
    hidden: Collection[str] = (),
    together: Collection[str] = (),
    title: Title = _called_by_itself,
    stays: bool = False,
) -> None:
    """Register how history tells of this model; called once by the room that owns it."""
    given = (facts or {}, others or {}, frozenset(hidden), frozenset(together))
    DESCRIPTIONS[model] = Description(model, what, *given, title, stays)


def description_of(model: type[Record]) -> Description:
    """What its room says of it, or what the model itself says."""
    found = DESCRIPTIONS.get(model)
    return found or Description(model, str(model._meta.verbose_name).capitalize(), title=_unnamed)


def _told(each: "models.Field[Any, Any]", value: Any) -> str:
    if each.choices:
        return str(dict(each.flatchoices).get(value, value))
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, int):
        return formats.number(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)
