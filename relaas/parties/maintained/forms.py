"""Forms of maintained lists."""

from datetime import date
from typing import Any, ClassVar

from relaas.parties.forms.party_form import PartyForm


class ListForm(PartyForm):
    """What the forms of all lists can do: `arguments` are those of the verbs."""

    def __init__(self, *given: Any, today: date, **more: Any) -> None:
        super().__init__(*given, **more)
        self.prepare(today)

    def prepare(self, today: date) -> None:
        """Fill in what can be chosen on this day, and what a new row starts with."""

    @property
    def arguments(self) -> dict[str, Any]:
        return {"facts": self.values}


class PlacedForm(ListForm):
    """That of a list in an order of its own (`position`); a new row is proposed behind the last one of `places`, for
    organizations and persons."""

    places: ClassVar[Any]

    def prepare(self, today: date) -> None:  # noqa: ARG002 - nothing to choose from
        if self.record is None:
            last = self.places.order_by("position").last()
            proposed = {"position": last.position + 10 if last else 10, "for_organizations": True, "for_persons": True}
            self.initial.update(proposed)
