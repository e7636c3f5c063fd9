"""Facts of activities: the columns that people fill in, with their labels, checks and how the story tells them."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.activities.days import check_at, check_due, check_time, told_at, told_time
from relaas.activities.models import Channel, Priority, RepeatInterval
from relaas.kernel.checking import one_of, text
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, labels
from relaas.kernel.texts import many_lines
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, text_fact
from relaas.parties.maintained.facts import one_of_a_list
from relaas.web import formats

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from django_stubs_ext import StrOrPromise

LONGEST_TEXT = 20_000
LONGEST_TITLE = 200
MOST_REPEAT = 366
_INTERVAL = one_of(["", *RepeatInterval.values])


def _long_text(label: "StrOrPromise") -> Fact:
    return Fact(label, text(LONGEST_TEXT, clean=many_lines), tell=_told_text)


def _told_text(kept: str) -> str:
    return kept if len(kept) <= 80 else f"{kept[:79]}…"


def _row(label: "StrOrPromise", *, required: bool = False) -> Fact:
    """A record of another table, or none; the story keeps what it was called."""

    def check(given: Any) -> Any:
        if not given and required:
            raise Refused("required", gettext("Fill this in."))
        return given or None

    return Fact(label, check, keep=_name)


def _name(row: Any) -> str:
    """What a party, a user or an activity is called."""
    return str(getattr(row, "formal_name", row)) if row else ""


def _check_priority(given: Any) -> int:
    return int(
        one_of([str(value) for value in Priority.values])(str(Priority.NORMAL if given in (None, "") else given))
    )


def _check_repeat(given: Any) -> int | None:
    """A whole number of times, or none (`repeat`)."""
    written = str(given if given is not None else "").strip()
    if not written:
        return None
    times = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
    if not 1 <= times <= MOST_REPEAT:
        raise Refused("repeat", gettext("Give a whole number from 1 through %(most)d.") % {"most": MOST_REPEAT})
    return times


def _label(about: Subject | None) -> str:
    return labels([about]).get(about, "") if about else ""


def _told_priority(kept: int) -> str:
    return str(Priority(kept).label)


def _told_interval(kept: str) -> str:
    return str(RepeatInterval(kept).label) if kept else ""


def _iso(value: "date | time | datetime | None") -> str:
    return value.isoformat() if value else ""


def _told_day(kept: str) -> str:
    return formats.day(check_due(kept)) if kept else ""


FOLLOWS = _row(_("Follows"))
_SHARED: dict[str, Fact] = {
    "text": _long_text(pgettext_lazy("activity", "Description")),
    "relation": _row(_("Relation")),
    "person": _row(_("Person")),
    "about": Fact(pgettext_lazy("activity", "About"), lambda given: given or None, keep=_label),
    "category": one_of_a_list(pgettext_lazy("activity", "Category")),
}

ACTION_FACTS: dict[str, Fact] = {
    "title": text_fact(pgettext_lazy("activity", "Subject"), LONGEST_TITLE, required=True),
    **_SHARED,
    "performer": _row(pgettext_lazy("activity", "Performer"), required=True),
    "due": Fact(pgettext_lazy("activity", "Due"), check_due, keep=_iso, tell=_told_day),
    "due_time": Fact(pgettext_lazy("activity", "Time"), check_time, keep=_iso, tell=told_time),
    "remind_on": Fact(_("Remind on"), check_due, keep=_iso, tell=_told_day),
    "priority": Fact(_("Priority"), _check_priority, tell=_told_priority),
    "repeat_every": Fact(_("Repeat every"), _check_repeat, tell=lambda kept: str(kept or "")),
    "repeat_interval": Fact(
        pgettext_lazy("repeat", "Interval"), one_of(["", *RepeatInterval.values]), tell=_told_interval
    ),
    "repeat_until": day_fact(_("Repeat through")),
}

CONTACT_FACTS: dict[str, Fact] = {
    "title": text_fact(pgettext_lazy("activity", "Subject"), LONGEST_TITLE),
    **_SHARED,
    "text": _long_text(_("What was said")),
    "channel": choice_fact(_("Channel"), Channel),
    "at": Fact(pgettext_lazy("contact moment", "When"), check_at, keep=_iso, tell=told_at),
    "performer": _row(pgettext_lazy("contact moment", "Colleague")),
}

NOTE_FACTS: dict[str, Fact] = {
    "title": text_fact(pgettext_lazy("activity", "Subject"), LONGEST_TITLE, required=True),
    **_SHARED,
    "at": Fact(pgettext_lazy("note", "Date"), check_at, keep=_iso, tell=told_at),
    "due": Fact(pgettext_lazy("note", "Ready by"), check_due, keep=_iso, tell=_told_day),
}

RESULT = _long_text(pgettext_lazy("activity", "Result"))
FACTS: dict[str, Fact] = {**NOTE_FACTS, **CONTACT_FACTS, **ACTION_FACTS, "result": RESULT, "follows": FOLLOWS}


def facts_of(kind: str) -> dict[str, Fact]:
    """What can be filled in of an activity of this kind, when it is changed too."""
    own = {"action": ACTION_FACTS, "contact": CONTACT_FACTS, "note": NOTE_FACTS}[kind]
    return {**own, "follows": FOLLOWS}
