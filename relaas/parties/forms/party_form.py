"""What every form of this room can do beside what a card's form can."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from django import forms

from relaas.kernel.refusals import Refused
from relaas.web.forms import CardForm


class PartyForm(CardForm):
    """A card's form.

    That of something new carries a mark of its own, so that sending it in twice makes one (`views.once`).
    `problems_elsewhere` says at which field to show a problem that a verb has with a group of them.
    """

    problems_elsewhere: ClassVar[dict[str, str]] = {}

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if self.record is None:
            self.fields["once"] = forms.CharField(widget=forms.HiddenInput, required=False)
            self.initial["once"] = secrets.token_urlsafe(16)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values.items() if name != "once"}

    def outcome[Outcome](self, deed: Callable[[], Outcome]) -> Outcome | None:
        """What the deed gives; None when it was refused, with the problems at their fields."""
        try:
            return deed()
        except Refused as refusal:
            self.refuse(refusal)
            return None

    def refuse(self, refusal: Refused) -> None:
        refusal.problems = tuple(
            replace(problem, field=self.problems_elsewhere.get(problem.field or "", problem.field))
            for problem in refusal.problems
        )
        super().refuse(refusal)
