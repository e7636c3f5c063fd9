"""Form fields of this room: what was typed goes to the verb as it is, what is kept is shown as people write it."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms

from relaas.parties.facts import Facts
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class NumberField(forms.CharField):
    """A number, typed as people write it. `digits` is how many places are shown; without it those that it has."""

    def __init__(self, *, digits: int | None = None, **kwargs: Any) -> None:
        attributes = {"class": "short", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attributes), **kwargs)
        self.digits = digits

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return formats.number(value, self.digits) if self.digits else formats.number(formats.shortest(value))
        return str(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def amount(facts: Facts, name: str, *, help_text: "StrOrPromise" = "") -> NumberField:
    """An amount of money."""
    return NumberField(label=facts[name].label, digits=2, help_text=help_text)


def number(facts: Facts, name: str, *, help_text: "StrOrPromise" = "") -> NumberField:
    """A percentage, or a number of days."""
    return NumberField(label=facts[name].label, help_text=help_text)
