"""What an action of the system says, in the language that is active: that of who gets it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.contracts.models import Contract, Status
from relaas.contracts.reminding.reasons import Reason, Why
from relaas.web.formats import day

MOST_LINES = 20


def title_of(reason: Reason, contract: Contract) -> str:
    """*Contract V-2026-0012 loopt af op 31-12-2026*."""
    if reason.why == Why.ENDS and reason.lines:
        ending = ngettext(
            "Subscription of %(number)s ends on %(day)s",
            "Subscriptions of %(number)s end on %(day)s",
            len(reason.lines),
        )
        return ending % {"number": contract.number, "day": day(reason.day)}
    said = {
        Why.ENDS: _("Contract %(number)s ends on %(day)s"),
        Why.NOTICE: _("Renew %(number)s or give notice: by %(day)s at the latest"),
        Why.QUOTE: _("Quote %(number)s expires on %(day)s"),
        Why.OPTION: _("Option on %(number)s expires on %(day)s"),
        Why.LAPSED: _("The option on %(number)s has expired: it is a quote again"),
        Why.REMINDER: _("Reminder of %(number)s %(description)s"),
    }[reason.why]
    return said % {"number": contract.number, "day": day(reason.day), "description": contract.description}


def text_of(reason: Reason, contract: Contract) -> str:
    """What it is about: the contract, and the subscriptions one by one."""
    return "\n".join([contract.description, *(f"- {line}" for line in reason.lines[:MOST_LINES])])


def result_of(why: Why, day_of_it: date, contract: Contract | None) -> str:
    """Why an action about this day is no longer needed."""
    if contract is None:
        return _("It was deleted.")
    if contract.status not in why.statuses:
        return _("It became %(status)s.") % {"status": Status(contract.status).label}
    if why in (Why.ENDS, Why.NOTICE) and contract.last_day and contract.last_day > day_of_it:
        return _("Renewed: it runs through %(day)s.") % {"day": day(contract.last_day)}
    return _("Something else was agreed.")
