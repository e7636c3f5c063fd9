"""Forms of master data and of its types (T2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import MASTER_DATA_FACTS, MASTER_DATA_TYPE_FACTS
from relaas.parties.forms.fields import choice, day, line, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.maintained.forms import PlacedForm
from relaas.parties.models import MasterDataType, ValueKind
from relaas.parties.models.master_data import MasterDataRow, show_value

_HINTS = {
    ValueKind.NUMBER.value: _("A number, such as 1.234,5."),
    ValueKind.DATE.value: _("A day, such as 31-12-2026."),
}


class MasterDataForm(PartyForm):
    """A value of one type: a line that suits it, or the list that it is chosen from."""

    value = line(MASTER_DATA_FACTS, "value", required=True)
    remark = line(MASTER_DATA_FACTS, "remark")

    def __init__(
        self,
        *given: Any,
        type: MasterDataType,
        record: MasterDataRow | None = None,
        **more: Any,
    ) -> None:
        shown = {} if record is None else {"value": show_value(type.kind, record.value)}
        super().__init__(*given, record=record, initial=shown, **more)
        self.type = type
        self.fields["value"].label = type.name
        if type.kind == ValueKind.CHOICE:
            self.fields["value"] = _chosen(type, record.value if record else "")
        elif type.kind in _HINTS:
            self.fields["value"].help_text = _HINTS[type.kind]
            self.fields["value"].widget.attrs["class"] = "short"


def _chosen(type: MasterDataType, kept: str) -> forms.ChoiceField:
    """One of the list; what was chosen before stays possible when it is on the list no longer."""
    offered = [str(each) for each in type.choices]
    offered += [kept] if kept and kept not in offered else []
    return forms.ChoiceField(label=type.name, choices=[(each, each) for each in ("", *offered)])


class MasterDataTypeForm(PlacedForm):
    """What it is called, what its values are, and whose they can be."""

    name = line(MASTER_DATA_TYPE_FACTS, "name", required=True)
    kind = choice(MASTER_DATA_TYPE_FACTS, "kind", ValueKind.choices)
    choices = forms.CharField(
        label=MASTER_DATA_TYPE_FACTS["choices"].label,
        required=False,
        help_text=_("For a choice: what can be chosen, a line each."),
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    several = yes_no(MASTER_DATA_TYPE_FACTS, "several")
    is_personal = yes_no(MASTER_DATA_TYPE_FACTS, "is_personal")
    for_organizations = yes_no(MASTER_DATA_TYPE_FACTS, "for_organizations")
    for_persons = yes_no(MASTER_DATA_TYPE_FACTS, "for_persons")
    position = forms.CharField(
        label=MASTER_DATA_TYPE_FACTS["position"].label,
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    closed_from = day(MASTER_DATA_TYPE_FACTS, "closed_from")

    places = MasterDataType.objects

    def __init__(self, *given: Any, record: MasterDataType | None = None, **more: Any) -> None:
        listed = {} if record is None else {"choices": "\n".join(str(each) for each in record.choices)}
        super().__init__(*given, record=record, initial=listed, **more)
