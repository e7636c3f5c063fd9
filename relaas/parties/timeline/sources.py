"""What a room gives to the timeline: rows with the same columns, which the database joins and orders."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateTimeField, Field, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.kernel.exact_fields import MoneyField
from relaas.kernel.registries import Registry
from relaas.parties.cards import PartyPage
from relaas.parties.models import Party

COLUMNS = ("at", "source", "kind", "number", "total", "status", "reference")


@dataclass(frozen=True)
class Source:
    """Documents of one sort.

    `rows` are those with this party, as far as the viewer may see (U2), made by `as_documents`. `kinds` says what each
    kind is called, `statuses` each status; `url` where one of them is, by its id. `has_any` says whether there are,
    without asking the database once more where the page has asked already. Who lacks `export_right` does not take them
    away.
    """

    name: str
    rows: Callable[[Party, Actor], QuerySet[Any, Any]]
    kinds: Mapping[str, str | Promise]
    url: Callable[[int], str]
    has_any: Callable[[PartyPage], bool]
    export_right: str
    statuses: Mapping[str, str | Promise]


SOURCES: Registry[Source] = Registry("source of the timeline")


def as_documents(rows: QuerySet[Any, Any], source: str, **columns: Combinable) -> QuerySet[Any, Any]:
    """These rows with the columns of the timeline: the moment `at`, `kind`, `number`, `total` without VAT,
    `status` and `reference`; a total that there is not is empty, and so is a text."""
    types: dict[str, Field[Any, Any]] = {"at": DateTimeField(), "total": MoneyField()}
    empty: dict[str, Combinable] = {"total": Value(None), "status": Value(""), "reference": Value("")}
    given = {"source": Value(source), **empty, **columns}
    made = {f"told_{name}": Cast(given[name], types.get(name, CharField(max_length=250))) for name in COLUMNS}
    documents: QuerySet[Any, Any] = rows.order_by().annotate(**made)
    return documents
