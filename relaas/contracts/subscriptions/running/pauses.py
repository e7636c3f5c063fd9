"""Verbs: a subscription, or all of a contract, is not invoiced for a while (S6); its end stays where it is."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Pause, Recurrence
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.running import sentences
from relaas.contracts.subscriptions.running.limits import check_not_billed
from relaas.contracts.subscriptions.running.reading import check_needed_day
from relaas.contracts.subscriptions.running.settling import settle
from relaas.contracts.subscriptions.running.standing import DAY, Standing, begin
from relaas.contracts.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.facts.fact import check_day
from relaas.web import formats

LONGEST_REASON = 250


@verb("contracts.pause", act=Act.CHANGE, right=CHANGE, on=("contract",))
def pause(
    contract: Contract,
    *,
    recurrence: Recurrence | None = None,
    from_day: Any,
    until_day: Any = None,
    reason: str = "",
    seen: str | None = None,
    by: Actor,
) -> Pause:
    """From `from_day` on nothing is invoiced of this recurrence, or of any, before `until_day`; without one until
    further notice.

    Refuses an end that is not after the first day (`ends_too_soon`), days before it begins (`before_start`), after its
    end (`after_end`), on or since which something is billed (`billed`), and that are paused already (`overlaps`).
    """
    standing = begin(contract, seen, recurrence)
    made = Pause(contract=contract, recurrence=recurrence)
    _put(made, {"from_day": from_day, "until_day": until_day, "reason": reason}, standing)
    _keep(standing)
    _tell(sentences.PAUSED, made, standing, by)
    return made


@verb("contracts.change_pause", act=Act.CHANGE, right=CHANGE, on=("contract",))
def change_pause(
    contract: Contract,
    *,
    pause: Pause,
    from_day: Any,
    until_day: Any = None,
    reason: str = "",
    seen: str | None = None,
    by: Actor,
) -> None:
    """Other days, or another reason. Refuses as `pause` does, and one that is gone by now (`gone`)."""
    found, standing = _find(contract, pause, seen)
    was = (found.from_day, found.until_day, found.reason)
    _put(found, {"from_day": from_day, "until_day": until_day, "reason": reason}, standing)
    if (found.from_day, found.until_day, found.reason) != was:
        _keep(standing)
        _tell(sentences.PAUSE_CHANGED, found, standing, by)


@verb("contracts.resume", act=Act.CHANGE, right=CHANGE, on=("contract",))
def resume(contract: Contract, *, pause: Pause, on: Any = None, seen: str | None = None, by: Actor) -> None:
    """It is invoiced again from this day on, today without one. Refuses a day outside the pause (`not_paused`)."""
    found, standing = _find(contract, pause, seen)
    checking = Checking()
    day = checking.value("on", check_day, on) or clock.today()
    checking.refuse_problems()
    if day <= found.from_day or (found.until_day and day >= found.until_day):
        raise Refused("not_paused", _("This day does not lie in the pause."), field="on")
    _put(found, {"from_day": found.from_day, "until_day": day, "reason": found.reason}, standing)
    _keep(standing)
    _tell(sentences.RESUMED, found, standing, by)


@verb("contracts.take_back_pause", act=Act.CHANGE, right=CHANGE, on=("contract",))
def take_back_pause(contract: Contract, *, pause: Pause, seen: str | None = None, by: Actor) -> None:
    """As if it had not been paused. Refuses when something since then is billed (`billed`)."""
    found, standing = _find(contract, pause, seen)
    checking = Checking()
    check_not_billed(standing.lines, found.from_day, checking, "from_day")
    checking.refuse_problems()
    told = Pause(contract=contract, from_day=found.from_day, until_day=found.until_day, reason=found.reason)
    told.recurrence = found.recurrence
    found.delete()
    _keep(standing)
    _tell(sentences.PAUSE_TAKEN_BACK, told, standing, by)


def _find(contract: Contract, pause: Pause, seen: str | None) -> tuple[Pause, Standing]:
    found = Pause.objects.filter(pk=pause.pk, contract=contract).select_related("recurrence").first()
    if found is None:
        raise Refused("gone", _("This pause is no longer there."))
    return found, begin(contract, seen, found.recurrence)


def _put(pause: Pause, given: dict[str, Any], standing: Standing) -> None:
    """Give the pause these days and this reason, if it may have them."""
    checking = Checking()
    first = checking.value("from_day", check_needed_day, given["from_day"]) or date.min
    until = checking.value("until_day", check_day, given["until_day"])
    reason = checking.value("reason", text(LONGEST_REASON), given["reason"]) or ""
    checking.refuse_problems()
    if until and until <= first:
        checking.add("ends_too_soon", _("It ends before it starts."), "until_day")
    changed = _first_changed(pause, first, until)
    if changed:
        _check_running(standing, first, checking)
        field = "until_day" if pause.pk and pause.from_day == first else "from_day"
        check_not_billed(standing.lines, changed, checking, field)
        _check_overlaps(pause, first, until, checking)
    checking.refuse_problems()
    pause.from_day, pause.until_day, pause.reason = first, until, reason
    pause.save()


def _first_changed(pause: Pause, first: date, until: date | None) -> date | None:
    """The first day that is paused now and was not, or the other way round; none when its days stay the same."""
    if pause.pk is None:
        return first
    if pause.from_day != first:
        return min(pause.from_day, first)
    if pause.until_day != until:
        return min(pause.until_day or date.max, until or date.max)
    return None


def _check_running(standing: Standing, first: date, checking: Checking) -> None:
    """Of one it must have begun by then; of all at least one must not have ended."""
    lines = standing.lines
    if not lines:
        checking.add("nothing_runs", _("This contract has no subscriptions."), "from_day")
    elif all(line.end and line.end <= first for line in lines):
        last = max(line.end for line in lines if line.end) - DAY
        checking.add("after_end", _("It ends on %(day)s already.") % {"day": formats.day(last)}, "from_day")
    elif all(first < line.terms.from_day for line in lines):
        begins = formats.day(min(line.terms.from_day for line in lines))
        checking.add("before_start", _("It begins on %(day)s: choose that day or a later one.") % {"day": begins},
                     "from_day")  # fmt: skip


def _check_overlaps(pause: Pause, first: date, until: date | None, checking: Checking) -> None:
    """No day is paused twice, neither by one subscription nor by its contract."""
    others = Pause.objects.filter(contract=pause.contract).exclude(pk=pause.pk).select_related("recurrence__line")
    if pause.recurrence_id is not None:
        others = others.filter(Q(recurrence=None) | Q(recurrence=pause.recurrence_id))
    if until:
        others = others.filter(from_day__lt=until)
    other = others.filter(Q(until_day=None) | Q(until_day__gt=first)).first()
    if other is None:
        return
    days = {"name": other.recurrence or _("the whole contract"), "first": formats.day(other.from_day)}
    if other.last_day:
        message = _("Paused already from %(first)s through %(last)s: %(name)s.")
        days["last"] = formats.day(other.last_day)
    else:
        message = _("Paused already from %(first)s until further notice: %(name)s.")
    checking.add("overlaps", message % days, "from_day")


def _keep(standing: Standing) -> None:
    settle([line.recurrence for line in standing.lines], field="from_day")


def _tell(key: str, pause: Pause, standing: Standing, by: Actor) -> None:
    told = {"from_day": pause.from_day.isoformat(), "until": pause.until_day.isoformat() if pause.until_day else ""}
    named = {"name": standing.line.name} if pause.recurrence_id else {}
    tell(key, pause.contract, by, **named, **told, reason=pause.reason)
