"""The form of a card: what it started with travels along, so that two people on one card see each other."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.web import formats


class _Serializer(signing.JSONSerializer):
    def dumps(self, obj: Any) -> bytes:
        return DjangoJSONEncoder(separators=(",", ":")).encode(obj).encode("utf-8")


class CardForm(forms.Form):
    """A form over some columns of one record (`record`), or of a new one (without).

    Its fields are named as the record's columns (a foreign key by the name without `_id`); others are the page's
    own. What the columns were when the form was opened stands signed in the hidden field `seen`; a verb is given
    it back as `form.seen` and refuses with `ChangedMeanwhile` when the record is different by then.
    """

    def __init__(
        self, *args: Any, record: models.Model | None = None, initial: Mapping[str, Any] | None = None, **kwargs: Any
    ):
        self.record = record
        self.meanwhile: dict[str, str] = {}
        super().__init__(*args, initial={**self._values(record), **(initial or {})}, **kwargs)
        if record is not None:
            self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial["seen"] = self._signed(self._columns(record))

    @property
    def seen(self) -> dict[str, Any] | None:
        """The columns as they were when the form was opened; None for a new record. After `is_valid()`."""
        return self.cleaned_data.get("seen")

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, without `seen`: the arguments of a verb."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def carry_out(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call the verb; a refusal is put at the fields it is about. Whether it happened."""
        try:
            verb(*args, **kwargs)
        except Refused as refusal:
            self.refuse(refusal)
            return False
        return True

    def refuse(self, refusal: Refused) -> None:
        """Show every problem at its field; what belongs to no field here stands at the top."""
        for problem in refusal.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, ValidationError(problem.message, code=problem.code))
        if isinstance(refusal, ChangedMeanwhile):
            self._show(refusal)

    def clean_seen(self) -> dict[str, Any] | None:
        """Read back what was signed; something else than we signed counts as a form that is out of date."""
        if self.record is None:
            return None
        try:
            signed = signing.loads(self.cleaned_data["seen"], salt=self._salt(), serializer=_Serializer)
        except signing.BadSignature:
            raise ValidationError(_("This form is out of date. Open it again."), code="out_of_date") from None
        return {name: _restored(self._column(name), value) for name, value in signed.items()}

    def _show(self, refusal: ChangedMeanwhile) -> None:
        """Put what stands there now at each field, and take it as seen: saving again is then a choice."""
        for difference in refusal.differences:
            name = difference.field if difference.field in self.fields else difference.field.removesuffix("_id")
            if name in self.fields:
                self.meanwhile[name] = _shown(self.fields[name], difference.now)
        seen = {**(self.seen or {}), **{each.field: each.now for each in refusal.differences}}
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = self._signed(seen)

    def _values(self, record: models.Model | None) -> dict[str, Any]:
        columns = {} if record is None else self._columns(record)
        return {
            name: columns[column] for name in self.base_fields if (column := self._column_name(record, name)) in columns
        }

    def _columns(self, record: models.Model) -> dict[str, Any]:
        names = (self._column_name(record, name) for name in self.base_fields)
        return {name: getattr(record, name) for name in names if name}

    @staticmethod
    def _column_name(record: models.Model | None, name: str) -> str:
        try:
            field = record._meta.get_field(name) if record is not None else None
        except FieldDoesNotExist:
            return ""
        return str(getattr(field, "attname", "")) if getattr(field, "column", None) else ""

    def _column(self, name: str) -> "models.Field[Any, Any]":
        assert self.record is not None
        return next(field for field in self.record._meta.concrete_fields if field.attname == name)

    def _signed(self, columns: Mapping[str, Any]) -> str:
        return signing.dumps(dict(columns), salt=self._salt(), serializer=_Serializer, compress=True)

    def _salt(self) -> str:
        assert self.record is not None
        return f"relaas.web.forms:{self.record._meta.label}:{self.record.pk}"


def _restored(column: "models.Field[Any, Any]", value: Any) -> Any:
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    return target.to_python(value)


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the reader knows it: a choice by its label, a day as a day."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(field, forms.ChoiceField):
        return next((str(label) for key, label in _flat(field.choices) if str(key) == str(value)), "")
    return "" if value is None else str(value)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    return [
        pair
        for key, label in choices
        for pair in (label if isinstance(label, list | tuple) else [(getattr(key, "value", key), label)])
    ]
