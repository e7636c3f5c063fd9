"""What a deed would do, shown before it is done: of each subscription its end, and what leaves or joins the plan."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.contracts.columns import through
from relaas.contracts.subscriptions.running.ends import NewEnd
from relaas.contracts.subscriptions.running.reckoning import PlanChange
from relaas.web import formats


@dataclass(frozen=True)
class Row:
    """What becomes of one subscription: its last day before and after, what the plan loses, and what stands in the way
    or why it stays as it is."""

    name: str
    was: str
    now: str
    plan: str
    problem: str
    changes: bool


def row_of(new: NewEnd) -> Row:
    """As people read it."""
    problem = str(new.problem.message) if new.problem else ""
    if new.too_early:
        problem = _("Earlier than its notice period allows: %(day)s.") % {"day": through(new.too_early)}
    return Row(
        new.line.name, _last(new.line.end), _last(new.end), _told(new.plan) if new.happens else "", problem, new.happens
    )


def _last(end: date | None) -> str:
    return through(end) if end else _("until notice")


def _told(plan: PlanChange) -> str:
    """*11 momenten vervallen, € 1.100,00*; said of the twelve months after it."""
    if plan.is_nothing:
        return _("nothing changes in the plan")
    count, amount = abs(plan.moments), formats.money(abs(plan.amount))
    gone = plan.amount > 0 or plan.moments > 0
    if not count:
        return _("%(amount)s less") % {"amount": amount} if gone else _("%(amount)s more") % {"amount": amount}
    told = (
        ngettext("%(count)d moment falls away", "%(count)d moments fall away", count)
        if gone
        else ngettext("%(count)d moment joins", "%(count)d moments join", count)
    )
    return f"{told % {'count': count}}, {amount}"
