"""*Mijn acties* on the first page (A1): what one must do, what one's team must do, and what one did lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.forms.offered import takers
from relaas.activities.rights import ASSIGN, CHANGE, READ
from relaas.activities.rules import days_to_put_off
from relaas.activities.stretches import Stretch
from relaas.activities.tally import AtHand, at_hand
from relaas.activities.todo import Todo, lately_done, still_to_do
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.row_ids import read_id
from relaas.story.beside import label_of
from relaas.web import formats
from relaas.web.environment import query
from relaas.web.rights import Request
from relaas.web.today import TODAY, TodayCard

MOST = 50
SHOW, SNOOZE, HAND_OVER = "toon", "uitstellen", "overdragen"  # parameters of the address


class Whose(TextChoices):
    """Which actions the card shows; its value stands in the address."""

    MINE = "", pgettext_lazy("actions", "Mine")
    TEAM = "team", pgettext_lazy("actions", "Team")
    DONE = "gedaan", pgettext_lazy("actions", "Done")


@dataclass(frozen=True)
class Group:
    """Actions that are read together, under a heading."""

    label: str
    is_late: bool
    todos: Sequence[Todo]


def of_whom(whose: Whose, viewer: Actor) -> list[int]:
    """Whose actions: of the viewer, or of its team; who is in no team sees those of everybody, so none."""
    if whose != Whose.TEAM:
        return [viewer.user_id or 0]
    team = User.objects.filter(pk=viewer.user_id).values_list("team_id", flat=True).first()
    return list(User.objects.filter(team=team).values_list("pk", flat=True)) if team else []


def groups(whose: Whose, viewer: Actor, today: date) -> tuple[list[Group], bool]:
    """What the card shows, in groups; and whether there is more than that."""
    performers = of_whom(whose, viewer)
    if whose == Whose.DONE:
        found = lately_done(performers, viewer, MOST + 1)
        days = groupby(found[:MOST], key=lambda each: label_of(formats.as_day(each.done_at or clock.now()), today))
        return [Group(label, is_late=False, todos=list(todos)) for label, todos in days], len(found) > MOST
    found = still_to_do(performers, viewer, today, MOST + 1)
    stretches = groupby(found[:MOST], key=lambda each: each.stretch(today))
    return [
        Group(str(stretch.label), is_late=stretch is Stretch.LATE, todos=list(todos)) for stretch, todos in stretches
    ], len(found) > MOST


def _context(request: Request) -> Mapping[str, Any]:
    viewer, today, given = request.actor, clock.today(), request.GET
    whose = Whose(given[SHOW]) if given.get(SHOW) in Whose.values else Whose.MINE
    found, more = groups(whose, viewer, today)
    may = {SNOOZE: viewer.may(CHANGE), HAND_OVER: viewer.may(CHANGE) and viewer.may(ASSIGN)}
    opened = {name: read_id(given.get(name)) if allowed else None for name, allowed in may.items()}
    return {
        "here": request.path + query(given, **{SNOOZE: "", HAND_OVER: ""}),
        "days": days(today),
        "colleagues": takers(viewer) if opened[HAND_OVER] else (),
        "whose": whose,
        "chips": list(Whose),
        "groups": found,
        "more": more,
        "most": MOST,
        "at_hand": at_hand(viewer, today),
        "changes": may[SNOOZE],
        "hands_over": may[HAND_OVER],
        "opened": opened,
    }


def days(today: date) -> list[tuple[str, date]]:
    """Until when an action can be put off with one press."""
    words = {"tomorrow": _("Tomorrow"), "monday": _("Monday"), "week": _("In a week")}
    named = {day: words[name] for name, day in reversed(days_to_put_off(today).items())}  # on a Sunday two are one day
    return [(named[day], day) for day in sorted(named)]


def headline(drawn: Mapping[str, Any]) -> str:
    """*4 acties voor vandaag, 2 te laat*"""
    found: AtHand = drawn["at_hand"]
    if not found.number:
        return _("Nothing to do today")
    shown = f"{formats.number(found.number)}{'+' if found.more else ''}"
    said = ngettext("%(shown)s action for today", "%(shown)s actions for today", found.number) % {"shown": shown}
    late = pgettext("actions", "%(shown)s late") % {"shown": formats.number(found.late)}
    return f"{said}, {late}" if found.late else said


TODAY.add("actions", TodayCard("actions", 5, "activities/today.html", _context, READ, is_main=True, headline=headline))
