"""The nouns of this room."""

from relaas.terms.models.choices import Biller, Collection, MeasureKind, VatRegime
from relaas.terms.models.combination import CombinationMember
from relaas.terms.models.document_scheme import STEPS, AdministrationTerms, DocumentScheme
from relaas.terms.models.measure import Measure
from relaas.terms.models.payment_term import PaymentTerm
from relaas.terms.models.relation_terms import RelationTerms
from relaas.terms.models.shipping import ShippingBand, ShippingScheme

__all__ = [
    "STEPS",
    "AdministrationTerms",
    "Biller",
    "Collection",
    "CombinationMember",
    "DocumentScheme",
    "Measure",
    "MeasureKind",
    "PaymentTerm",
    "RelationTerms",
    "ShippingBand",
    "ShippingScheme",
    "VatRegime",
]
