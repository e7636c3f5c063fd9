"""The addresses of this room, written out in full (Dutch, as the reader sees them)."""

from django.urls import path, register_converter

from relaas.overviews.views import addresses as addresses_of
from relaas.parties.overviews import CUSTOMERS, MANUFACTURERS, OTHERS, PERSONS, PROSPECTS, RELATIONS, SUPPLIERS
from relaas.parties.paths import KindConverter
from relaas.parties.views import (
    account_managers,
    addresses,
    channels,
    employments,
    identity,
    images,
    merging,
    registering,
    standing,
    statuses,
    tabs,
)

register_converter(KindConverter, "kind")
register_converter(tabs.TabConverter, "tab")

app_name = "parties"

MANAGERS = "<kind:kind>/<int:id>/accountmanagers"
ADDRESSES = "<kind:kind>/<int:id>/adressen"
CHANNELS = "<kind:kind>/<int:id>/bereikbaar"
EMPLOYMENTS = "<kind:kind>/<int:id>/dienstverbanden"

urlpatterns = [
    *addresses_of(RELATIONS, "relaties/"),
    *addresses_of(CUSTOMERS, "klanten/"),
    *addresses_of(PROSPECTS, "prospects/"),
    *addresses_of(SUPPLIERS, "leveranciers/"),
    *addresses_of(MANUFACTURERS, "fabrikanten/"),
    *addresses_of(OTHERS, "overige/"),
    *addresses_of(PERSONS, "personen/"),
    path("relaties/nieuw/", registering.relation, name="new_relation"),
    path("relaties/<int:id>/", identity.relation, name="relation"),
    path("relaties/<int:id>/organisatie/bewerken/", identity.edit_organization, name="edit_organization"),
    path("relaties/<int:id>/hoofdvestiging/", identity.head_office, name="head_office"),
    path("personen/nieuw/", registering.person, name="new_person"),
    path("personen/<int:id>/", identity.person, name="person"),
    path("personen/<int:id>/persoon/bewerken/", identity.edit_person, name="edit_person"),
    path("personen/<int:id>/gebruiker/", identity.link_user, name="link_user"),
    path("<kind:kind>/<int:id>/controleren/", standing.check, name="check"),
    path("<kind:kind>/<int:id>/niet-gecontroleerd/", standing.uncheck, name="uncheck"),
    path("<kind:kind>/<int:id>/kredietwaardig/", standing.credit, name="credit"),
    path("<kind:kind>/<int:id>/samenvoegen/", merging.start, name="merge_with"),
    path("<kind:kind>/<int:id>/samenvoegen/<int:other>/", merging.show, name="merge"),
    path("<kind:kind>/<int:id>/archiveren/", standing.archive, name="archive"),
    path("<kind:kind>/<int:id>/terughalen/", standing.restore, name="restore"),
    path("<kind:kind>/<int:id>/verwijderen/", standing.delete, name="delete"),
    path("<kind:kind>/<int:id>/mag/", standing.allowed, name="allowed"),
    path("<kind:kind>/<int:id>/afbeelding/<int:version>/", images.show, name="image"),
    path("<kind:kind>/<int:id>/afbeelding/bewerken/", images.edit, name="edit_image"),
    path("<kind:kind>/<int:id>/afbeelding/verwijderen/", images.remove, name="remove_image"),
    path(f"{ADDRESSES}/nieuw/", addresses.new, name="new_address"),
    path(f"{ADDRESSES}/<int:row>/bewerken/", addresses.edit, name="edit_address"),
    path(f"{ADDRESSES}/<int:row>/verwijderen/", addresses.remove, name="remove_address"),
    path(f"{ADDRESSES}/<int:row>/standaard/", addresses.set_default, name="default_address"),
    path(f"{CHANNELS}/nieuw/", channels.new, name="new_channel"),
    path(f"{CHANNELS}/<int:row>/bewerken/", channels.edit, name="edit_channel"),
    path(f"{CHANNELS}/<int:row>/verwijderen/", channels.remove, name="remove_channel"),
    path(f"{CHANNELS}/<int:row>/standaard/", channels.set_default, name="default_channel"),
    path(f"{EMPLOYMENTS}/nieuw/", employments.new, name="new_employment"),
    path(f"{EMPLOYMENTS}/<int:row>/bewerken/", employments.edit, name="edit_employment"),
    path(f"{EMPLOYMENTS}/<int:row>/verwijderen/", employments.remove, name="remove_employment"),
    path(f"{EMPLOYMENTS}/<int:row>/standaard/", employments.put_first, name="first_employment"),
    path("relaties/<int:id>/dienstverbanden/<int:row>/verplaatsen/", employments.move, name="move_employment"),
    path(f"{MANAGERS}/nieuw/", account_managers.new, name="new_account_manager"),
    path(f"{MANAGERS}/<int:row>/bewerken/", account_managers.edit, name="edit_account_manager"),
    path(f"{MANAGERS}/<int:row>/verwijderen/", account_managers.withdraw, name="withdraw_account_manager"),
    path(f"{MANAGERS}/<int:row>/primair/", account_managers.make_primary, name="primary_account_manager"),
    path("<kind:kind>/<int:id>/<tab:tab>/", tabs.tab, name="tab"),
    path("beheer/statussen/", statuses.listed, name="statuses"),
    path("beheer/statussen/nieuw/", statuses.new, name="new_status"),
    path("beheer/statussen/<int:id>/", statuses.edit, name="status"),
    path("beheer/statussen/<int:id>/verwijderen/", statuses.delete, name="delete_status"),
]
