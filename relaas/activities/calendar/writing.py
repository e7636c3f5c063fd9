"""Entries as a calendar (RFC 5545): days for days, half an hour for times, in the zone of the Netherlands."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText, vUri

from relaas.activities.calendar.entries import Entry
from relaas.activities.models import Priority
from relaas.kernel import clock

MEDIA_TYPE = "text/calendar; charset=utf-8"
LASTS = timedelta(minutes=30)  # what has a time and nobody knows how long it takes
READ_EVERY = timedelta(hours=1)  # how often a calendar program is asked to look again
_MAKER = "-//Relaas//NL"
_ZONE = "Europe/Amsterdam"
_PRIORITIES = {Priority.HIGH: 1, Priority.LOW: 9}  # of 1 through 9; without one it is neither


def written(entries: Iterable[Entry], *, called: str, address: str) -> bytes:
    """The whole calendar. `called` is its name, `address` where an activity's page is, with `{id}` in it."""
    calendar = Calendar()
    for name, value in (("prodid", _MAKER), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(name, vText(value))
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(called))
    calendar.add("x-wr-timezone", vText(_ZONE))
    calendar.add("refresh-interval", READ_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vText("PT1H"))
    calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry, address))
    made: bytes = calendar.to_ical(sorted=False)
    return made


@cache
def _zone() -> Timezone:
    """Summer time in the Netherlands: from the last Sunday of March through that of October, since 1996.

    As two rules, which every program understands; lists of days, which the library would write, some do not.
    """
    zone = Timezone()
    zone.add("tzid", vText(_ZONE))
    for kind, name, month, hour, before, after in (
        (TimezoneDaylight, "CEST", 3, 2, 1, 2),
        (TimezoneStandard, "CET", 10, 3, 2, 1),
    ):
        part = kind()
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))  # noqa: DTZ001 - by the clock on the wall
        part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        part.add("tzname", vText(name))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone


def _event(entry: Entry, address: str) -> Event:
    """It has a length rather than an end, so that the night in which the clock changes makes none that does not exist;
    and it was made when it was, so that the same actions are the same file."""
    event = Event()
    event.add("uid", vText(entry.name))
    event.add("dtstamp", entry.made_at.astimezone(UTC))
    if entry.at:
        event.add("dtstart", datetime.combine(entry.day, entry.at, tzinfo=clock.AMSTERDAM))
        event.add("duration", LASTS)
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", vText("TRANSPARENT"))
    event.add("summary", vText(" · ".join(filter(None, (entry.title, entry.relation or entry.person)))))
    told = "\n".join(filter(None, (entry.person if entry.relation else "", entry.text)))
    if told:
        event.add("description", vText(told))
    if entry.category:
        event.add("categories", [entry.category])
    if entry.priority in _PRIORITIES:
        event.add("priority", _PRIORITIES[Priority(entry.priority)])
    event.add("url", vUri(address.replace("{id}", str(entry.id))))
    if entry.remind_at:
        event.add_component(_alarm(entry.remind_at, entry.title))
    return event


def _alarm(at: datetime, said: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", vText("DISPLAY"))
    alarm.add("description", vText(said))
    alarm.add("trigger", at.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return alarm
