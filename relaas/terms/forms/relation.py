"""Forms of a relation's own terms."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.parties.facts import ORGANIZATION_FACTS
from relaas.parties.forms.fields import amount, choice, day, last_day, line, number, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.languages import languages
from relaas.parties.models import Party
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS, MEASURE_FACTS, MEMBER_FACTS
from relaas.terms.models import Biller, DocumentScheme, MeasureKind, RelationTerms, ShippingScheme, VatRegime

OF_ORGANIZATION = ("legal_name", "vat_number", "kvk", "domain")
OF_BOTH = ("currency", "language")


class InvoicingForm(PartyForm):
    """Invoicing and order data (T2): what stands in the terms, and what stands on the party itself."""

    legal_name = line(ORGANIZATION_FACTS, "legal_name")
    vat_number = line(ORGANIZATION_FACTS, "vat_number")
    kvk = line(ORGANIZATION_FACTS, "kvk", class_="short", inputmode="numeric")
    attention = line(INVOICING_FACTS, "attention", help_text=_("Stands above the address of an invoice."))
    sales_vat = choice(INVOICING_FACTS, "sales_vat", VatRegime.choices)
    purchase_vat = choice(INVOICING_FACTS, "purchase_vat", VatRegime.choices)
    document_scheme = forms.ModelChoiceField(
        DocumentScheme.objects.none(), required=False, label=INVOICING_FACTS["document_scheme"].label
    )
    shipping_scheme = forms.ModelChoiceField(
        ShippingScheme.objects.none(), required=False, label=INVOICING_FACTS["shipping_scheme"].label
    )
    discount = number(INVOICING_FACTS, "discount")
    currency = line(ORGANIZATION_FACTS, "currency", class_="short", help_text=_("For example EUR."))
    language = forms.ChoiceField(label=ORGANIZATION_FACTS["language"].label, required=False, choices=languages)
    domain = line(ORGANIZATION_FACTS, "domain")
    is_combination = yes_no(INVOICING_FACTS, "is_combination")

    def __init__(
        self, *given: Any, party: Party, terms: RelationTerms, today: date, may_change_party: bool, **more: Any
    ) -> None:
        super().__init__(*given, record=party, beside=[terms], **more)
        left_out = () if party.is_organization else (*OF_ORGANIZATION, "is_combination")
        for name in {*left_out, *(() if may_change_party else (*OF_ORGANIZATION, *OF_BOTH))}:
            del self.fields[name]
        schemes = DocumentScheme.objects.choosable(today, kept=terms.document_scheme_id)
        self.offer("document_scheme", schemes, pgettext("document scheme", "Standard"))
        shipping = ShippingScheme.objects.choosable(today, kept=terms.shipping_scheme_id)
        self.offer("shipping_scheme", shipping, pgettext("shipping costs", "None"))


class ControlForm(PartyForm):
    """Process control (C2-C4, C7-C9)."""

    on_account = yes_no(CONTROL_FACTS, "on_account")
    credit_limit = amount(CONTROL_FACTS, "credit_limit", help_text=_("Empty: no limit. 0: payment first."))
    deposit = number(CONTROL_FACTS, "deposit", help_text=_("Empty: that of the document scheme."))
    ship_from = amount(
        CONTROL_FACTS, "ship_from", help_text=_("An amount: what comes to less waits until there is more.")
    )
    invoices_apart = yes_no(CONTROL_FACTS, "invoices_apart")
    holds_invoices = yes_no(CONTROL_FACTS, "holds_invoices")

    def __init__(self, *given: Any, party: Party, terms: RelationTerms, **more: Any) -> None:
        super().__init__(*given, record=party, beside=[terms], **more)


class MeasureForm(PartyForm):
    """A stop or a payment arrangement: why or what, and until when."""

    reason = line(MEASURE_FACTS, "reason", required=True)
    from_day = day(MEASURE_FACTS, "from_day")
    until_day = last_day(MEASURE_FACTS, "until_day")

    def __init__(self, *given: Any, kind: MeasureKind, **more: Any) -> None:
        super().__init__(*given, **more)
        if kind.is_stop:
            del self.fields["from_day"]
            self.fields["until_day"].help_text = _("Empty: until somebody lifts it.")
        else:
            self.fields["reason"].label = _("What was agreed")


class MemberForm(PartyForm):
    """A membership of a purchase combination (T2b)."""

    member_number = line(MEMBER_FACTS, "member_number", class_="short")
    from_day = day(MEMBER_FACTS, "from_day")
    until_day = last_day(MEMBER_FACTS, "until_day")
    invoices_to = choice(MEMBER_FACTS, "invoices_to", Biller.choices)
    bonus = number(MEMBER_FACTS, "bonus")
