"""The pipeline: what is still to come, a column for each open status, and where a contract can go from there (K7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count, Sum
from django.urls import reverse

from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.overviews import LIST_OF
from relaas.contracts.rules import BACK, FORWARD
from relaas.contracts.stepping import STEPS, Step, steps_from
from relaas.kernel.actors import Actor
from relaas.overviews.choosing import Chip, Menu
from relaas.overviews.question import Question
from relaas.overviews.reach import reach

COLUMNS = (Status.REQUEST, Status.QUOTE, Status.OPTION, Status.CONTRACT)
CARDS = 12  # of a column; the list has them all
RETURN = "pijplijn"  # stands in the address of a step: where to come back to


@dataclass(frozen=True)
class Move:
    """A step of a card, and the column that it leads to; `to` is empty where that is none. It may ask something."""

    step: Step
    to: str
    url: str

    @property
    def column(self) -> str:
        """What the column is called."""
        return str(Status(self.to).label) if self.to else ""


@dataclass(frozen=True)
class Card:
    """A contract, and its steps for who may take them."""

    contract: Contract
    moves: list[Move]


@dataclass(frozen=True)
class Column:
    """How many contracts are in one status and what they come to, with the newest of them; `url` is their list."""

    status: Status
    number: int
    net: Decimal
    yearly: Decimal
    cards: list[Card]
    url: str


class Pipeline:
    """The open contracts of one direction that a viewer sees, narrowed by owner and category, which `given` names."""

    def __init__(self, direction: Direction, viewer: Actor, given: Mapping[str, Any]) -> None:
        self.direction, self.viewer = direction, viewer
        self.narrowing = ("owner", direction.category)
        asked = {name: given[name] for name in self.narrowing if name in given}
        self.question = Question.read(LIST_OF[direction], viewer, asked)
        self.path = reverse(f"contracts:{direction.value}_pipeline")
        self.may_move = viewer.may(direction.change_right)

    @property
    def url(self) -> str:
        """The address of this pipeline with what narrows it."""
        query = urlencode(self.question.address(), doseq=True)
        return f"{self.path}?{query}" if query else self.path

    @cached_property
    def columns(self) -> list[Column]:
        """One for each open status: its sums from those that are kept, its cards with one query for all columns."""
        ids = self._newest()
        wanted = [id for some in ids.values() for id in some]
        found = Contract.objects.select_related("relation", "owner").defer("search_text", "relation__search_text")
        contracts = found.in_bulk(wanted)
        sums = self._sums()
        return [
            Column(
                status, *sums.get(status, (0, Decimal(0), Decimal(0))),
                [self._card(contracts[id]) for id in ids[status] if id in contracts],
                f"{self.question.path}?{urlencode(self._of(status).address(), doseq=True)}",
            )
            for status in COLUMNS
        ]  # fmt: skip

    @cached_property
    def menus(self) -> list[Menu]:
        """What narrows it, as the list offers it."""
        return [Menu(name, str(self._filter(name).label), list(self._options(name))) for name in self.narrowing]

    def _of(self, status: Status) -> Question:
        return replace(self.question, filters={"status": (status.value,), **self.question.filters})

    def _newest(self) -> dict[Status, list[int]]:
        """The ids of the cards: straight from the index of a status, or by whatever way finds what is narrowed."""
        if self.question.narrowed or self.viewer.only_managed:
            return {status: reach(self._of(status)).ids[:CARDS] for status in COLUMNS}
        asked = [self._of(status) for status in COLUMNS]
        rows = [each.ordered(each.tested()).values_list("pk")[:CARDS].query.sql_with_params() for each in asked]
        both = [f"SELECT {at}, c{at}.* FROM ({sql}) c{at}" for at, (sql, _values) in enumerate(rows)]  # noqa: S608 - made by the ORM
        found: dict[Status, list[int]] = {status: [] for status in COLUMNS}
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(both), [value for _sql, values in rows for value in values])
            for at, id in cursor.fetchall():
                found[COLUMNS[at]].append(id)
        return {status: sorted(ids, reverse=True) for status, ids in found.items()}

    def _sums(self) -> dict[str, tuple[int, Decimal, Decimal]]:
        if kept := self.question.kept_sums:
            sums = kept.of_groups("status", ("net", "yearly"), only=COLUMNS)
            return {
                status: (int(number), Decimal(net), Decimal(yearly)) for status, (number, net, yearly) in sums.items()
            }
        rows = self.question.found().order_by().filter(status__in=COLUMNS).values_list("status")
        found = rows.annotate(Count("pk"), Sum("net"), Sum("yearly"))
        return {status: (number, net, yearly) for status, number, net, yearly in found}

    def _card(self, contract: Contract) -> Card:
        steps = steps_from(contract) if self.may_move else []
        return Card(contract, [move for step in steps for move in self._moves(contract, step)])

    def _moves(self, contract: Contract, step: Step) -> Iterable[Move]:
        """A step back may lead to more than one column."""
        url = reverse("contracts:step", args=[contract.pk, step])
        for to in leads_to(contract.status, step) or [""]:
            asked = {RETURN: self.url, **({"to": to} if step is STEPS["terug"] else {})}
            yield Move(step, to, f"{url}?{urlencode(asked)}")

    def _filter(self, name: str) -> Any:
        return self.question.overview.filter_named[name]

    def _options(self, name: str) -> Iterable[Chip]:
        chosen = self.question.filters.get(name, ())
        for option in self._filter(name).options(self.viewer):
            pressed = option.value in chosen
            values = [each for each in chosen if each != option.value] if pressed else [*chosen, option.value]
            query = urlencode(self.question.address(**{name: values}), doseq=True)
            yield Chip(option.label, f"{self.path}?{query}" if query else self.path, pressed)


def leads_to(now: str, step: Step) -> list[str]:
    """The columns that a contract in this status can come to by this step."""
    if step is STEPS["terug"]:
        return [status.value for status in COLUMNS if (now, status.value) in BACK]
    return [status.value for status in COLUMNS if (now, status.value) in FORWARD and step.leads_to == status]


def came_from(given: Mapping[str, Any]) -> str:
    """The pipeline that a step was taken from, if it was; never an address that is none of a pipeline."""
    back = str(given.get(RETURN, ""))
    paths = [reverse(f"contracts:{direction.value}_pipeline") for direction in Direction]
    return back if back.partition("?")[0] in paths else ""
