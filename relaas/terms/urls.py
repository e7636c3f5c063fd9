"""The addresses of this room."""

from django.urls import path, register_converter

from relaas.parties.urls import PARTY
from relaas.terms.lists import DOCUMENT_SCHEMES, PAYMENT_TERMS, SHIPPING_SCHEMES
from relaas.terms.views import combinations, defaults, measures, relation

register_converter(measures.MeasureConverter, "measure")

app_name = "terms"
MEMBERS = "relaties/<int:id>/inkoopcombinatie/leden"

urlpatterns = [
    path(f"{PARTY}/facturatie/bewerken/", relation.edit_invoicing, name="edit_invoicing"),
    path(f"{PARTY}/aansturing/bewerken/", relation.edit_control, name="edit_control"),
    path(f"{PARTY}/<measure:measure>/", measures.edit, name="edit_measure"),
    path(f"{PARTY}/<measure:measure>/opheffen/", measures.lift, name="lift_measure"),
    path(f"{MEMBERS}/nieuw/", combinations.new, name="new_member"),
    path(f"{MEMBERS}/<int:row>/bewerken/", combinations.edit, name="edit_member"),
    path(f"{MEMBERS}/<int:row>/verwijderen/", combinations.remove, name="remove_member"),
    *PAYMENT_TERMS.addresses("beheer/betaaltermijnen/"),
    *DOCUMENT_SCHEMES.addresses("beheer/documentschemas/"),
    path("beheer/documentschemas/administratie/<int:id>/", defaults.edit, name="default_scheme"),
    *SHIPPING_SCHEMES.addresses("beheer/verzendkosten/"),
]
