"""Forms of the lists of this room."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.catalog.facts import COST_TYPE_FACTS, PRICE_UNIT_FACTS, PRODUCT_GROUP_FACTS, VAT_CODE_FACTS
from relaas.catalog.models import ProductGroup, VatCategory, VatCode
from relaas.catalog.tree import in_order, with_parts
from relaas.catalog.vat_codes import rates_of
from relaas.parties.forms.fields import choice, day, line
from relaas.parties.maintained.forms import ListForm
from relaas.web.form_fields import DutchDateField, NumberField

RATES = 4  # rows of a form; with more rates there are two more


class GroupChoiceField(forms.ModelChoiceField[ProductGroup]):
    """One group out of the tree, which is shown indented."""

    class Iterator(forms.models.ModelChoiceIterator[ProductGroup]):
        """The groups in the order of the tree."""

        def __iter__(self) -> Iterator[tuple[Any, str]]:
            field = cast("GroupChoiceField", self.field)
            if field.empty_label is not None:
                yield "", str(field.empty_label)
            for group in in_order(self.queryset.all()):
                yield forms.models.ModelChoiceIteratorValue(group.pk, group), group.indented

    iterator = Iterator


class ProductGroupForm(ListForm):
    """What it is called, where it stands in the tree, and what VAT its lines start with."""

    name = line(PRODUCT_GROUP_FACTS, "name", required=True)
    parent = GroupChoiceField(ProductGroup.objects.none(), required=False, label=PRODUCT_GROUP_FACTS["parent"].label)
    vat_code = forms.ModelChoiceField(
        VatCode.objects.none(),
        required=False,
        label=PRODUCT_GROUP_FACTS["vat_code"].label,
        help_text=_("What is proposed for a line of this group."),
    )
    closed_from = day(PRODUCT_GROUP_FACTS, "closed_from")

    def prepare(self, today: date) -> None:
        kept = cast("ProductGroup | None", self.record)
        groups = ProductGroup.objects.choosable(today, kept=kept.parent_id if kept else None)
        own = with_parts(kept, ProductGroup.objects.all()) if kept else []
        self.offer("parent", groups.exclude(pk__in=own), pgettext("product group", "Nothing"))
        codes = VatCode.objects.choosable(today, kept=kept.vat_code_id if kept else None)
        self.offer("vat_code", codes, pgettext("VAT code", "None"))


class CostTypeForm(ListForm):
    """What we buy."""

    name = line(COST_TYPE_FACTS, "name", required=True)
    closed_from = day(COST_TYPE_FACTS, "closed_from")


class PriceUnitForm(ListForm):
    """What a price is of."""

    name = line(PRICE_UNIT_FACTS, "name", required=True)
    name_en = line(PRICE_UNIT_FACTS, "name_en", help_text=_("For documents in English."))
    unece_code = line(
        PRICE_UNIT_FACTS,
        "unece_code",
        required=True,
        class_="short",
        help_text=_("What electronic invoices call it: HUR is an hour, H87 a piece, KGM a kilogram."),
    )
    closed_from = day(PRICE_UNIT_FACTS, "closed_from")


class VatCodeForm(ListForm):
    """A category, what documents say of it, and its rates, each from a day on."""

    name = line(VAT_CODE_FACTS, "name", required=True)
    category = choice(VAT_CODE_FACTS, "category", VatCategory.choices)
    legal_text_nl = line(VAT_CODE_FACTS, "legal_text_nl")
    legal_text_en = line(VAT_CODE_FACTS, "legal_text_en")
    reason_code = line(VAT_CODE_FACTS, "reason_code", help_text=_("Such as VATEX-EU-AE for a reverse charge."))
    position = line(VAT_CODE_FACTS, "position", class_="short", inputmode="numeric")
    closed_from = day(VAT_CODE_FACTS, "closed_from")

    def prepare(self, today: date) -> None:  # noqa: ARG002 - nothing to choose from
        rates = rates_of(cast("VatCode", self.record))[::-1] if self.record else []
        self.places = range(max(RATES, len(rates) + 2))
        for place in self.places:
            given = rates[place] if place < len(rates) else None
            self._add_field(
                f"rates.{place}.from_day", DutchDateField(label=pgettext("VAT rate", "From")), given and given.from_day
            )
            self._add_field(f"rates.{place}.rate", NumberField(label=_("Percentage")), given and given.rate)

    def _add_field(self, name: str, field: forms.Field, initial: Any) -> None:
        field.required = False
        field.initial = initial
        self.fields[name] = field

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each rate, to draw as a row."""
        return [(self[f"rates.{place}.from_day"], self[f"rates.{place}.rate"]) for place in self.places]

    @property
    def arguments(self) -> dict[str, Any]:
        values = self.values
        rates = [{name: values[f"rates.{place}.{name}"] for name in ("from_day", "rate")} for place in self.places]
        return {"facts": {name: value for name, value in values.items() if "." not in name}, "rates": rates}
