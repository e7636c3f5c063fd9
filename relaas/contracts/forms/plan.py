"""The form in which moments of a plan are marked as billed (S3)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.contracts.models import BilledPeriod, Contract
from relaas.contracts.subscriptions.schedule import PlannedLine, Schedule
from relaas.kernel.refusals import Refused
from relaas.parties.forms.party_form import PartyForm
from relaas.web.formats import day as written

MOMENT = "moment"


class BillForm(PartyForm):
    """The reference of the invoice that was sent; which moments are meant is ticked beside it."""

    reference = forms.CharField(
        label=gettext_lazy("Reference of the invoice"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class UnbillForm(forms.Form):
    """Which invoice is meant: its reference, and the day on which it was marked."""

    reference = forms.CharField(required=False, strip=False)
    billed_on = forms.DateField()

    def rows(self, contract: Contract) -> QuerySet[BilledPeriod]:
        """What was marked so; none of what the form does not say."""
        return contract.billed.filter(**self.cleaned_data) if self.is_valid() else contract.billed.none()


def ticked_lines(schedule: Schedule, ticked: Iterable[str]) -> list[PlannedLine]:
    """What stands to be invoiced of the ticked moments.

    Refuses when none is ticked (`nothing_chosen`), and when one comes to something else than whoever ticked it saw
    (`changed_meanwhile`).
    """
    seen = dict(_read(each) for each in ticked)
    if not seen:
        raise Refused("nothing_chosen", _("Tick the moments that were invoiced."))
    lines = schedule.lines_on(seen)
    for day, amount in seen.items():
        found = [each.moment.amount for each in lines if each.moment.day == day]
        if not found or sum(found) != amount:
            message = _("What is to be invoiced on %(day)s is something else by now. Look at it again.")
            raise Refused("changed_meanwhile", message % {"day": written(day)})
    return lines


def _read(tick: str) -> tuple[date, Decimal]:
    """The day of a moment and what it came to, as its box says them."""
    day, _between, amount = tick.partition(" ")
    try:
        return date.fromisoformat(day), Decimal(amount)
    except (ValueError, InvalidOperation):
        raise Refused("out_of_date", _("This form is out of date. Open it again.")) from None
