"""What a new end makes of one subscription: extended, given notice, ended. Verbs and previews ask the same here."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.contracts.columns import through
from relaas.contracts.models import Recurrence
from relaas.contracts.subscriptions.notice import Ending, earliest_end, last_notice_day, term_end
from relaas.contracts.subscriptions.running.reckoning import PlanChange, ended, plan_change
from relaas.contracts.subscriptions.running.standing import DAY, Line
from relaas.kernel.refusals import Problem
from relaas.money.rounding import ZERO
from relaas.web import formats

COLUMNS = ("until_day", "times", "auto_renew", "notice_on", "notice_until")


@dataclass(frozen=True)
class NewEnd:
    """The first day after it, and the columns that say so; or why it stays as it is.

    `problem` stands in the way; with `left_alone` it only says why nothing is to be done. `too_early` is the earliest
    end that its notice period allows, where this one is before it.
    """

    line: Line
    end: date | None
    columns: dict[str, Any] = field(default_factory=dict)
    problem: Problem | None = None
    left_alone: bool = False
    too_early: date | None = None

    @property
    def happens(self) -> bool:
        return self.problem is None

    @property
    def plan(self) -> PlanChange:
        """What leaves the plan by it (below zero: joins it)."""
        after = ended(self.line.terms, self.end) if self.end else self.line.terms
        days = [day for day in (self.line.end, self.end) if day]
        return plan_change(self.line.terms, after, min(days)) if days else PlanChange(0, ZERO)

    def put(self) -> Recurrence:
        """The recurrence with its new end, saved."""
        recurrence = self.line.recurrence
        for name, value in self.columns.items():
            setattr(recurrence, name, value)
        recurrence.save(update_fields=COLUMNS)
        return recurrence


def extended(line: Line, until_day: date) -> NewEnd:
    """Through the day before `until_day`. What goes on until notice, or after notice, is left alone (`endless`,
    `notice_given`); a day that is not later is refused (`not_later`)."""
    if line.recurrence.notice_on:
        return _kept(line, "notice_given", _("Notice was given: withdraw that first."))
    if line.end is None:
        return _kept(line, "endless", _("It goes on until notice: there is nothing to extend."))
    if until_day <= line.end:
        message = _("It runs through %(day)s already: choose a later day.") % {"day": through(line.end)}
        return _refused(line, "not_later", message)
    return NewEnd(line, until_day, {"until_day": until_day, "times": 0})


def finished(line: Line, until_day: date) -> NewEnd:
    """Ended by agreement before this day. Refuses a day on or before its first (`before_start`), before the end of what
    was billed (`billed`), and one that is no earlier than its end (`not_earlier`)."""
    if line.end and until_day >= line.end:
        message = _("It ends on %(day)s already; to let it run longer, extend it.") % {"day": through(line.end)}
        return _refused(line, "not_earlier", message, left_alone=True)
    if problem := _against(line, until_day):
        return NewEnd(line, line.end, problem=problem)
    if line.recurrence.notice_on:
        return NewEnd(line, until_day, {"notice_until": until_day})
    return NewEnd(line, until_day, {"until_day": until_day, "times": 0, "auto_renew": False})


def noticed(line: Line, received: date, until_day: date | None, *, with_consumer: bool) -> NewEnd:
    """Notice was received on this day: it ends before `until_day`, without one as early as it can.

    What has notice already, or ends by itself, is left alone (`notice_given`, `ends_anyway`).
    """
    if line.recurrence.notice_on:
        return _kept(line, "notice_given", _("Notice was given already."))
    if line.end is not None:
        message = _("It ends on %(day)s by itself, without notice.") % {"day": through(line.end)}
        return _kept(line, "ends_anyway", message)
    earliest = earliest_for(line, received, with_consumer=with_consumer)
    end = until_day or max(earliest, line.billed_until or earliest)
    if problem := _against(line, end):
        return NewEnd(line, line.end, problem=problem)
    early = earliest if end < earliest else None
    return NewEnd(line, end, {"notice_on": received, "notice_until": end}, too_early=early)


def earliest_for(line: Line, received: date, *, with_consumer: bool) -> date:
    """The first day that it does not run any more, when notice is received on this day: after its first day."""
    return max(earliest_end(_ending(line, person=with_consumer), received), line.terms.from_day + DAY)


def why(line: Line, received: date, *, with_consumer: bool) -> str:
    """Why it ends when it does, in a sentence, and the last day to give notice for that."""
    ending = _ending(line, person=with_consumer)
    end = earliest_for(line, received, with_consumer=with_consumer)
    said = {"end": through(end), "months": _months(ending.notice_months)}
    if ending.until_day is None:
        return _("It has no terms: it ends after the notice period, %(months)s.") % said
    if with_consumer and end != term_end(ending, end - DAY):
        return _("Its first term is over and a person may leave after a month at most.")
    last = formats.day(last_notice_day(end, ending.notice_months))
    message = _("Its term ends on %(end)s; with %(months)s of notice the last day for that is %(last)s.")
    return message % {**said, "last": last}


def _ending(line: Line, *, person: bool) -> Ending:
    agreed = line.recurrence
    return Ending(agreed.until_day, agreed.auto_renew, agreed.renew_months, agreed.notice_months or 0, person)


def _against(line: Line, end: date) -> Problem | None:
    if end <= line.terms.from_day:
        message = _("It begins on %(day)s: it cannot end before that.") % {"day": formats.day(line.terms.from_day)}
        return Problem("before_start", message, "until_day")
    if line.billed_until and end < line.billed_until:
        message = _("It was invoiced through %(day)s: it cannot end before that.") % {"day": through(line.billed_until)}
        return Problem("billed", message, "until_day")
    return None


def _kept(line: Line, code: str, message: str) -> NewEnd:
    return _refused(line, code, message, left_alone=True)


def _refused(line: Line, code: str, message: str, *, left_alone: bool = False) -> NewEnd:
    return NewEnd(line, line.end, problem=Problem(code, message, "until_day"), left_alone=left_alone)


def _months(months: int) -> str:
    return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
