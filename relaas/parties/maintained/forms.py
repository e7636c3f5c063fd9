"""Forms of maintained lists."""

from datetime import date
from typing import Any

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
