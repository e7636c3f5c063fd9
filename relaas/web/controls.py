"""A form's control with the class that the look knows it by, for the macro `field`."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def control_kind(bound: BoundField) -> str:
    """How the field is laid out: `hidden`, `check` (its label behind it), `choices` (a group) or `line`."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "choices" if isinstance(widget, _CHOICES) else "line"


def control(bound: BoundField) -> SafeString:
    """The field's widget, drawn with our classes beside those it has of its own."""
    widget = bound.field.widget
    if control_kind(bound) != "line":
        return bound.as_widget()
    named = ["field", "area"] if isinstance(widget, forms.Textarea) else ["field"]
    own = str(widget.attrs.get("class", ""))
    return bound.as_widget(attrs={"class": " ".join([*named, own]).strip()})


def meanwhile_of(bound: BoundField) -> Any:
    """What somebody else made of this field since the form was opened; None when nobody did (`forms.CardForm`)."""
    return getattr(bound.form, "meanwhile", {}).get(bound.name)
