"""The addresses of this room."""

from django.urls import path

from relaas.contracts.views import contacts, contract, new

app_name = "contracts"
CONTRACT = "contracten/<int:id>"

urlpatterns = [
    path("aanvragen/nieuw/", new.sales, name="new_request"),
    path("bestellingen/nieuw/", new.purchase, name="new_order"),
    path(f"{CONTRACT}/", contract.show, name="contract"),
    path(f"{CONTRACT}/bewerken/", contract.edit, name="edit"),
    path(f"{CONTRACT}/facturatie/bewerken/", contract.edit_invoicing, name="edit_invoicing"),
    path(f"{CONTRACT}/verwijderen/", contract.delete, name="delete"),
    path(f"{CONTRACT}/contactpersonen/nieuw/", contacts.new, name="new_contact"),
    path(f"{CONTRACT}/contactpersonen/<int:row>/verwijderen/", contacts.remove, name="remove_contact"),
    path(f"{CONTRACT}/contactpersonen/<int:row>/eerste/", contacts.put_first, name="primary_contact"),
]
