"""Forms of a contract's own data and of how it is invoiced (K1)."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.accounts.models import User
from relaas.catalog.forms import GroupChoiceField
from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.checks import addresses_for
from relaas.contracts.facts import CONTRACT_FACTS, INVOICING_FACTS
from relaas.contracts.models import Contract, Direction, Interval, InvoiceMoment
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.forms.fields import choice, day, last_day, line, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Address, Party
from relaas.terms.models import DocumentScheme, PaymentTerm, VatRegime


def _one_of(facts: Any, name: str, rows: QuerySet[Any]) -> Any:
    """One row; what can be chosen follows when the form is made."""
    return forms.ModelChoiceField(rows, required=False, label=facts[name].label)


def addresses_of(contract: Contract, viewer: Actor) -> QuerySet[Address]:
    """What a contract may name, of parties that the viewer may see (U2), the relation's own first."""
    seen = Party.objects.visible_to(viewer).filter(pk__in=addresses_for(contract))
    return Address.objects.filter(party__in=seen).order_by("party_id", "id")


class ContractForm(PartyForm):
    """The card *Aanvraag* or *Bestelling*."""

    description = line(CONTRACT_FACTS, "description", required=True)
    product_group = GroupChoiceField(
        ProductGroup.objects.none(), required=False, label=CONTRACT_FACTS["product_group"].label
    )
    cost_type = _one_of(CONTRACT_FACTS, "cost_type", CostType.objects.none())
    from_day = day(CONTRACT_FACTS, "from_day")
    until_day = last_day(CONTRACT_FACTS, "until_day")
    auto_renew = yes_no(CONTRACT_FACTS, "auto_renew")
    notice_months = line(CONTRACT_FACTS, "notice_months", class_="short", inputmode="numeric")
    remind_on = day(CONTRACT_FACTS, "remind_on")
    valid_until = last_day(CONTRACT_FACTS, "valid_until")
    owner = _one_of(CONTRACT_FACTS, "owner", User.objects.none())
    external_reference = line(CONTRACT_FACTS, "external_reference")
    department = line(CONTRACT_FACTS, "department")
    attention = line(CONTRACT_FACTS, "attention")
    delivery_address = _one_of(CONTRACT_FACTS, "delivery_address", Address.objects.none())

    def __init__(self, *given: Any, contract: Contract, viewer: Actor, **more: Any) -> None:
        super().__init__(*given, record=contract, **more)
        offer_category(self, Direction(contract.direction), kept=contract)
        self.offer("owner", offered_owners(viewer, contract.owner_id), pgettext("user", "None"))
        self.offer("delivery_address", addresses_of(contract, viewer), pgettext("address", "None"))


class InvoicingForm(PartyForm):
    """The card *Facturatie*."""

    vat_regime = choice(INVOICING_FACTS, "vat_regime", VatRegime.choices)
    invoice_address = _one_of(INVOICING_FACTS, "invoice_address", Address.objects.none())
    invoice_email = line(INVOICING_FACTS, "invoice_email", inputmode="email")
    payment_term = _one_of(INVOICING_FACTS, "payment_term", PaymentTerm.objects.none())
    document_scheme = _one_of(INVOICING_FACTS, "document_scheme", DocumentScheme.objects.none())
    interval = choice(INVOICING_FACTS, "interval", Interval.choices)
    invoice_moment = choice(INVOICING_FACTS, "invoice_moment", InvoiceMoment.choices)
    reference_number = yes_no(INVOICING_FACTS, "reference_number")
    reference_period = yes_no(INVOICING_FACTS, "reference_period")
    reference_description = yes_no(INVOICING_FACTS, "reference_description")

    def __init__(self, *given: Any, contract: Contract, viewer: Actor, today: date, **more: Any) -> None:
        super().__init__(*given, record=contract, **more)
        self.offer("invoice_address", addresses_of(contract, viewer), pgettext("address", "None"))
        terms = PaymentTerm.objects.choosable(today, kept=contract.payment_term_id)
        self.offer("payment_term", terms, pgettext("payment term", "Standard"))
        schemes = DocumentScheme.objects.choosable(today, kept=contract.document_scheme_id)
        self.offer("document_scheme", schemes, pgettext("document scheme", "Standard"))
        self.fields["invoice_email"].help_text = _("Empty: invoices go by post.")

    @property
    def references(self) -> list[forms.BoundField]:
        """What is printed, as boxes on one line."""
        return [self[name] for name in ("reference_number", "reference_period", "reference_description")]


def offer_category(form: PartyForm, direction: Direction, *, kept: Contract | None = None) -> None:
    """K1: a product group for what is sold, a cost type for what is bought; the field of the other goes."""
    for each in Direction:
        if each != direction:
            del form.fields[each.category]
    model = ProductGroup if direction == Direction.SALES else CostType
    chosen = getattr(kept, f"{direction.category}_id") if kept else None
    form.offer(
        direction.category,
        model.objects.choosable(clock.today(), kept=chosen),
        pgettext("category of a contract", "None"),
    )


def offered_owners(viewer: Actor, kept: int | None = None) -> QuerySet[User]:
    """Who can own a contract: who works here, and who owns it already."""
    seen = User.objects.visible_to(viewer)
    users: QuerySet[User] = (seen.active() | seen.filter(pk=kept)).by_name()
    return users
