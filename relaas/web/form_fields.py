"""Fields that read what people type the Dutch way."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.web import dates, formats

_TIME = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?(?: ?(?:uur|u))?")
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}")


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


class TimeField(forms.CharField):
    """A time of the day, typed as people write it (14:30, 14.30, 1430, 9) and shown as `web.formats` writes one."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attributes), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return read_time(typed) if typed else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class MomentField(DutchDateField):
    """A day and a time in Amsterdam: `12-3 14:30`, `gisteren 9.00`; a day alone is noon, a time alone is today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["class"] = ""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        shown = value.astimezone(clock.AMSTERDAM)
        return f"{formats.day(shown)} {shown:%H:%M}"

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        typed = str(value).strip()
        before, _space, last = typed.rpartition(" ")
        if _CLOCK.fullmatch(last):
            day = super().to_python(before) if before else clock.today()
            return datetime.combine(day or clock.today(), read_time(last), clock.AMSTERDAM)
        day = super().to_python(typed)
        return datetime.combine(day, time(12), clock.AMSTERDAM) if day else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(str(self.prepare_value(initial) or "") != str(data or ""))


def read_time(typed: str) -> time:
    """A time as people type it. Raises `ValidationError` (`time`) for what is none."""
    found = _TIME.fullmatch(typed.strip().lower())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValidationError(_("This is not a time, such as 14:30."), code="time")
    return time(int(found[1]), int(found[2] or 0))
