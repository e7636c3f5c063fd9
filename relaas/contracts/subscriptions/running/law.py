"""The law of running subscriptions: notice periods, and what was billed when something is brought back (C11, S3)."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _

from relaas.contracts.columns import through
from relaas.contracts.models import Contract
from relaas.contracts.rights import OVERRIDE
from relaas.contracts.subscriptions.running.ends import NewEnd
from relaas.contracts.subscriptions.running.settling import is_in_plan
from relaas.contracts.subscriptions.terms import terms_of_contract
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.texts import some_of
from relaas.web import formats

_giving_notice: ContextVar[tuple[int, Sequence[NewEnd]]] = ContextVar("giving_notice", default=(0, ()))


@contextmanager
def giving_notice(contract: Contract, ends: Sequence[NewEnd]) -> Iterator[None]:
    """Within this block the law of changing knows that these subscriptions are to end like this."""
    token = _giving_notice.set((contract.pk, ends))
    try:
        yield
    finally:
        _giving_notice.reset(token)


@rule("notice_period", Act.CHANGE)
def _notice_period(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """Who gives notice is held to the notice period; earlier needs a reason."""
    id, ends = _giving_notice.get()
    early = [f"{each.line.name} {through(each.too_early)}" for each in ends if each.too_early]
    if early and Subject("contract", id) in touched:
        message = _("With its notice period it ends on this day at the earliest: %(names)s.")
        yield Ruling(
            "notice_period", message % {"names": some_of(early)}, subject=Subject("contract", id), override=OVERRIDE
        )


@rule("billed_brought_back", Act.READ)
def _billed_brought_back(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """S3: READ is what an undo asks of the state that it brings back; in it the plan still has all that was billed."""
    ids = [subject.id for subject in touched if subject.kind == "contract"]
    for contract in Contract.objects.filter(billed__contract__in=ids).distinct() if ids else ():
        billed, terms = contract.billed.select_related("recurrence__line"), terms_of_contract(contract)
        if wrong := next((each for each in billed if not is_in_plan(each, terms[each.recurrence_id])), None):
            days = {"name": wrong.recurrence, "first": formats.day(wrong.from_day), "last": formats.day(wrong.last_day)}
            message = _("%(name)s was invoiced from %(first)s through %(last)s, and that would no longer be so.")
            yield Ruling("billed_brought_back", message % days, subject=subject_of(contract))
