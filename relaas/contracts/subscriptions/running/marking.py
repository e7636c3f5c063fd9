"""Verbs: what was invoiced elsewhere is marked as such (S3): its days and its amount are frozen from then on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.columns import through
from relaas.contracts.models import BilledPeriod, Contract
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.rules import Moment
from relaas.contracts.subscriptions.running import sentences
from relaas.contracts.subscriptions.running.reading import check_received
from relaas.contracts.subscriptions.running.settling import moment_from
from relaas.contracts.subscriptions.running.standing import Line, Standing, begin
from relaas.contracts.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.web import formats

LONGEST_REFERENCE = 80
NAMED = 5  # periods that the story names
MOST = 5000  # periods at once

type Period = tuple[int, date]  # of which recurrence, and its first day


@verb("contracts.mark_billed", act=Act.CHANGE, right=CHANGE, on=("contract",))
def mark_billed(
    contract: Contract,
    *,
    periods: Sequence[Period],
    reference: str,
    billed_on: Any = None,
    seen: str | None = None,
    by: Actor,
) -> list[BilledPeriod]:
    """These periods of the plan were invoiced on this day (today without one), under this reference.

    Refuses no reference (`required`), none or too many periods (`none_chosen`, `too_many`), one that is not in the plan
    (`not_planned`) and one of which something is billed already (`billed_already`); all or none.
    """
    standing = begin(contract, seen)
    checking = Checking()
    named = checking.value("reference", text(LONGEST_REFERENCE, required=True), reference) or ""
    day = checking.value("billed_on", check_received, billed_on) or clock.today()
    if not periods:
        checking.add("none_chosen", _("Choose at least one period."), "periods")
    if len(periods) > MOST:
        checking.add("too_many", _("At most %(most)d periods at once.") % {"most": MOST}, "periods")
    checking.refuse_problems()
    found = _planned(standing, periods, checking)
    checking.refuse_problems()
    made = [_billed(contract, line, moment, day, named) for line, moment in found]
    BilledPeriod.objects.bulk_create(made)
    _tell(sentences.BILLED, contract, made, by)
    return made


@verb("contracts.unmark_billed", act=Act.CHANGE, right=CHANGE, on=("contract",))
def unmark_billed(contract: Contract, *, billed: Sequence[BilledPeriod], seen: str | None = None, by: Actor) -> None:
    """These were not invoiced after all, and stand in the plan again. Refuses what is gone by now (`gone`)."""
    begin(contract, seen)
    ids = [each.pk for each in billed]
    found = list(contract.billed.filter(pk__in=ids).select_related("recurrence__line"))
    if len(found) != len(set(ids)) or not found:
        raise Refused("gone", _("This is no longer marked as invoiced."), field="periods")
    _tell(sentences.UNBILLED, contract, found, by)
    BilledPeriod.objects.filter(pk__in=ids).delete()


def _planned(standing: Standing, periods: Sequence[Period], checking: Checking) -> list[tuple[Line, Moment]]:
    """The moments of these periods, in the order of lines and days."""
    lines = {line.recurrence.pk: line for line in standing.lines}
    taken = set(standing.contract.billed.values_list("recurrence_id", "from_day"))
    found: dict[Period, tuple[Line, Moment]] = {}
    for id, first in periods:
        line = lines.get(id)
        moment = moment_from(line.terms, first) if line else None
        if line is None or moment is None:
            message = _("The plan has no period that begins on %(day)s.") % {"day": formats.day(first)}
            checking.add("not_planned", message, "periods")
        elif (id, first) in taken:
            message = _("%(name)s is invoiced already from %(first)s through %(last)s.")
            days = {"first": formats.day(moment.from_day), "last": through(moment.until_day)}
            checking.add("billed_already", message % {"name": line.name, **days}, "periods")
        else:
            found[id, first] = (line, moment)
    places = {line.recurrence.pk: place for place, line in enumerate(standing.lines)}
    return [found[period] for period in sorted(found, key=lambda each: (places[each[0]], each[1]))]


def _billed(contract: Contract, line: Line, moment: Moment, day: date, reference: str) -> BilledPeriod:
    return BilledPeriod(
        contract=contract,
        recurrence=line.recurrence,
        from_day=moment.from_day,
        until_day=moment.until_day,
        amount=moment.amount,
        billed_on=day,
        reference=reference,
    )


def _tell(key: str, contract: Contract, billed: Sequence[BilledPeriod], by: Actor) -> None:
    rows = [
        [str(each.recurrence), each.from_day.isoformat(), each.until_day.isoformat(), str(each.amount)]
        for each in billed[:NAMED]
    ]
    references = sorted({each.reference for each in billed})
    tell(key, contract, by, periods=[len(billed), rows], reference=", ".join(references[:NAMED]))
