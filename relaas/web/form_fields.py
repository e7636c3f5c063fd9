"""Fields that read what people type the Dutch way."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from relaas.kernel import clock
from relaas.web import dates, formats


class DutchDateField(forms.DateField):
    """A day, typed as `web.dates.parse` reads it and shown as `web.formats.day` writes it."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("class", "short")
        self.widget.attrs.setdefault("autocomplete", "off")

    def prepare_value(self, value: Any) -> Any:
        return formats.day(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            return dates.parse(str(value), clock.today())
        except dates.UnreadableDate as unreadable:
            raise ValidationError(str(unreadable.message), code=unreadable.code) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


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
