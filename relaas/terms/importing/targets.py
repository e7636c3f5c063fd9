"""What a column of relations can mean in this room, and how other programs call it."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import Target
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS
from relaas.terms.importing.regimes import is_regime
from relaas.terms.models import MeasureKind

STOPS = {"order_stop": MeasureKind.ORDER_STOP, "delivery_stop": MeasureKind.DELIVERY_STOP}

_INVOICING: dict[str, tuple[str, ...]] = {
    "attention": (
        "organization_digital_invoice_header", "digital invoice header", "digital_invoice_header", "t.a.v.", "tav",
        "ter attentie van", "factuur t.a.v.", "factuur tav", "attention", "attn", "for the attention of",
        "invoice attention",
    ),
    "sales_vat": (
        "btw verkoop", "btw-regime", "btw regime", "btw regime verkoop", "verkoop btw", "btw soort", "btw-soort",
        "soort btw", "vat", "vat regime", "sales vat", "sales vat regime", "vat on sales", "vat type", "tax regime",
        "fiscal position",
    ),
    "purchase_vat": (
        "btw inkoop", "btw regime inkoop", "inkoop btw", "purchase vat", "purchase vat regime", "vat on purchases",
    ),
    "document_scheme": (
        "documentschema", "document schema", "document scheme", "invoice_reminder_schedule",
        "invoice reminder schedule", "aanmaanschema", "herinneringsschema",
        "reminder schedule", "organization_invoice_reminder_schedule",
    ),
    "shipping_scheme": (
        "verzendkosten", "verzendkostenschema", "verzendkosten schema", "shipping_cost", "shipping cost",
        "shipping costs", "shipping cost scheme", "organization_shipping_cost",
    ),
    "discount": (
        "korting", "korting %", "kortingspercentage", "korting percentage", "discount", "discount %",
        "discount percentage", "organization_discount", "relatiekorting", "klantkorting",
    ),
}  # fmt: skip
_CONTROL: dict[str, tuple[str, ...]] = {
    "on_account": ("op rekening", "betalen op rekening", "betaalt op rekening", "on account", "pays on account"),
    "credit_limit": (
        "kredietlimiet", "krediet limiet", "credit limit", "creditlimit", "credit_limit", "limiet", "maximaal krediet",
    ),
    "deposit": (
        "aanbetaling", "aanbetaling %", "aanbetalingspercentage", "aanbetalings percentage", "deposit", "deposit %",
        "down payment", "down payment %",
    ),
    "ship_from": ("verzenden vanaf", "verzend vanaf", "ship from", "minimum order amount", "minimaal orderbedrag"),
}  # fmt: skip
_STOPS: dict[str, tuple[str, ...]] = {
    "order_stop": ("bestelstop", "bestel stop", "order stop", "orderstop", "order block", "bestelblokkade"),
    "delivery_stop": ("leverstop", "lever stop", "delivery stop", "deliverystop", "delivery block", "leverblokkade"),
}
_RECOGNISED: dict[str, Callable[[str], bool]] = {"sales_vat": is_regime}
_REASONS = {
    "order_stop": _("Reason of the order stop"),
    "delivery_stop": _("Reason of the delivery stop"),
}
_INVOICING_GROUP, _CONTROL_GROUP = _("Invoicing and ordering"), _("Process control")
INVOICING, CONTROL = tuple(_INVOICING), tuple(_CONTROL)


def key(name: str) -> str:
    """How a mapping names this column, for good."""
    return f"terms.{name}"


def reason_of(stop: str) -> str:
    """The column in which the reason of a stop stands."""
    return f"{stop}_reason"


def _reason_headings(stop: str) -> tuple[str, ...]:
    before = ("reden ", "reason ", "reden van ", "reason of ", "reason for ")
    words = _STOPS[stop]
    return tuple(f"{each}{word}" for word in words for each in before) + tuple(
        f"{word} {reason}" for word in words for reason in ("reden", "reason")
    )


TARGETS: tuple[Target, ...] = (
    *(
        Target(key(name), INVOICING_FACTS[name].label, headings, _RECOGNISED.get(name), _INVOICING_GROUP)
        for name, headings in _INVOICING.items()
    ),
    *(
        Target(key(name), CONTROL_FACTS[name].label, headings, group=_CONTROL_GROUP)
        for name, headings in _CONTROL.items()
    ),
    *(
        target
        for stop, kind in STOPS.items()
        for target in (
            Target(key(stop), kind.label, _STOPS[stop], group=_CONTROL_GROUP),
            Target(key(reason_of(stop)), _REASONS[stop], _reason_headings(stop), group=_CONTROL_GROUP),
        )
    ),
)
