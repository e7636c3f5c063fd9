"""How a subscription stands on a day, in one word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Pause, Recurrence, Status
from relaas.contracts.subscriptions.notice import Ending, last_notice_day, term_end
from relaas.kernel.periods import counts


@dataclass(frozen=True)
class State:
    """A word and its tone."""

    label: str | Promise
    tone: str = ""


RUNNING = State(pgettext_lazy("subscription", "Runs"), "good")
COMING = State(pgettext_lazy("subscription", "Coming"), "info")
ENDED = State(pgettext_lazy("subscription", "Ended"))
GIVEN_NOTICE = State(pgettext_lazy("subscription", "Notice given"), "signal")
PAUSED = State(pgettext_lazy("subscription", "Paused"), "wait")


def state_of(recurrence: Recurrence, pauses: Iterable[Pause], on: date) -> State:
    """Of one whose contract is not signed, the status of its contract; a pause that runs comes before a notice."""
    status = Status(recurrence.contract.status)
    if not status.is_signed:
        return State(status.label, status.tone)
    if recurrence.ends_on is not None and recurrence.ends_on <= on:
        return ENDED
    if recurrence.from_day > on:
        return COMING
    if any(counts(pause.from_day, pause.until_day, on) for pause in pauses):
        return PAUSED
    return GIVEN_NOTICE if recurrence.notice_on else RUNNING


def notice_day_of(recurrence: Recurrence, on: date) -> date | None:
    """The last day to give notice for the term that runs, while that is still possible; None where nothing renews."""
    return renewal_notice_day(recurrence, on) if recurrence.ends_on is None else None


def renewal_notice_day(recurrence: Recurrence, on: date) -> date | None:
    """The same of one that has no end yet."""
    if recurrence.until_day is None:
        return None
    months = recurrence.notice_months or 0
    end = term_end(Ending(recurrence.until_day, recurrence.auto_renew, recurrence.renew_months, months), on)
    while end is not None and last_notice_day(end, months) < on:
        end = term_end(Ending(recurrence.until_day, recurrence.auto_renew, recurrence.renew_months, months), end)
    return last_notice_day(end, months) if end else None
