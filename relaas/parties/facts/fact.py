"""What a fact is, and how those of a form, an import row or a request are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.kernel.checking import Checking, one_of, text
from relaas.kernel.refusals import Refused
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

type Given = Mapping[str, Any]

EARLIEST, LATEST = date(1000, 1, 1), date(2999, 12, 31)


def as_it_is(value: Any) -> Any:
    """What the story keeps of a value that JSON takes."""
    return value


@dataclass(frozen=True)
class Fact:
    """One column that people fill in.

    `check` makes a typed value fit to keep or refuses it; `keep` gives what the story's parameters hold of it (JSON);
    `tell` shows that in the reader's language. A change of a fact that `unchecks` takes *checked* off again (T2c).
    """

    label: "StrOrPromise"
    check: Callable[[Any], Any]
    keep: Callable[[Any], Any] = as_it_is
    tell: Callable[[Any], str] = str
    unchecks: bool = False


type Facts = Mapping[str, Fact]


def read_facts(facts: Facts, given: Given, checking: Checking) -> dict[str, Any]:
    """The given values made fit to keep; `checking` gets the problems. An unknown fact is a programming error."""
    unknown = given.keys() - facts.keys()
    if unknown:
        raise TypeError(f"no such facts: {', '.join(sorted(unknown))}")
    return {name: checking.value(name, facts[name].check, value) for name, value in given.items()}


def text_fact(label: "StrOrPromise", longest: int, *, required: bool = False, unchecks: bool = False) -> Fact:
    """A text of one line."""
    return Fact(label, text(longest, required=required), unchecks=unchecks)


def day_fact(label: "StrOrPromise") -> Fact:
    """A calendar day, or none."""
    return Fact(label, check_day, keep=_iso, tell=_told_day)


def last_day_fact(label: "StrOrPromise") -> Fact:
    """The end of a period, or none: kept is the first day after it, people say the last day in it."""
    return Fact(label, check_day, keep=_iso, tell=_told_last_day)


def yes_no_fact(label: "StrOrPromise") -> Fact:
    """On or off."""
    return Fact(label, bool, tell=_told_yes_no)


def choice_fact(label: "StrOrPromise", choices: type[TextChoices]) -> Fact:
    """One of a closed list."""
    return Fact(label, one_of(list(choices.values)), tell=lambda value: _told_choice(choices, value))


def check_day(given: Any) -> date | None:
    """A date or its ISO form; empty is none. Refuses years that no register knows (`day`)."""
    if not given:
        return None
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError as error:
        raise Refused("day", _("This is not a date, such as 31-12-2026.")) from error
    if not EARLIEST <= day <= LATEST:
        raise Refused("day", _("A date lies between the years 1000 and 2999."))
    return day


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _told_day(kept: str) -> str:
    return formats.day(date.fromisoformat(kept)) if kept else ""


def _told_last_day(kept: str) -> str:
    return formats.day(date.fromisoformat(kept) - timedelta(days=1)) if kept else ""


def _told_yes_no(kept: bool) -> str:
    return pgettext("fact", "yes") if kept else pgettext("fact", "no")


def _told_choice(choices: type[TextChoices], kept: str) -> str:
    return str(choices(kept).label) if kept in choices.values else kept
