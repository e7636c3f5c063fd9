"""How the lists of this room write what a row holds."""

from datetime import date, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.activities.models import Channel, Priority
from relaas.activities.naming import contact_called
from relaas.kernel import clock
from relaas.web.formats import day as shown_day
from relaas.web.formats import language, weekday

LONGEST = 500  # letters of a text in a list


def beginning(text: str) -> str:
    """A text as far as a list has room for it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def plain(value: str | None) -> str:
    """A name, or nothing."""
    return value or ""


def called(title: str, channel: str, person: str | None, relation: str | None) -> str:
    """What a row is called: its title, or *Telefoon met F. el Idrissi* of a contact moment without one (A2)."""
    if title or not channel:
        return title
    return contact_called(channel, person or relation)


def due(on: date | None, at: time | None) -> str:
    """*24-11-2026*, *24-11-2026 14.30*"""
    if not (on and at):
        return shown_day(on)
    return f"{shown_day(on)} {at.hour:02}{'.' if language() == 'nl' else ':'}{at.minute:02}"


def weekday_of(on: date | None) -> str:
    """*dinsdag 24-11-2026*"""
    return f"{weekday(on)} {shown_day(on)}" if on else ""


def week_of(on: date | None) -> str:
    """*Week 48, vanaf 23-11-2026*"""
    if on is None:
        return ""
    monday = on - timedelta(days=on.weekday())
    return _("Week %(week)s, from %(monday)s") % {"week": monday.isocalendar().week, "monday": shown_day(monday)}


def channel(value: str) -> str:
    """What people call it; nothing for what went through none."""
    return str(Channel(value).label) if value else ""


def priority(value: int) -> str:
    """What is normal is not said."""
    return "" if value == Priority.NORMAL else str(Priority(value).label)


def standing(on: date | None, remind_on: date | None) -> str:
    """How something open stands today (A1): *Te laat*, *Vandaag*, *Deze week*, *Later*."""
    today = clock.today()
    if on and on < today:
        return pgettext("action", "Late")
    if on == today or (remind_on and remind_on <= today):
        return pgettext("action", "Today")
    if on and on <= today + timedelta(days=6 - today.weekday()):
        return pgettext("action", "This week")
    return pgettext("action", "Later")
