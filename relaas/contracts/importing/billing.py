"""What was invoiced elsewhere before a subscription comes in: whole periods, marked as such by the verb (S3)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.contracts.importing.decision import Decision, Wanted
from relaas.contracts.importing.subscription_rows import Periodic
from relaas.contracts.importing.subscription_targets import BILLED
from relaas.contracts.models import Contract, Recurrence, Status
from relaas.contracts.subscriptions.rules import Moment, Terms, moments
from relaas.contracts.subscriptions.running.marking import LONGEST_REFERENCE, MOST, Period, mark_billed
from relaas.contracts.subscriptions.terms import terms_from, terms_of, terms_of_many
from relaas.imports.importer import CellProblem
from relaas.kernel.actors import Actor
from relaas.kernel.periods import last_day
from relaas.kernel.refusals import Refused
from relaas.web import formats

TARGET = f"subscription.{BILLED}"
_UNSIGNED = gettext_lazy("Only what is signed is invoiced: sign it, and bring this in once more.")


def reference_of(file: str) -> str:
    """Under which periods are marked that came in with this file."""
    named = _("From import %(file)s") % {"file": file} if file else _("From import")
    return named[:LONGEST_REFERENCE].rstrip()


def foresee(decision: Decision, contract: Contract) -> None:
    """What can be marked; what cannot is left out and said. `contract` is it as it will be."""
    signed = Status(contract.status).is_signed or decision.signs is not None
    for wanted in decision.lines:
        periodic = wanted.periodic
        if periodic is None or periodic.billed_until is None:
            continue
        if not signed:
            _leave_out(wanted, str(_UNSIGNED))
            continue
        whole = list(islice(_whole(_terms(periodic), periodic.billed_until), MOST + 1))
        if len(whole) > MOST:
            _leave_out(wanted, _("These are more than %(most)d periods.") % {"most": MOST})
            continue
        if not whole or whole[-1].until_day != periodic.billed_until:
            _left_whole(wanted, whole)
        known = set(periodic.kept.billed.values_list("from_day", flat=True)) if periodic.kept else set()
        periodic.marks = periodic.billed_until is not None and any(each.from_day not in known for each in whole)


def mark_now(decision: Decision, reference: str, by: Actor) -> None:
    """Mark what is to be; the contract and its subscriptions are there by now."""
    contract = decision.contract
    if contract is None:
        return
    if not Status(contract.status).is_signed:  # the law refused to
        for wanted in decision.lines:
            if wanted.periodic and wanted.periodic.marks:
                _leave_out(wanted, str(_UNSIGNED))
        return
    through = {
        periodic.made.pk: periodic.billed_until
        for wanted in decision.lines
        if (periodic := wanted.periodic) and periodic.made and periodic.marks
    }
    there = Recurrence.objects.filter(pk__in=through).select_related("line")
    known: set[Period] = set(contract.billed.values_list("recurrence_id", "from_day"))
    terms = terms_of_many(list(there))
    planned = [(id, moment.from_day) for id in terms for moment in _whole(terms[id], through[id])]
    if periods := [period for period in planned if period not in known]:
        mark_billed(contract, periods=periods, reference=reference, by=by)


def _terms(periodic: Periodic) -> Terms:
    return terms_of(periodic.kept) if periodic.kept and not periodic.differs else terms_from(periodic.as_it_will_be)


def _whole(terms: Terms, billed_until: date | None) -> Iterator[Moment]:
    """The moments of periods that end by then."""
    until = billed_until or date.min
    return takewhile(lambda moment: moment.until_day <= until, moments(terms))


def _left_whole(wanted: Wanted, whole: Sequence[Moment]) -> None:
    """A day amid a period: what ends before it is marked, and that is said."""
    periodic = wanted.periodic
    if periodic is None:
        return
    until = whole[-1].until_day if whole else None
    if until is None:
        _leave_out(wanted, _("No whole period ends by this day."))
        return
    read, cell = wanted.read, wanted.read.subscription[BILLED]
    kept = formats.day(last_day(until))
    reason = _("This lies within a period; what ends before it is marked.")
    read.problems.append(CellProblem(TARGET, cell, reason, "whole_periods", kept))
    periodic.billed_until = until


def _leave_out(wanted: Wanted, reason: str) -> None:
    """Nothing of it is marked."""
    if wanted.periodic:
        wanted.periodic.billed_until, wanted.periodic.marks = None, False
    wanted.read.leave_out(TARGET, wanted.read.subscription[BILLED], Refused("not_billed", reason))
