"""The form of a new contract: the fewest fields first, the rest follows from the relation or comes later."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.administrations.models import Administration
from relaas.catalog.forms import GroupChoiceField
from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.checks import has_role
from relaas.contracts.facts import CONTRACT_FACTS
from relaas.contracts.forms.contract import offer_category
from relaas.contracts.forms.price_note import PriceNoteForm
from relaas.contracts.models import Direction
from relaas.kernel.actors import Actor
from relaas.parties.forms.fields import day, last_day, line
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Employment, Party

_ROLE = {
    Direction.SALES: _("Make this relation a customer too"),
    Direction.PURCHASE: _("Make this relation a supplier too"),
}


class NewContractForm(PriceNoteForm):
    """What was asked, with whom, and until when. Fields are named as the verb names its problems."""

    description = line(CONTRACT_FACTS, "description", required=True)
    product_group = GroupChoiceField(
        ProductGroup.objects.none(), required=False, label=CONTRACT_FACTS["product_group"].label
    )
    cost_type = forms.ModelChoiceField(CostType.objects.none(), required=False, label=CONTRACT_FACTS["cost_type"].label)
    contacts = forms.ModelChoiceField(Party.objects.none(), required=False, label=_("Contact person"))
    from_day = day(CONTRACT_FACTS, "from_day")
    until_day = last_day(CONTRACT_FACTS, "until_day")
    administration = forms.ModelChoiceField(
        Administration.objects.none(), label=pgettext("contract", "Administration"), empty_label=None
    )
    external_reference = line(CONTRACT_FACTS, "external_reference")
    number = line(
        {"number": CONTRACT_FACTS["external_reference"]}, "number", class_="short",
        help_text=_("Empty: the next number."),
    )  # fmt: skip
    gives_role = forms.BooleanField(required=False)

    def __init__(self, *given: Any, direction: Direction, relation: Party, viewer: Actor, today: date, **more: Any):
        super().__init__(*given, **more)
        offer_category(self, direction)
        self.fields["number"].label = _("Number")
        self.fields["gives_role"].label = _ROLE[direction]
        self.offers_role = not has_role(relation, direction)
        if not self.offers_role:
            del self.fields["gives_role"]
        self._offer_persons(relation, viewer, today)
        self.ask_price_note(relation)
        ours = list(Administration.objects.visible_to(viewer).by_name())
        self.only = ours[0] if len(ours) == 1 else None
        if self.only:
            del self.fields["administration"]
        else:
            self.offer("administration", Administration.objects.visible_to(viewer).by_name())

    def _offer_persons(self, relation: Party, viewer: Actor, today: date) -> None:
        """Who works at an organization, the first one chosen; a person speaks for itself."""
        works = Employment.objects.visible_to(viewer).filter(organization=relation).running(today)
        order = works.in_card_order().values_list("person_id", flat=True)
        if relation.is_person or not order:
            del self.fields["contacts"]
            return
        self.offer(
            "contacts", Party.objects.filter(pk__in=list(order)).order_by("sort_name", "id"), pgettext("person", "None")
        )
        self.initial.setdefault("contacts", order[0])

    @property
    def moved_problems(self) -> dict[str, str]:
        """That the relation lacks a role is said where it can be given one."""
        return {"relation": "gives_role"} if self.offers_role else {}

    @property
    def arguments(self) -> dict[str, Any]:
        """Those of the verb, after `is_valid()`."""
        values = self.values
        contact = values.pop("contacts", None)
        return {
            "administration": self.only or values.pop("administration"),
            "typed": values.pop("number"),
            "gives_role": values.pop("gives_role", False),
            "contacts": [contact] if contact else [],
            "price_note": self.price_note_read,
            "facts": values,
        }


class ContactForm(PartyForm):
    """Who else speaks for the relation about this contract."""

    person = forms.ModelChoiceField(Party.objects.none(), label=pgettext("contract", "Person"))

    def __init__(self, *given: Any, relation: Party, without: list[int], viewer: Actor, **more: Any) -> None:
        super().__init__(*given, **more)
        works = Employment.objects.visible_to(viewer).filter(organization=relation).exclude(person__in=without)
        self.offer(
            "person", Party.objects.filter(pk__in=works.values("person")).order_by("sort_name", "id"), _("Choose who")
        )
