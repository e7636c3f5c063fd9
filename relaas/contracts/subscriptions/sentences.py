"""How the story tells of lines that become periodic, change so, and stop being so (K5)."""

from datetime import date

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.parties.facts.changes import told_changes
from relaas.story.sentences import Parameters, say

MORE = " …"


def _taken(entry: Parameters) -> str:
    count = entry["lines"][0]
    return ngettext("Taken as a subscription", "%(count)d lines taken as subscriptions", count) % {"count": count}


def _taken_detail(entry: Parameters) -> str:
    """*V-2026-0412 · Onderhoud, Hosting … · per maand · vanaf 01-01-2027*."""
    count, names = entry["lines"]
    named = ", ".join(names) + (MORE if count > len(names) else "")
    from_day = words.days(date.fromisoformat(entry["from_day"]), None)
    return " · ".join((entry["number"], named, words.per(entry["price_per"]), from_day))


def _changed_detail(entry: Parameters) -> str:
    return f"{entry['number']} · {entry['name']}: {told_changes(RECURRENCE_FACTS, entry['changes'])}"


def _stopped_detail(entry: Parameters) -> str:
    once = gettext("%(name)s is invoiced once from now on") % {"name": entry["name"]}
    return f"{entry['number']} · {once}"


TAKEN = say("contracts.taken_as_subscription", _taken, detail=_taken_detail, icon="repeat")
CHANGED = say("contracts.subscription_changed", _("Subscription changed"), detail=_changed_detail, icon="pencil")
STOPPED = say("contracts.subscription_stopped", _("No longer a subscription"), detail=_stopped_detail, icon="circle-x")
