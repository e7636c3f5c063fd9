"""What a form asks about price agreements (T9): a tick that they were read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.contracts.price_notes import FIELD, digest_of
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Party


class _Tick(forms.CheckboxInput):
    """Sends along which text was read; when another one stands there by now, the tick is off again."""

    def __init__(self, digest: str) -> None:
        super().__init__(check_test=lambda value: value == digest)
        self.digest = digest

    def format_value(self, _value: Any) -> str:
        return self.digest

    def value_from_datadict(self, data: Mapping[str, Any], _files: Any, name: str) -> str:  # type: ignore[override]  # which text, not only whether
        return str(data.get(name, ""))


class PriceNoteForm(PartyForm):
    """A form that asks it, once `ask_price_note` was called."""

    def ask_price_note(self, relation: Party) -> None:
        """Ask it, where something was agreed with this relation."""
        if relation.price_note:
            label, tick = _("I read the price agreements"), _Tick(digest_of(relation))
            self.fields[FIELD] = forms.CharField(required=False, label=label, widget=tick)

    @property
    def asks_price_note(self) -> bool:
        """Whether it is asked."""
        return FIELD in self.fields

    @property
    def price_note_read(self) -> str:
        """After `is_valid()`: what stands for the text that was read; empty where none was."""
        return str(self.cleaned_data.get(FIELD, ""))

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != FIELD}
