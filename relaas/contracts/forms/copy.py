"""The form of a copy of a contract (K4): what it must be told anew, for this relation in this direction."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.checks import has_role
from relaas.contracts.copying import facts_of
from relaas.contracts.facts import CONTRACT_FACTS
from relaas.contracts.forms.price_note import PriceNoteForm
from relaas.contracts.models import Contract, Direction
from relaas.parties.forms.fields import day, last_day, line
from relaas.parties.models import Party

_ROLE = {
    Direction.SALES: _("Make this relation a customer too"),
    Direction.PURCHASE: _("Make this relation a supplier too"),
}
_CATEGORIES = {"product_group": ProductGroup, "cost_type": CostType}


class CopyForm(PriceNoteForm):
    """Description, product group or cost type, and its days; the rest goes along or follows from the relation."""

    description = line(CONTRACT_FACTS, "description", required=True)
    product_group = forms.ModelChoiceField(
        ProductGroup.objects.none(), required=False, label=CONTRACT_FACTS["product_group"].label
    )
    cost_type = forms.ModelChoiceField(CostType.objects.none(), required=False, label=CONTRACT_FACTS["cost_type"].label)
    from_day = day(CONTRACT_FACTS, "from_day")
    until_day = last_day(CONTRACT_FACTS, "until_day")
    gives_role = forms.BooleanField(required=False)

    def __init__(self, *given: Any, source: Contract, direction: Direction, relation: Party, today: date) -> None:
        super().__init__(*given, initial=facts_of(source, direction, relation))
        for other in set(Direction) - {direction}:
            del self.fields[other.category]
        rows = _CATEGORIES[direction.category].objects.choosable(today)
        self.offer(direction.category, rows, pgettext("category of a contract", "None"))
        self.offers_role = not has_role(relation, direction)
        self.fields["gives_role"].label = _ROLE[direction]
        if not self.offers_role:
            del self.fields["gives_role"]
        self.ask_price_note(relation)

    @property
    def moved_problems(self) -> dict[str, str]:
        """That the relation lacks a role is said where it can be given one."""
        return {"relation": "gives_role"} if self.offers_role else {}

    @property
    def arguments(self) -> dict[str, Any]:
        """Those of the verb, after `is_valid()`."""
        values = self.values
        gives_role = values.pop("gives_role", False)
        return {"gives_role": gives_role, "price_note": self.price_note_read, "facts": values}
