"""What the facts of a recurrence must be together (S1), and what no longer changes once something was invoiced (S3)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import BilledPeriod, Contract, Recurrence
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused

# What says nothing about what was invoiced.
ALWAYS_FREE = frozenset({"renew_months", "notice_months", "remark"})


def check_together(values: Mapping[str, Any], checking: Checking) -> None:
    """Judge all facts of one recurrence; what could not be read was refused already and is passed over.

    An end before the start (`ends_too_soon`), both ends (`both_ends`), a number of times that renews (`times_renews`),
    and renewing without a day to renew on (`renews_without_end`).
    """
    from_day, until_day = values["from_day"], values["until_day"]
    if from_day and until_day and until_day <= from_day:
        checking.add("ends_too_soon", _("The last day lies before the first."), "until_day")
    if values["times"] and until_day:
        checking.add("both_ends", _("It ends on a day or after a number of times, not both."), "times")
    if values["times"] and values["auto_renew"]:
        checking.add("times_renews", _("What ends after a number of times does not renew by itself."), "auto_renew")
    elif values["auto_renew"] and not until_day:
        checking.add("renews_without_end", _("It renews after a last day: fill that in."), "until_day")


def check_against_what_is_there(recurrence: Recurrence, values: Mapping[str, Any], checking: Checking) -> None:
    """Judge a new first day: later prices lie after it (`price_change_before`), and so does the end that a notice gave
    it (`notice_before`)."""
    from_day = values["from_day"]
    if not from_day or from_day == recurrence.from_day:
        return
    if recurrence.price_changes.filter(from_day__lte=from_day).exists():
        checking.add("price_change_before", _("Its price changes on this day or before it."), "from_day")
    if recurrence.notice_until and recurrence.notice_until <= from_day:
        checking.add("notice_before", _("It was given notice to end before this day."), "from_day")


def billed_lines(contract: Contract) -> set[int]:
    """The lines of this contract of which something was invoiced."""
    found = BilledPeriod.objects.filter(contract=contract).order_by().values_list("recurrence__line_id", flat=True)
    return set(found.distinct())


def refuse_billed(names: Collection[str]) -> None:
    """Refuse (`billed`) what would change the past of these lines; the way out is said."""
    if names:
        message = _("%(names)s: something was invoiced already. Change its price from a day, or end it.")
        raise Refused("billed", message % {"names": ", ".join(f"“{name}”" for name in sorted(names))})
