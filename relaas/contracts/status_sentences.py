"""How the story tells of the statuses of a contract (K2). The parameters are written by `steps.tell_step`."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from relaas.contracts.models import Status
from relaas.story.sentences import Parameters, Topic, say
from relaas.web import formats


def _step(entry: Parameters) -> str:
    """*Offerte → Contract*."""
    return f"{Status(entry['was']).label} → {Status(entry['now']).label}"


def _detail(entry: Parameters) -> str:
    """*V-2026-0412 Roggemeel 2027 · op 20-11-2026 · Te duur · koos voor de buren*."""
    parts = [f"{entry['number']} {entry['description']}"]
    if entry.get("day"):
        parts.append(gettext("on %(day)s") % {"day": formats.day(date.fromisoformat(entry["day"]))})
    if entry.get("until"):
        parts.append(gettext("through %(day)s") % {"day": formats.day(date.fromisoformat(entry["until"]))})
    parts += [entry[each] for each in ("reason", "remark") if entry.get(each)]
    return " · ".join(parts)


def _lapsed(entry: Parameters) -> str:
    ran = gettext("the option ran through %(day)s") % {"day": formats.day(date.fromisoformat(entry["until"]))}
    return f"{entry['number']} {entry['description']} · {ran}"


QUOTED = say("contracts.quoted", _step, detail=_detail, icon="file-text", tone="money", topic=Topic.MONEY)
OPTION_GIVEN = say("contracts.option_given", _step, detail=_detail, icon="hourglass", topic=Topic.MONEY)
SIGNED = say("contracts.signed", _step, detail=_detail, icon="file-check", tone="money", topic=Topic.MONEY)
EXECUTED = say("contracts.executed", _step, detail=_detail, icon="circle-check", tone="money", topic=Topic.MONEY)
LOST = say("contracts.lost", _step, detail=_detail, icon="circle-x", topic=Topic.MONEY)
GONE_BACK = say("contracts.gone_back", _step, detail=_detail, icon="undo-2", topic=Topic.MONEY)
REOPENED = say("contracts.reopened", _step, detail=_detail, icon="folder-open", topic=Topic.MONEY)
LAPSED = say("contracts.option_lapsed", _step, detail=_lapsed, icon="hourglass", tone="due", topic=Topic.MONEY)

FORWARD: Mapping[str, str] = {
    Status.QUOTE: QUOTED,
    Status.OPTION: OPTION_GIVEN,
    Status.CONTRACT: SIGNED,
    Status.EXECUTED: EXECUTED,
}
