"""What every form of this room can do beside what a card's form can."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise

from relaas.kernel.refusals import Refused
from relaas.parties.forms.likely import Likely
from relaas.web.forms import CardForm


class PartyForm(CardForm):
    """A card's form.

    That of something new carries a mark of its own, so that sending it in twice makes one (`story.once`).
    `likely` is who may be there already, of a form that says who somebody is.
    `problems_elsewhere` says at which field to show a problem that a verb has with a group of them.
    """

    problems_elsewhere: ClassVar[dict[str, str]] = {}
    likely: Likely | None = None

    @property
    def moved_problems(self) -> dict[str, str]:
        """`problems_elsewhere`, for a form that knows it only after it was filled in."""
        return self.problems_elsewhere

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if self.record is None:
            self.fields["once"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial["once"] = secrets.token_urlsafe(16)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than what stands there, or is about something new."""
        return self.record is None or bool(set(self.changed_data) - {"seen"})

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "once"}

    def offer(self, name: str, rows: QuerySet[Any], nothing: str | Promise | None = None) -> None:
        """What can be chosen at this field; `nothing` is how an empty choice is called."""
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        field.empty_label = str(nothing) if nothing else field.empty_label

    def outcome[Outcome](self, deed: Callable[[], Outcome]) -> Outcome | None:
        """What the deed gives; None when it was refused, with the problems at their fields."""
        try:
            return deed()
        except Refused as refusal:
            self.refuse(refusal)
            return None

    def refuse(self, refusal: Refused) -> None:
        moved = self.moved_problems
        refusal.problems = tuple(
            replace(problem, field=moved.get(problem.field or "", problem.field)) for problem in refusal.problems
        )
        super().refuse(refusal)
