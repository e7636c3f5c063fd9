"""Forms of the lists under Beheer."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.parties.forms.fields import choice, day, line, number
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.maintained.forms import ListForm
from relaas.terms.facts import PAYMENT_TERM_FACTS, SCHEME_FACTS, SHIPPING_FACTS
from relaas.terms.models import AdministrationTerms, Collection, DocumentScheme, PaymentTerm, ShippingScheme
from relaas.terms.shipping_schemes import bands_of
from relaas.web.form_fields import NumberField

BANDS = 6  # rows of a form; with more bands there are two more


class PaymentTermForm(ListForm):
    """After how many days an invoice is due."""

    name = line(PAYMENT_TERM_FACTS, "name", required=True)
    due_days = number(PAYMENT_TERM_FACTS, "due_days")
    closed_from = day(PAYMENT_TERM_FACTS, "closed_from")


class DocumentSchemeForm(ListForm):
    """T2a."""

    name = line(SCHEME_FACTS, "name", required=True)
    payment_term = forms.ModelChoiceField(PaymentTerm.objects.none(), label=SCHEME_FACTS["payment_term"].label)
    early_days = number(SCHEME_FACTS, "early_days")
    early_discount = number(SCHEME_FACTS, "early_discount")
    deposit = number(SCHEME_FACTS, "deposit")
    collection = choice(SCHEME_FACTS, "collection", Collection.choices)
    first_reminder_days = number(
        SCHEME_FACTS, "first_reminder_days", help_text=_("Counted from the day on which the invoice is due.")
    )
    second_reminder_days = number(SCHEME_FACTS, "second_reminder_days")
    default_notice_days = number(SCHEME_FACTS, "default_notice_days")
    handover_days = number(SCHEME_FACTS, "handover_days")
    closed_from = day(SCHEME_FACTS, "closed_from")

    def prepare(self, today: date) -> None:
        kept = cast("DocumentScheme | None", self.record)
        self.offer("payment_term", PaymentTerm.objects.choosable(today, kept=kept.payment_term_id if kept else None))


class ShippingSchemeForm(ListForm):
    """What sending costs, from which amount on."""

    name = line(SHIPPING_FACTS, "name", required=True)
    closed_from = day(SHIPPING_FACTS, "closed_from")

    def prepare(self, today: date) -> None:  # noqa: ARG002 - nothing to choose from
        bands = bands_of(cast("ShippingScheme", self.record)) if self.record else []
        self.places = range(max(BANDS, len(bands) + 2))
        for place in self.places:
            for name, label in (("from_amount", _("From amount")), ("cost", _("Costs"))):
                field = NumberField(label=label, digits=2)
                field.initial = getattr(bands[place], name) if place < len(bands) else None
                self.fields[f"bands.{place}.{name}"] = field
        if not bands:
            self.fields["bands.0.from_amount"].initial = "0,00"

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each band, to draw as a row."""
        return [(self[f"bands.{place}.from_amount"], self[f"bands.{place}.cost"]) for place in self.places]

    @property
    def arguments(self) -> dict[str, Any]:
        values = self.values
        bands = [{name: values[f"bands.{place}.{name}"] for name in ("from_amount", "cost")} for place in self.places]
        facts = {name: value for name, value in values.items() if not name.startswith("bands.")}
        return {"facts": facts, "bands": bands}


class DefaultSchemeForm(PartyForm):
    """Which document scheme an administration works by."""

    document_scheme = forms.ModelChoiceField(
        DocumentScheme.objects.none(), required=False, label=_("Default document scheme")
    )

    def __init__(self, *given: Any, record: AdministrationTerms, today: date, **more: Any) -> None:
        super().__init__(*given, record=record, **more)
        schemes = DocumentScheme.objects.choosable(today, kept=record.document_scheme_id)
        self.offer("document_scheme", schemes, pgettext("document scheme", "None"))
