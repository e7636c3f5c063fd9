"""Forms of bank accounts and mandates (P9). `draws` says what of the card a form stands for."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.kernel.identifiers.bank import show_iban
from relaas.parties.facts import BANK_ACCOUNT_FACTS, MANDATE_FACTS
from relaas.parties.forms.fields import choice, line, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import BankAccount, MandateType, Party
from relaas.web.form_fields import DutchDateField


class BankAccountForm(PartyForm):
    """An account. The number is named as the columns in which it will wait, so that two people see each other."""

    draws = "account"
    problems_elsewhere: ClassVar = {"iban": "waiting_iban", "bic": "waiting_bic"}

    waiting_iban = line(BANK_ACCOUNT_FACTS, "iban", required=True, spellcheck="false")
    waiting_bic = line(
        BANK_ACCOUNT_FACTS, "bic", class_="short", help_text=_("Leave it empty for a Dutch or Belgian account.")
    )
    holder = line(BANK_ACCOUNT_FACTS, "holder", help_text=_("Left empty it is the party's own name."))
    description = line(BANK_ACCOUNT_FACTS, "description")
    is_g_account = yes_no(BANK_ACCOUNT_FACTS, "is_g_account")

    def __init__(self, *given: Any, record: BankAccount | None = None, **more: Any) -> None:
        entered = {} if record is None else _entered(record)
        super().__init__(*given, record=record, initial={**entered, **more.pop("initial", {})}, **more)

    @property
    def facts(self) -> dict[str, Any]:
        """What was filled in, as the verbs name it."""
        return {name.removeprefix("waiting_"): value for name, value in self.values.items()}


def _entered(account: BankAccount) -> dict[str, str]:
    return {"waiting_iban": show_iban(account.entered_iban), "waiting_bic": account.entered_bic}


class ConfirmForm(PartyForm):
    """Nothing to fill in: who confirms looks at what waits, and confirms that and nothing else."""

    draws = "confirm"
    waiting_iban = forms.CharField(widget=forms.HiddenInput, required=False)
    waiting_bic = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, elsewhere: list[Party], **more: Any) -> None:
        super().__init__(*given, **more)
        self.elsewhere = elsewhere

    @property
    def is_changed(self) -> bool:
        """Sending it in is the deed."""
        return True


class MandateForm(PartyForm):
    """A mandate with its scan."""

    draws = "mandate"
    reference = line(MANDATE_FACTS, "reference", required=True)
    type = choice(MANDATE_FACTS, "type", MandateType.choices)
    signed_on = DutchDateField(
        label=MANDATE_FACTS["signed_on"].label,
        error_messages={"required": _("Without the day on which it was signed a mandate does not count.")},
    )
    document = forms.FileField(
        label=MANDATE_FACTS["document_name"].label,
        required=False,
        help_text=_("A PDF, PNG or JPEG of 10 MB at most."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What was filled in, without the scan."""
        return {name: value for name, value in self.values.items() if name != "document"}


class NewMandateForm(MandateForm):
    """The same, drawn below the account that it hangs on."""

    draws = "new-mandate"


class EndMandateForm(PartyForm):
    """From when nothing is collected by it any more."""

    draws = "end-mandate"
    ended_on = DutchDateField(label=_("Ended on"))

    @property
    def is_changed(self) -> bool:
        """The day that is proposed may be the right one."""
        return True
