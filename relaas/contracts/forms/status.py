"""Forms of the steps of a contract (K2): a click that brings along which status was looked at, or a few fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.contracts.forms.price_note import PriceNoteForm
from relaas.contracts.models import Contract, LossReason, Status
from relaas.contracts.price_notes import is_unread
from relaas.contracts.rules import earlier
from relaas.kernel import clock
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.parties.forms.fields import LastDayField
from relaas.parties.tab_cards import MASTER_DATA
from relaas.parties.tabs import TABS

NOTHING: Mapping[str, str] = {}
_AGREED = frozenset({Status.QUOTE, Status.OPTION, Status.CONTRACT})
NO_LONGER = frozenset({"changed_meanwhile", "no_step"})
_PARTS = {
    "lines": "#lines",
    "product_group": "bewerken/#id_product_group",
    "cost_type": "bewerken/#id_cost_type",
    "from_day": "bewerken/#id_from_day",
    "valid_until": "bewerken/#id_valid_until",
    "invoice_address": "facturatie/bewerken/#id_invoice_address",
}


@dataclass(frozen=True)
class Lack:
    """Something that the step needs, and where it is filled in."""

    message: str
    address: str


class StepForm(PriceNoteForm):
    """A step without fields of its own, by the name of its button. `lacks` is what is missing, each with its place.

    `asked` is what it starts with, where the address says so. On the way to a contract it asks whether the price
    agreements were read (T9), unless somebody did for this contract.
    """

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *given: Any,
        contract: Contract,
        here: str,
        title: str,
        leads_to: Status | None = None,
        asked: Mapping[str, str] = NOTHING,
        **more: Any,
    ) -> None:
        super().__init__(*given, initial={**asked, "was": contract.status}, **more)
        self.contract, self.here, self.title = contract, here, title
        self.lacks: list[Lack] = []
        if leads_to in _AGREED and is_unread(contract):
            self.ask_price_note(contract.relation)

    @property
    def seen(self) -> Mapping[str, Any]:  # type: ignore[override]  # there is no record: what was seen is the status
        """The status that was looked at."""
        return {"status": self.cleaned_data.get("was", "")}

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "was"}

    def refuse(self, refusal: Refused) -> None:
        """What is missing is listed with links; a step that is no longer there is no matter of this form (raised)."""
        if refusal.code in NO_LONGER:
            raise refusal
        if not isinstance(refusal, AgainstTheLaw):
            elsewhere = [each for each in refusal.problems if each.field not in {None, *self.fields}]
            self.lacks = [Lack(str(each.message), self._place(str(each.field))) for each in elsewhere]
            refusal.problems = tuple(each for each in refusal.problems if each not in elsewhere)
        super().refuse(refusal)
        if self.lacks:
            self.add_error(None, gettext("This is still missing:"))

    def _place(self, field: str) -> str:
        if field == "vat_number":
            return f"{TABS[MASTER_DATA].url(self.contract.relation)}#terms"
        return f"{self.here}{_PARTS.get(field, '')}"


class OptionForm(StepForm):
    """Until when the option runs."""

    option_until = LastDayField(label=_("Option through"))


class LostForm(StepForm):
    """Why it was lost."""

    lost_reason = forms.ModelChoiceField(LossReason.objects.none(), label=_("Reason of loss"), required=False)
    lost_remark = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": "2"}))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.offer("lost_reason", LossReason.objects.choosable(clock.today()), _("Choose a reason"))


class ReasonForm(StepForm):
    """Why it is taken up again."""

    reason = forms.CharField(
        label=pgettext_lazy("step", "Reason"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class BackForm(ReasonForm):
    """To which status, and why."""

    to = forms.ChoiceField(label=_("Back to"))
    field_order = ("to", "reason")

    def __init__(self, *given: Any, contract: Contract, **more: Any) -> None:
        super().__init__(*given, contract=contract, **more)
        choices: Any = self.fields["to"]
        choices.choices = [(status, Status(status).label) for status in earlier(contract.status)]
