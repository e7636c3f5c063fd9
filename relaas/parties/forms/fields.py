"""Form fields over facts: the label comes from the fact, and the fact's own check judges what was typed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from relaas.kernel.coordinates import show_coordinate
from relaas.kernel.telephone import show_telephone
from relaas.parties.facts import Facts
from relaas.web.form_fields import DutchDateField, NumberField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DAY = timedelta(days=1)
_E164 = re.compile(r"\+[0-9]{7,15}")


class LastDayField(DutchDateField):
    """The end of a period: kept as the first day after, shown and typed as the last day of it (*t/m*)."""

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(value - DAY if isinstance(value, date) else value)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):  # what the form started with
            return value
        last = super().to_python(value)
        if last == date.max:
            raise ValidationError(_("This day does not exist."), code="date_impossible")
        return last + DAY if last else None


class TelephoneField(forms.CharField):
    """A telephone number, kept as E.164 and shown the national way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return (
            show_telephone(value) if isinstance(value, str) and value.startswith("+") and value[1:].isdigit() else value
        )


class CoordinateField(forms.CharField):
    """Degrees, kept in millionths."""

    def prepare_value(self, value: Any) -> Any:
        return show_coordinate(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def line(
    facts: Facts, name: str, *, required: bool = False, help_text: "StrOrPromise" = "", **attributes: str
) -> forms.CharField:
    """One line of text. `attributes` go on the control: `inputmode`, `autocomplete`, `class_` (`short`)."""
    named = {"autocomplete": "off", **{key.rstrip("_"): value for key, value in attributes.items()}}
    return forms.CharField(
        label=facts[name].label, required=required, help_text=help_text, widget=forms.TextInput(attrs=named)
    )


def note(facts: Facts, name: str) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(label=facts[name].label, required=False, widget=forms.Textarea(attrs={"rows": "3"}))


def yes_no(facts: Facts, name: str) -> forms.BooleanField:
    """On or off."""
    return forms.BooleanField(label=facts[name].label, required=False)


def choice(facts: Facts, name: str, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    """One out of a closed list; an empty one in it makes it optional."""
    return forms.ChoiceField(label=facts[name].label, required=False, choices=list(choices))


def day(facts: Facts, name: str) -> DutchDateField:
    """A calendar day."""
    return DutchDateField(label=facts[name].label, required=False)


def last_day(facts: Facts, name: str) -> LastDayField:
    """The last day of a period."""
    return LastDayField(label=facts[name].label, required=False)


def telephone(facts: Facts, name: str) -> TelephoneField:
    """A telephone number."""
    return TelephoneField(label=facts[name].label, required=False)


def coordinate(facts: Facts, name: str) -> CoordinateField:
    """A latitude or a longitude."""
    return CoordinateField(label=facts[name].label, required=False)


def amount(facts: Facts, name: str, *, help_text: "StrOrPromise" = "") -> NumberField:
    """An amount of money."""
    return NumberField(label=facts[name].label, digits=2, help_text=help_text)


def number(facts: Facts, name: str, *, help_text: "StrOrPromise" = "") -> NumberField:
    """A percentage, or a number of days."""
    return NumberField(label=facts[name].label, help_text=help_text)
