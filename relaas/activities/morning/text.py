"""A morning mail as plain text, in the language that is active."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.activities.models import Activity
from relaas.activities.morning.contents import Contents, Some
from relaas.web.formats import day, number, weekday

LONGEST_TITLE, LONGEST_NAME = 100, 50


def subject_line(contents: Contents) -> str:
    """*3 acties voor vandaag, 1 te laat*."""
    today = contents.today.number + contents.reminded.number
    parts = [ngettext("%(num)s action for today", "%(num)s actions for today", today) % {"num": number(today)}]
    if contents.late.number:
        parts.append(
            ngettext("%(num)s late", "%(num)s late", contents.late.number) % {"num": number(contents.late.number)}
        )
    return ", ".join(parts)


def body(contents: Contents, name: str, origin: str) -> str:
    """The whole mail: each action on a line, with its address below it. `origin` is where Relaas is reached."""
    parts = [_("Good morning %(name)s,") % {"name": name}]
    for heading, some in (
        (_("Late"), contents.late),
        (_("Today"), contents.today),
        (_("Reminders"), contents.reminded),
    ):
        if some.number:
            parts.append("\n".join(_section(heading, some, origin)))
    if contents.this_week:
        more = ngettext("%(num)s more action this week", "%(num)s more actions this week", contents.this_week)
        parts.append(f"{more % {'num': number(contents.this_week)}}.")
    parts.append(_("Everything: %(address)s") % {"address": f"{origin}/"})
    off = f"{origin}{reverse('accounts:own')}"
    parts.append(_("You get this mail because you asked for it. Switch it off: %(address)s") % {"address": off})
    return "\n\n".join(parts)


def _section(heading: str, some: Some, origin: str) -> Iterator[str]:
    yield f"{heading} ({number(some.number)})"
    for each in some.first:
        yield f"- {_line(each)}"
        yield f"  {origin}{reverse('activities:activity', args=[each.pk])}"
    if some.number > len(some.first):
        more = some.number - len(some.first)
        yield ngettext("- and %(num)s more", "- and %(num)s more", more) % {"num": number(more)}


def _line(activity: Activity) -> str:
    """*Bel over de offerte, Bakkerij Jansen (vrijdag 20-11-2026, 14:30)*."""
    with_whom = activity.relation or activity.person
    said = [_cut(activity.title, LONGEST_TITLE), *([_cut(with_whom.name, LONGEST_NAME)] if with_whom else [])]
    if not activity.due:
        return ", ".join(said)
    at = f", {activity.due_time:%H:%M}" if activity.due_time else ""
    return f"{', '.join(said)} ({weekday(activity.due)} {day(activity.due)}{at})"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
