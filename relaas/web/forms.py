"""The form of a card: what it started with travels along, so that two people on one card see each other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.policy import AgainstTheLaw, Answer
from relaas.kernel.refusals import Refused
from relaas.web import formats, seen


class CardForm(forms.Form):
    """A form over some columns of one record (`record`), or of a new one (without); other columns may stand in records
    `beside` it.

    Fields that are named as the record's columns (a foreign key without `_id`) start with what stands there; other
    fields are the page's own. What the columns were when the form was opened stands signed in the hidden field `seen`;
    a verb is given it back as `form.seen` and refuses with `ChangedMeanwhile` when the record is different by then.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
        *,
        record: models.Model | None = None,
        beside: Sequence[models.Model] = (),
        initial: Mapping[str, Any] | None = None,
        prefix: str | None = None,
    ) -> None:
        self.record = record
        self.meanwhile: dict[str, str] = {}
        self.answer: Answer | None = None
        self.beside = tuple(beside)
        columns: dict[str, Any] = {}
        for each in reversed(self._records):
            columns |= seen.columns_of(each, self.base_fields)
        values = {name: columns[column] for name in self.base_fields if (column := self._column(name))}
        super().__init__(data, files, initial={**values, **(initial or {})}, prefix=prefix)
        if record is not None:
            self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial["seen"] = seen.sign(record, columns)

    @property
    def seen(self) -> dict[str, Any] | None:
        """The columns as they were when the form was opened; None for a new record. After `is_valid()`."""
        given: dict[str, Any] | None = self.cleaned_data.get("seen")
        return given

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
        """Show every problem at its field; what belongs to no field of this form stands at the top.

        What the law says is kept as `answer`, for the panel "Waarom mag dit niet?".
        """
        given = self.seen
        if isinstance(refusal, AgainstTheLaw):
            self.answer = refusal.answer
        for problem in refusal.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, ValidationError(str(problem.message), code=problem.code))
        if isinstance(refusal, ChangedMeanwhile) and self.record is not None:
            self._show_meanwhile(self.record, refusal, given or {})

    def clean_seen(self) -> dict[str, Any] | None:
        """Read back what was signed. Something else than we signed for this record is a form that is out of date."""
        if self.record is None:
            return None
        try:
            return seen.read(self.record, self.cleaned_data["seen"], *self.beside)
        except signing.BadSignature:
            self.add_error(None, ValidationError(_("This form is out of date. Open it again."), code="out_of_date"))
            return None

    @property
    def _records(self) -> tuple[models.Model, ...]:
        return () if self.record is None else (self.record, *self.beside)

    def _column(self, name: str) -> str:
        """The column behind a field, of the first record that has it; empty when none does."""
        return next((column for each in self._records if (column := seen.column_of(each, name))), "")

    def _show_meanwhile(self, record: models.Model, refusal: ChangedMeanwhile, given: dict[str, Any]) -> None:
        """Put what stands there now at each field, and take it as seen: saving again is then a choice."""
        names = {self._column(name): name for name in self.base_fields}
        for each in refusal.differences:
            name = each.field if each.field in self.fields else names.get(each.field, "")
            if name:
                self.meanwhile[name] = _shown(self.fields[name], each.now)
        renewed = QueryDict(mutable=True)
        renewed.update(self.data)
        renewed[self.add_prefix("seen")] = seen.sign(
            record, {**given, **{each.field: each.now for each in refusal.differences}}
        )
        self.data = renewed


def _shown(field: forms.Field, value: Any) -> str:
    """A value as the reader knows it: as its field shows it, a choice by its label, a day as a day."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    value = field.prepare_value(value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(field, forms.ChoiceField):
        return next((label for key, label in _flat(field.choices) if key == str(value)), "")
    return "" if value is None else str(value)


def _flat(choices: Any) -> list[tuple[str, str]]:
    """All choices, also those in groups."""
    flat: list[tuple[str, str]] = []
    for key, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(key), str(label))]
    return flat
