"""The form of a plan of merging: for every question whose value it will be."""

from collections.abc import Mapping
from typing import Any

from django import forms

from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.plan import Plan
from relaas.web.forms import CardForm


class MergeForm(CardForm):
    """`version` is the plan that was looked at; `choices` and `version` are what the verb is given.

    `again`: what was sent in is asked once more, of a plan that is newer by now.
    """

    def __init__(self, data: Mapping[str, Any] | None, plan: Plan, *, again: bool = False) -> None:
        super().__init__({**_plain(data), "version": plan.version} if data is not None and again else data)
        for question in plan.questions:
            self.fields[question.name] = _field(question)
        self.fields["version"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial["version"] = plan.version

    @property
    def choices(self) -> dict[str, str]:
        """After `is_valid()`."""
        return {name: value for name, value in self.values.items() if name != "version" and value}

    @property
    def version(self) -> str:
        """After `is_valid()`."""
        return str(self.cleaned_data.get("version", ""))


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in data}


def _field(question: Question) -> forms.ChoiceField:
    sides = [(side.value, question.shown(side)) for side in question.sides]
    initial = None if question.must else Side(question.proposed).value
    return forms.ChoiceField(
        choices=sides, widget=forms.RadioSelect, label=str(question.label), initial=initial, required=question.must
    )
