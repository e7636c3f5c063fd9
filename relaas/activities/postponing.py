"""Verb: put an action off (A5)."""

from datetime import date
from typing import cast

from django.utils.translation import gettext as _

from relaas.activities import deed_sentences as sentences
from relaas.activities.days import check_due
from relaas.activities.models import Activity
from relaas.activities.rights import CHANGE
from relaas.activities.rules import put_off
from relaas.activities.settled import require_action, require_open
from relaas.activities.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb

MOVED = ("due", "remind_on", "repeat_from")


@verb("activities.snooze", act=Act.CHANGE, right=CHANGE, on=("activity",))
def snooze(activity: Activity, *, until: date | None, by: Actor) -> None:
    """Let nobody see it before this day: it is due then, or reminded of where it is due later (`rules.put_off`).

    Refuses a day before today (`past`), none (`required`) or a far one (`out_of_range`), what is done
    (`done_already`), and what is no action (`no_action`).
    """
    check_unchanged(activity, None)
    require_action(activity)
    require_open(activity)
    day = checked_until(until)
    old = activity.due
    put_until(activity, day)
    activity.save(update_fields=MOVED)
    tell_put_off(activity, old, day, by)


def checked_until(until: date | None) -> date:
    """A day to put off to (`required`, `past`, `out_of_range`, at `until`)."""
    checking = Checking()
    day = checking.value("until", _check_until, until)
    checking.refuse_problems()
    return cast("date", day)


def _check_until(given: date | None) -> date:
    day = check_due(given)
    if day is None:
        raise Refused("required", _("Fill this in."))
    if day < clock.today():
        raise Refused("past", _("This day has passed."))
    return day


def put_until(activity: Activity, day: date) -> None:
    """Move its days; what is repeated is counted from where it was before (S4)."""
    was = activity.due
    activity.due, activity.remind_on = put_off(was, activity.remind_on, until=day, today=clock.today())
    if activity.repeat_every and activity.due != was:
        activity.repeat_from = activity.repeat_from or was


def tell_put_off(activity: Activity, old: date | None, day: date, by: Actor) -> None:
    """The day on which it was, and that to which it was put off."""
    tell(sentences.PUT_OFF, activity, by, old=old.isoformat() if old else "", new=day.isoformat())
