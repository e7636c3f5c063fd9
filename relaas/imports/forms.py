"""What is filled in at each step: fields and labels, no rules."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from relaas.imports.guessing.columns import Column
from relaas.imports.importer import Importer
from relaas.imports.mapping import LONGEST_NAME
from relaas.kernel.refusals import Refused
from relaas.web.forms import CardForm

COLUMN = "column-"
EXISTING = (
    ("update", _("Fill in and change; an empty cell leaves what is there")),
    ("leave", _("Leave as they are")),
)


class UploadForm(CardForm):
    """A file, and what is in it."""

    kind = forms.ChoiceField(label=_("What is in it"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, up to 100 MB. Nothing changes before you have seen what will happen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, *args: Any, importers: Sequence[Importer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"]
        if isinstance(kinds, forms.ChoiceField):
            kinds.choices = [(importer.kind, importer.label) for importer in importers]
            kinds.initial = importers[0].kind if importers else None


class ColumnsForm(CardForm):
    """What each column means (drawn by the page itself), and what happens to those that are found."""

    existing = forms.ChoiceField(label=_("What is there already"), choices=EXISTING, widget=forms.RadioSelect)
    keep_as = forms.CharField(
        label=_("Keep this choice as"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("With a name it is used by itself for the next file with these columns."),
    )

    def choices(self, columns: Sequence[Column]) -> dict[int, str]:
        """The target chosen for each column; what was not sent in stays as it was."""
        if not self.is_bound:
            return {column.index: column.target for column in columns}
        return {column.index: str(self.data.get(f"{COLUMN}{column.index}", "")) for column in columns}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.column_errors: dict[str, str] = {}

    def refuse(self, refusal: Refused) -> None:
        """Columns are no fields of this form: what is wrong stands at the top and beside the column."""
        for problem in refusal.problems:
            field = problem.field or ""
            if field.startswith(COLUMN):
                self.column_errors[field] = str(problem.message)
            at = "keep_as" if problem.code in {"too_long", "required"} else None
            self.add_error(at, ValidationError(str(problem.message), code=problem.code))
