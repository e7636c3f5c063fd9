"""The lists of this room as subjects."""

from relaas.parties.maintained.subjects import register_list
from relaas.terms.models import DocumentScheme, PaymentTerm, ShippingScheme


def register_subjects() -> None:
    """Called once, when the room is ready."""
    register_list(PaymentTerm, "terms:payment_term")
    register_list(DocumentScheme, "terms:document_scheme")
    register_list(ShippingScheme, "terms:shipping_scheme")
