"""Forms of private data, of a family member (P5) and of personal details (P14)."""

from datetime import date
from typing import Any

from django import forms

from relaas.kernel.countries import Countries
from relaas.kernel.models import Record
from relaas.kernel.secret import Secret
from relaas.parties.facts import FAMILY_FACTS, PERSONAL_FACTS, PRIVATE_FACTS
from relaas.parties.forms.fields import TelephoneField, choice, day, line
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import DocumentType, Gender, Kin
from relaas.web.form_fields import DutchDateField


class _Revealing(forms.Field):
    """A field over an encrypted column: it shows and compares what is in the `Secret`."""

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(self.opened(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.opened(initial), data)

    def opened(self, value: Any) -> Any:
        return value.reveal() if isinstance(value, Secret) else value


class RevealedLine(_Revealing, forms.CharField):
    """A text of one line."""


class RevealedChoice(_Revealing, forms.ChoiceField):
    """One of a closed list."""


class RevealedTelephone(_Revealing, TelephoneField):
    """A telephone number."""


class RevealedDay(_Revealing, DutchDateField):
    """A day, kept as its ISO form."""

    def opened(self, value: Any) -> Any:
        text = super().opened(value)
        return date.fromisoformat(text) if isinstance(value, Secret) and text else text


_QUIET = {"autocomplete": "off", "class": "short"}


class _PrivateForm(PartyForm):
    """A form over encrypted columns. What cannot be read has no field: it stays as it is, and the card says why."""

    def __init__(self, *given: Any, record: Record | None = None, **more: Any) -> None:
        super().__init__(*given, record=record, **more)
        self.unreadable: list[tuple[str, str]] = []
        for name in list(self.base_fields):
            secret = getattr(record, name, None)
            if isinstance(secret, Secret) and secret.problem:
                self.unreadable.append((str(self.fields.pop(name).label), secret.problem))


class PrivateDataForm(_PrivateForm):
    """P5; the BSN only while an administration has a legal ground for it."""

    bsn = RevealedLine(label="BSN", required=False, widget=forms.TextInput(attrs={**_QUIET, "inputmode": "numeric"}))
    document_type = RevealedChoice(
        label=PRIVATE_FACTS["document_type"].label, required=False, choices=DocumentType.choices
    )
    document_number = RevealedLine(
        label=PRIVATE_FACTS["document_number"].label, required=False, widget=forms.TextInput(attrs=_QUIET)
    )
    document_valid_until = RevealedDay(label=PRIVATE_FACTS["document_valid_until"].label, required=False)
    private_phone = RevealedTelephone(label=PRIVATE_FACTS["private_phone"].label, required=False)

    def __init__(self, *given: Any, with_bsn: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if not with_bsn:
            self.fields.pop("bsn", None)


class FamilyMemberForm(_PrivateForm):
    """One of the family (P5)."""

    name = RevealedLine(label=FAMILY_FACTS["name"].label, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    relation = RevealedChoice(label=FAMILY_FACTS["relation"].label, choices=Kin.choices)
    birth_date = RevealedDay(label=FAMILY_FACTS["birth_date"].label, required=False)


class PersonalDetailsForm(PartyForm):
    """P14."""

    birth_date = day(PERSONAL_FACTS, "birth_date")
    gender = choice(PERSONAL_FACTS, "gender", Gender.choices)
    street = line(PERSONAL_FACTS, "street")
    house_number = line(PERSONAL_FACTS, "house_number", class_="short")
    addition = line(PERSONAL_FACTS, "addition", class_="short")
    postcode = line(PERSONAL_FACTS, "postcode", class_="short")
    city = line(PERSONAL_FACTS, "city")
    country = forms.ChoiceField(label=PERSONAL_FACTS["country"].label, choices=Countries())
