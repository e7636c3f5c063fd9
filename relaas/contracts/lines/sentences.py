"""How the story tells of lines. The parameters are written by `writing`: of each sort how many, and the first few."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from relaas.contracts.lines.facts import LINE_FACTS
from relaas.parties.facts.changes import told_changes
from relaas.story.sentences import Parameters, Topic, say
from relaas.web.formats import money

MORE = " …"


def _title(entry: Parameters) -> str:
    sorts = [sort for sort in ("added", "changed", "removed") if sort in entry]
    if sorts == ["added"]:
        count = entry["added"][0]
        return ngettext("%(count)d line added", "%(count)d lines added", count) % {"count": count}
    if sorts == ["removed"]:
        count = entry["removed"][0]
        return ngettext("%(count)d line removed", "%(count)d lines removed", count) % {"count": count}
    return gettext("Lines changed") if sorts else gettext("Lines put in another order")


def _detail(entry: Parameters) -> str:
    """*V-2026-0412 · Roggemeel: Prijs: 19,50 → 20,00 · erbij: Silosensor · € 500,00 → € 610,00*."""
    parts = [entry["number"]]
    told = {sort: _some(*entry[sort]) for sort in ("added", "removed") if sort in entry}
    if len(told) == 1 and "changed" not in entry:
        parts += told.values()
    else:
        count, rows = entry.get("changed", (0, []))
        parts += [_some(count, [_changed(*row) for row in rows])] if rows else []
        parts += [gettext("added: %(names)s") % {"names": told["added"]}] if "added" in told else []
        parts += [gettext("removed: %(names)s") % {"names": told["removed"]}] if "removed" in told else []
    if "net" in entry:
        was, now = (money(Decimal(each)) for each in entry["net"])
        parts.append(f"{was} → {now}")
    return " · ".join(parts)


def _changed(name: str, changes: list[list[Any]]) -> str:
    told = told_changes(LINE_FACTS, changes)
    return f"{name}: {told}" if told else name


def _some(count: int, names: list[str]) -> str:
    return ", ".join(name or pgettext("contract line", "Subtotal") for name in names) + (
        MORE if count > len(names) else ""
    )


LINES_CHANGED = say("contracts.lines_changed", _title, detail=_detail, icon="list-ordered", topic=Topic.MONEY)
LINES_COPIED = say(
    "contracts.lines_copied",
    lambda entry: ngettext("%(count)d line copied", "%(count)d lines copied", entry["count"]) % entry,
    detail=_("from %(source)s to %(number)s"),
    icon="copy",
)
CONTRACT_COPIED = say("contracts.copied", _("Contract copied"), detail=_("from %(source)s to %(number)s"), icon="copy")
