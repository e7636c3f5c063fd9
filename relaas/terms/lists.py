"""The lists of this room that are maintained under Beheer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.administrations.models import Administration
from relaas.parties.maintained.views import MaintainedList
from relaas.terms import document_schemes, payment_terms, shipping_schemes
from relaas.terms.forms.lists import DocumentSchemeForm, PaymentTermForm, ShippingSchemeForm
from relaas.terms.models import AdministrationTerms, DocumentScheme, PaymentTerm, ShippingScheme
from relaas.terms.rights import MAINTAIN


def _defaults() -> dict[str, Any]:
    """Our own bodies, each with the scheme that it works by."""
    found = {each.pk: each for each in AdministrationTerms.objects.select_related("document_scheme")}
    rows = [(each, found.get(each.pk)) for each in Administration.objects.all()]
    return {"administrations": rows, "edited": None}


PAYMENT_TERMS = MaintainedList(
    "terms",
    "payment_term",
    MAINTAIN,
    "terms/payment_terms.html",
    PaymentTerm,
    PaymentTermForm,
    payment_terms.add_payment_term,
    payment_terms.change_payment_term,
    payment_terms.delete_payment_term,
    (_("Payment term added"), _("Payment term changed"), _("Payment term deleted")),
    PaymentTerm.objects.all,
)
DOCUMENT_SCHEMES = MaintainedList(
    "terms",
    "document_scheme",
    MAINTAIN,
    "terms/document_schemes.html",
    DocumentScheme,
    DocumentSchemeForm,
    document_schemes.add_document_scheme,
    document_schemes.change_document_scheme,
    document_schemes.delete_document_scheme,
    (_("Document scheme added"), _("Document scheme changed"), _("Document scheme deleted")),
    lambda: DocumentScheme.objects.select_related("payment_term"),
    _defaults,
)
SHIPPING_SCHEMES = MaintainedList(
    "terms",
    "shipping_scheme",
    MAINTAIN,
    "terms/shipping_schemes.html",
    ShippingScheme,
    ShippingSchemeForm,
    shipping_schemes.add_shipping_scheme,
    shipping_schemes.change_shipping_scheme,
    shipping_schemes.delete_shipping_scheme,
    (_("Shipping costs added"), _("Shipping costs changed"), _("Shipping costs deleted")),
    lambda: ShippingScheme.objects.prefetch_related("bands"),
    lambda: {"told": lambda scheme: shipping_schemes.told_bands(shipping_schemes.bands_of(scheme))},
)
