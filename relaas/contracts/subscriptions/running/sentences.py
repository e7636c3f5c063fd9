"""How the story tells of what happens to running subscriptions. The parameters are written by the verbs; days are kept
as they are, half-open (`until`), and told with the last day."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel.periods import last_day
from relaas.story.sentences import Parameters, Topic, say
from relaas.web import formats


def _day(kept: str) -> str:
    return formats.day(date.fromisoformat(kept))


def _through(kept: str) -> str:
    """*t/m 31-12-2026*; what has no end goes on until notice."""
    if not kept:
        return gettext("until notice")
    return gettext("through %(day)s") % {"day": formats.day(last_day(date.fromisoformat(kept)))}


def _price(kept: str) -> str:
    return f"€\u00a0{formats.unit_price(Decimal(kept))}"


def _joined(entry: Parameters, *parts: str) -> str:
    """*V-2026-0412 · Schoonmaak · …*; without a name it is of the whole contract."""
    named = entry.get("name") or gettext("the whole contract")
    return " · ".join(part for part in (entry["number"], named, *parts) if part)


def _new_price(entry: Parameters) -> str:
    rise = formats.percentage(Decimal(entry["percentage"])) if entry.get("percentage") else ""
    return _joined(entry, f"{_price(entry['was'])} → {_price(entry['price'])}", rise)


def _old_price(entry: Parameters) -> str:
    return _joined(entry, gettext("from %(first)s") % {"first": _day(entry["day"])}, _price(entry["price"]))


def _paused(entry: Parameters) -> str:
    first = gettext("from %(first)s") % {"first": _day(entry["from_day"])}
    last = _through(entry["until"]) if entry["until"] else gettext("until further notice")
    return _joined(entry, f"{first} {last}", entry.get("reason", ""))


def _moved(entry: Parameters) -> str:
    return _joined(entry, f"{_through(entry['was'])} → {_through(entry['until'])}", entry.get("reason", ""))


def _noticed(entry: Parameters) -> str:
    received = gettext("received on %(day)s") % {"day": _day(entry["day"])}
    return _joined(entry, received, gettext("ends: %(when)s") % {"when": _through(entry["until"])})


def _of_many(entry: Parameters) -> str:
    """*V-2026-0412 · Schoonmaak t/m 31-12-2026, Onderhoud t/m 31-01-2027 …*."""
    count, rows = entry["lines"]
    told = ", ".join(f"{name} {_through(until)}" for name, until in rows) + (" …" if count > len(rows) else "")
    received = gettext("received on %(day)s") % {"day": _day(entry["day"])} if entry.get("day") else ""
    return " · ".join(part for part in (entry["number"], received, told, entry.get("reason", "")) if part)


def _billed(entry: Parameters) -> str:
    count, rows = entry["periods"]
    told = ", ".join(
        f"{name} {_day(first)} {_through(until)} {formats.money(Decimal(amount))}"
        for name, first, until, amount in rows
    )
    return " · ".join(
        part for part in (entry["number"], entry["reference"], told + (" …" if count > len(rows) else "")) if part
    )


def _counted(entry: Parameters) -> dict[str, int]:
    return {"count": entry["periods"][0]}


PRICE_CHANGED = say(
    "contracts.price_changed",
    lambda entry: gettext("New price from %(day)s") % {"day": _day(entry["day"])},
    detail=_new_price,
    icon="trending-up",
    tone="money",
    topic=Topic.MONEY,
)
PRICE_TAKEN_BACK = say(
    "contracts.price_change_taken_back",
    _("Price change taken back"),
    detail=_old_price,
    icon="undo-2",
    tone="money",
    topic=Topic.MONEY,
)
PAUSED = say("contracts.paused", pgettext_lazy("story", "Subscription paused"), detail=_paused, icon="circle-pause")
PAUSE_CHANGED = say("contracts.pause_changed", _("Pause changed"), detail=_paused, icon="circle-pause")
RESUMED = say("contracts.resumed", _("Subscription goes on again"), detail=_paused, icon="circle-play")
PAUSE_TAKEN_BACK = say("contracts.pause_taken_back", _("Pause taken back"), detail=_paused, icon="undo-2")
EXTENDED = say("contracts.subscription_extended", _("Subscription extended"), detail=_moved, icon="calendar-plus")
ENDED = say("contracts.subscription_ended", _("Subscription ended"), detail=_moved, icon="calendar-x", tone="due")
NOTICE_GIVEN = say("contracts.notice_given", _("Notice given"), detail=_noticed, icon="calendar-clock", tone="due")
NOTICE_WITHDRAWN = say("contracts.notice_withdrawn", _("Notice withdrawn"), detail=_moved, icon="undo-2")
ALL_EXTENDED = say("contracts.all_extended", _("Subscriptions extended"), detail=_of_many, icon="calendar-plus")
ALL_ENDED = say("contracts.all_ended", _("Subscriptions ended"), detail=_of_many, icon="calendar-x", tone="due")
ALL_NOTICED = say(
    "contracts.all_notice_given", _("Notice given of all"), detail=_of_many, icon="calendar-clock", tone="due"
)
BILLED = say(
    "contracts.marked_billed",
    lambda entry: (
        ngettext("%(count)d period marked as invoiced", "%(count)d periods marked as invoiced", entry["periods"][0])
        % _counted(entry)
    ),
    detail=_billed,
    icon="receipt",
    tone="money",
    topic=Topic.MONEY,
)
UNBILLED = say(
    "contracts.unmarked_billed",
    lambda entry: (
        ngettext(
            "%(count)d period no longer marked as invoiced",
            "%(count)d periods no longer marked as invoiced",
            entry["periods"][0],
        )
        % _counted(entry)
    ),
    detail=_billed,
    icon="undo-2",
    tone="money",
    topic=Topic.MONEY,
)
