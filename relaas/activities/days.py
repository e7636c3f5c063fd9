"""Days and times of activities: what can be meant by one, read from a form, a file or a verb (A1, A2)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import check_day
from relaas.web import formats

FIRST_DUE = date(2000, 1, 1)
YEARS_AHEAD = 20
FIRST_SAID = datetime(1950, 1, 1, tzinfo=clock.AMSTERDAM)


def check_due(given: Any) -> date | None:
    """A day by which something must be done, or none: from 2000 through 20 years from now (`day`, `out_of_range`)."""
    day = check_day(given)
    today = clock.today()
    latest = date(today.year + YEARS_AHEAD, 12, 31)
    if day is not None and not FIRST_DUE <= day <= latest:
        reason = _("Give a day from %(first)s through %(last)s.")
        raise Refused("out_of_range", reason % {"first": formats.day(FIRST_DUE), "last": formats.day(latest)})
    return day


def check_time(given: Any) -> time | None:
    """A time of the day, in Amsterdam, or none (`time`)."""
    if not given:
        return None
    try:
        at = given if isinstance(given, time) else time.fromisoformat(str(given))
    except ValueError as error:
        raise Refused("time", _("This is not a time, such as 14:30.")) from error
    return at.replace(second=0, microsecond=0, tzinfo=None)


def check_at(given: Any) -> datetime | None:
    """When something was said or noted; empty is none, without a zone it is the time in Amsterdam.

    From 1950 through a day from now (`moment`, `out_of_range`); kept by the second.
    """
    if not given:
        return None
    try:
        at = given if isinstance(given, datetime) else datetime.fromisoformat(str(given))
    except ValueError as error:
        raise Refused("moment", _("This is not a date and time, such as 31-12-2026 14:30.")) from error
    at = at if at.tzinfo else at.replace(tzinfo=clock.AMSTERDAM)
    if at < FIRST_SAID:
        raise Refused("out_of_range", _("Give a day from %(first)s on.") % {"first": formats.day(FIRST_SAID.date())})
    if at > clock.now() + timedelta(days=1):
        raise Refused("out_of_range", _("This is yet to come; make it an action."))
    return at.replace(microsecond=0)


def told_time(kept: str) -> str:
    """*14:30*"""
    return kept[:5]


def told_at(kept: str) -> str:
    """Day and time as people read them."""
    return formats.moment(datetime.fromisoformat(kept)) if kept else ""
