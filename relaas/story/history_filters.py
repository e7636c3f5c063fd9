"""What is asked of a record's history in the address of its page, and what can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from relaas.kernel import clock
from relaas.kernel.models import Record
from relaas.kernel.row_ids import read_id
from relaas.story.describing import description_of
from relaas.story.record_changes import Wanted
from relaas.web.dates import UnreadableDate, parse


@dataclass
class Asked:
    """The filters as they were asked: `wanted` for the look-up, the typed texts for the form, and what is not right."""

    wanted: Wanted
    what: str
    who: str
    first: str
    last: str
    problems: list[str] = field(default_factory=list)

    @property
    def is_filtered(self) -> bool:
        return bool(self.what or self.who or self.first or self.last or self.wanted.row is not None)


@dataclass(frozen=True)
class Choice:
    """Something to choose in the filter of what changed: a table, with its columns."""

    value: str
    label: str
    columns: tuple[tuple[str, str], ...]


def choices_of(models: Iterable[type[Record]]) -> list[Choice]:
    """What a reader can choose among, in people's words; without two of the same name."""
    found = []
    for model in models:
        described = description_of(model)
        labels = {described.label(each): column for column, each in described.shown_columns().items()}
        columns = tuple((f"{described.table}.{column}", label) for label, column in labels.items())
        found.append(Choice(described.table, str(described.what), columns))
    return sorted(found, key=lambda choice: choice.label)


def read(given: QueryDict, choices: Iterable[Choice]) -> Asked:
    """What was asked; a day that is none is said and left out, anything else that is strange is left out."""
    problems: list[str] = []
    offered = {value for choice in choices for value in (choice.value, *(column for column, _label in choice.columns))}
    what = given.get("wat", "") if given.get("wat", "") in offered else ""
    table, _dot, column = what.partition(".")
    first, last = given.get("van", "").strip()[:40], given.get("tot", "").strip()[:40]
    wanted = Wanted(
        table=table,
        column=column,
        row=read_id(given.get("rij", "")),
        who=given.get("wie", "").replace("\x00", "").strip()[:100],
        first_day=_day(first, problems),
        last_day=_day(last, problems),
        before=read_id(given.get("voor", "")),
    )
    return Asked(wanted, what, wanted.who, first, last, problems)


def _day(typed: str, problems: list[str]) -> date | None:
    if not typed:
        return None
    try:
        day = parse(typed, clock.today())
    except UnreadableDate as unreadable:
        problems.append(f"{typed}: {unreadable.message}")
        return None
    return min(day, clock.today())
