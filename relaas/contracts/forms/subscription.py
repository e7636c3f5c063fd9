"""The form of a recurrence (S1, K5): of one that is there, or of lines that are to become periodic."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import (
    Alignment,
    Contract,
    ContractLine,
    Every,
    InvoiceMoment,
    PricePer,
    Recurrence,
    Splits,
)
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS as FACTS
from relaas.contracts.subscriptions.proposing import proposed
from relaas.parties.forms.fields import choice, day, last_day, line, note, yes_no
from relaas.parties.forms.party_form import PartyForm

THE_LINE, A_NEW_ONE = "line", "new"


class SubscriptionForm(PartyForm):
    """All facts of a recurrence; `lines` are those that it is about."""

    price_per = choice(FACTS, "price_per", PricePer.choices)
    every = line(FACTS, "every", class_="short", inputmode="numeric")
    interval = choice(FACTS, "interval", Every.choices)
    moment = choice(FACTS, "moment", InvoiceMoment.choices)
    from_day = day(FACTS, "from_day")
    until_day = last_day(FACTS, "until_day")
    times = line(FACTS, "times", class_="short", inputmode="numeric", help_text=_("Instead of a last day; 0 is none."))
    auto_renew = yes_no(FACTS, "auto_renew")
    renew_months = line(FACTS, "renew_months", class_="short", inputmode="numeric")
    notice_months = line(FACTS, "notice_months", class_="short", inputmode="numeric")
    alignment = choice(FACTS, "alignment", Alignment.choices)
    splits = choice(FACTS, "splits", Splits.choices)
    remark = note(FACTS, "remark")

    def __init__(self, *given: Any, recurrence: Recurrence | None, lines: Sequence[ContractLine], **more: Any) -> None:
        super().__init__(*given, record=recurrence, **more)
        self.lines = lines
        self.fields["until_day"].help_text = _("Empty: it goes on until it is ended.")
        self.fields["splits"].help_text = _("What an invoice of more than one of these periods multiplies.")
        for name in ("every", "interval"):  # they stand under one label
            self.fields[name].widget.attrs |= {"aria-label": FACTS[name].label, "class": "short"}


class TakingForm(SubscriptionForm):
    """The same of lines that are not periodic yet, with what the contract proposes."""

    becomes = forms.ChoiceField(
        label=_("Becomes the subscription"),
        choices=[(THE_LINE, _("The line itself")), (A_NEW_ONE, _("A new line behind it; this one stays"))],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        super().__init__(*given, recurrence=None, initial={"becomes": THE_LINE, **proposed(contract)}, **more)

    @property
    def as_new_lines(self) -> bool:
        return bool(self.cleaned_data.get("becomes") == A_NEW_ONE)

    @property
    def facts(self) -> dict[str, Any]:
        """What a verb is given."""
        return {name: value for name, value in self.values.items() if name != "becomes"}
