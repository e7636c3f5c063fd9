"""The addresses of this room, written out in full (Dutch, as the reader sees them)."""

from django.urls import path, register_converter

from relaas.overviews.views import addresses as addresses_of
from relaas.parties.files.image import use_as_image
from relaas.parties.lists import MASTER_DATA_TYPES, STATUSES
from relaas.parties.overviews import (
    CUSTOMERS,
    MANUFACTURERS,
    ORGANIZATIONS,
    OTHERS,
    PERSONS,
    PROSPECTS,
    RELATIONS,
    SUPPLIERS,
)
from relaas.parties.paths import KindConverter
from relaas.parties.views import (
    account_managers,
    addresses,
    bank_accounts,
    channels,
    doubles,
    employments,
    history,
    identity,
    images,
    likely,
    local_files,
    mandates,
    master_data,
    merging,
    notes,
    private,
    registering,
    standing,
    tabs,
    timeline,
    vcards,
)

register_converter(KindConverter, "kind")
register_converter(tabs.TabConverter, "tab")

app_name = "parties"

PARTY = "<kind:kind>/<int:id>"  # also for the addresses of higher rooms
MANAGERS = f"{PARTY}/accountmanagers"
ADDRESSES = "<kind:kind>/<int:id>/adressen"
CHANNELS = "<kind:kind>/<int:id>/bereikbaar"
PRIVATE = "personen/<int:id>/registratie"
EMPLOYMENTS = "<kind:kind>/<int:id>/dienstverbanden"
BANK_ACCOUNTS = "<kind:kind>/<int:id>/bankrekeningen"
MANDATES = "<kind:kind>/<int:id>/machtigingen"
MASTER_DATA = "<kind:kind>/<int:id>/stamgegevens"
LOCAL_FILES = "<kind:kind>/<int:id>/lokale-bestanden"

urlpatterns = [
    *addresses_of(RELATIONS, "relaties/"),
    *addresses_of(CUSTOMERS, "klanten/"),
    *addresses_of(PROSPECTS, "prospects/"),
    *addresses_of(SUPPLIERS, "leveranciers/"),
    *addresses_of(MANUFACTURERS, "fabrikanten/"),
    *addresses_of(OTHERS, "overige/"),
    *addresses_of(ORGANIZATIONS, "organisaties/"),
    *addresses_of(PERSONS, "personen/"),
    path("relaties/nieuw/", registering.relation, name="new_relation"),
    path("relaties/<int:id>/", identity.relation, name="relation"),
    path("relaties/<int:id>/organisatie/bewerken/", identity.edit_organization, name="edit_organization"),
    path("relaties/<int:id>/hoofdvestiging/", identity.head_office, name="head_office"),
    path("personen/nieuw/", registering.person, name="new_person"),
    path("personen/<int:id>/", identity.person, name="person"),
    path("personen/<int:id>/persoon/bewerken/", identity.edit_person, name="edit_person"),
    path("personen/<int:id>/gebruiker/", identity.link_user, name="link_user"),
    path("<kind:kind>/<int:id>/relaas/", history.story, name="story"),
    path("<kind:kind>/<int:id>/geschiedenis/", history.changes, name="history"),
    path("<kind:kind>/<int:id>/geschiedenis/terugzetten/", history.put_back, name="put_back"),
    path("<kind:kind>/<int:id>/verwijderd/", history.deleted, name="deleted"),
    path("beheer/verwijderd/", history.gone, name="gone"),
    path("personen/<int:id>/persoonsgegevens/bewerken/", private.edit_personal, name="edit_personal"),
    path(f"{PRIVATE}/tonen/", private.show, name="show_private"),
    path(f"{PRIVATE}/bewerken/", private.edit, name="edit_private"),
    path(f"{PRIVATE}/verwijderen/", private.remove, name="remove_private"),
    path(f"{PRIVATE}/bsn/verwijderen/", private.remove_bsn, name="remove_bsn"),
    path(f"{PRIVATE}/familie/nieuw/", private.new_member, name="new_family_member"),
    path(f"{PRIVATE}/familie/<int:row>/bewerken/", private.edit_member, name="edit_family_member"),
    path(f"{PRIVATE}/familie/<int:row>/verwijderen/", private.remove_member, name="remove_family_member"),
    path("<kind:kind>/<int:id>/controleren/", standing.check, name="check"),
    path("<kind:kind>/<int:id>/niet-gecontroleerd/", standing.uncheck, name="uncheck"),
    path("<kind:kind>/<int:id>/kredietwaardig/", standing.credit, name="credit"),
    path("<kind:kind>/<int:id>/samenvoegen/", merging.start, name="merge_with"),
    path("<kind:kind>/<int:id>/samenvoegen/<int:other>/", merging.show, name="merge"),
    path("<kind:kind>/<int:id>/archiveren/", standing.archive, name="archive"),
    path("<kind:kind>/<int:id>/terughalen/", standing.restore, name="restore"),
    path("<kind:kind>/<int:id>/verwijderen/", standing.delete, name="delete"),
    path("relaties/<int:id>/opnemen/", standing.take_in, name="take_in"),
    path("relaties/<int:id>/uitnemen/", standing.take_out, name="take_out"),
    path("<kind:kind>/<int:id>/mag/", standing.allowed, name="allowed"),
    path("<kind:kind>/<int:id>/afbeelding/<int:version>/", images.show, name="image"),
    path("<kind:kind>/<int:id>/afbeelding/bewerken/", images.edit, name="edit_image"),
    path("<kind:kind>/<int:id>/afbeelding/verwijderen/", images.remove, name="remove_image"),
    path("bestanden/<int:id>/als-afbeelding/", use_as_image, name="use_as_image"),
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
    path(f"{PARTY}/notitie/bewerken/", notes.edit, name="edit_notes"),
    path(f"{PARTY}/vcard/<int:version>/", vcards.show, name="vcard"),
    path(f"{PARTY}/tijdlijn/export.<slug:ending>", timeline.export, name="export_timeline"),
    path("<kind:kind>/<int:id>/<tab:tab>/", tabs.tab, name="tab"),
    path(f"{MASTER_DATA}/nieuw/", master_data.choose, name="choose_master_data"),
    path(f"{MASTER_DATA}/nieuw/<int:type>/", master_data.new, name="new_master_data"),
    path(f"{MASTER_DATA}/<int:type>/<int:row>/bewerken/", master_data.edit, name="edit_master_data"),
    path(f"{MASTER_DATA}/<int:type>/<int:row>/verwijderen/", master_data.remove, name="remove_master_data"),
    path(f"{MASTER_DATA}/<int:type>/<int:row>/standaard/", master_data.set_default, name="default_master_data"),
    path(f"{BANK_ACCOUNTS}/nieuw/", bank_accounts.new, name="new_bank_account"),
    path(f"{BANK_ACCOUNTS}/<int:row>/bewerken/", bank_accounts.edit, name="edit_bank_account"),
    path(f"{BANK_ACCOUNTS}/<int:row>/bevestigen/", bank_accounts.confirm, name="confirm_iban"),
    path(f"{BANK_ACCOUNTS}/<int:row>/terugzetten/", bank_accounts.reject, name="reject_iban"),
    path(f"{BANK_ACCOUNTS}/<int:row>/standaard/", bank_accounts.set_default, name="default_bank_account"),
    path(f"{BANK_ACCOUNTS}/<int:row>/verwijderen/", bank_accounts.remove, name="remove_bank_account"),
    path(f"{BANK_ACCOUNTS}/<int:row>/machtigingen/nieuw/", mandates.new, name="new_mandate"),
    path(f"{MANDATES}/<int:row>/bewerken/", mandates.edit, name="edit_mandate"),
    path(f"{MANDATES}/<int:row>/beeindigen/", mandates.end, name="end_mandate"),
    path(f"{MANDATES}/<int:row>/scan/", mandates.scan, name="scan_of_mandate"),
    path(f"{LOCAL_FILES}/nieuw/", local_files.new, name="new_local_file"),
    path(f"{LOCAL_FILES}/<int:row>/bewerken/", local_files.edit, name="edit_local_file"),
    path(f"{LOCAL_FILES}/<int:row>/verwijderen/", local_files.remove, name="remove_local_file"),
    path("bankrekeningen/<int:id>/", bank_accounts.show, name="bank_account"),
    path("beheer/ibans/", bank_accounts.waiting, name="waiting_ibans"),
    *MASTER_DATA_TYPES.addresses("beheer/stamgegevens/"),
    path("dubbelen/", doubles.listed, name="doubles"),
    path("dubbelen/zoeken/", doubles.look, name="look_for_doubles"),
    path("dubbelen/<int:first>/<int:second>/", doubles.compare, name="double"),
    path("dubbelen/lijkt/<kind:kind>/", likely.likely, name="likely"),
    *STATUSES.addresses("beheer/statussen/"),
]
