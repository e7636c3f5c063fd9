"""The targets of relations."""

from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import Target
from relaas.parties.facts import ORGANIZATION_FACTS
from relaas.parties.importing.targets import recognising
from relaas.parties.importing.targets.data import BANK_TARGETS
from relaas.parties.importing.targets.shared import Recognises, address_targets, channel_targets, party_targets
from relaas.parties.models import AddressType

_FACTS: dict[str, tuple[tuple[str, ...], Recognises]] = {
    "name": (
        ("naam", "bedrijfsnaam", "organisatie", "organisatienaam", "relatienaam", "bedrijf", "handelsnaam", "firmanaam",
         "name", "company", "company name", "organization", "organization name", "organisation", "account name",
         "relatie",
         "organization_name", "klantnaam", "naam relatie", "naam organisatie", "customer name", "third-party name",
         "display name", "company_name", "naam bedrijf", "nom", "firma", "statutaire/handelsnaam"),
        recognising.organization_name,
    ),
    "code": (
        ("code", "nummer", "relatiecode", "relatienummer", "klantnummer", "klantcode", "debiteurnummer", "debiteurcode",
         "customer code", "customer id", "customer number", "account code", "account number", "organization_code",
         "relation code", "internal reference", "reference", "ref", "klantnr", "debiteurnr", "relatie nr",
         "relatienr", "customer_id", "organisatie/persoon", "supplier code", "crediteurnummer", "leveranciersnummer"),
        None,
    ),
    "search_code": (
        ("zoekcode", "zoeknaam", "search code", "search key", "organization_search_code", "afkorting", "search_code",
         "alias", "alias name", "korte naam", "short name", "searchname", "zoeksleutel", "abbreviation"),
        None,
    ),
    "legal_name": (
        ("juridische naam", "statutaire naam", "legal name", "organization_legal_name", "registered name", "legal_name",
         "officiële naam"),
        None,
    ),
    "kvk": (
        ("kvk", "kvk-nummer", "kvknummer", "kvk nummer", "kvk nr", "kamer van koophandel", "handelsregisternummer",
         "chamber of commerce", "chamber of commerce number", "coc number", "coc",
         "organization_chamber_of_commerce_number",
         "chamber_of_commerce_number", "chamber_of_commerce", "company registry", "dossiernummer", "handelsregister",
         "kvk-nr", "inschrijvingsnummer", "professional id 1", "siren", "company id", "kvk dossiernummer"),
        recognising.kvk,
    ),
    "branch_number": (
        ("vestigingsnummer", "vestigingsnr", "branch number", "establishment number", "kvk vestigingsnummer"),
        recognising.branch_number,
    ),
    "rsin": (("rsin", "rsin-nummer", "rsinnummer", "fiscaal nummer", "fi-nummer", "fiscal number"), recognising.rsin),
    "oin": (("oin", "oin-nummer", "oinnummer", "overheidsidentificatienummer"), recognising.oin),
    "vat_number": (
        ("btw", "btw-nummer", "btwnummer", "btw nummer", "btw nr", "btw-nr", "btw-id", "btw id",
         "btw-identificatienummer",
         "vat", "vat number", "vat id", "tax id", "tax number", "organization_vat_number", "vat_number",
         "omzetbelastingnummer",
         "btw identificatienummer", "vat no", "vatnumber", "ob-nummer", "tva", "tax_number", "fiscaal nr"),
        recognising.vat_number,
    ),
    "status": (("status", "organization_status", "relatiestatus"), None),
    "sbi_code": (("sbi", "sbi-code", "sbi code", "sbicode", "nace", "nace code", "hoofdactiviteit code"), None),
    "industry": (
        ("branche", "bedrijfstak", "industry", "sector", "activiteit", "hoofdactiviteit", "industrie", "branch",
         "soort",
         "type", "kind", "soort organisatie", "organisatietype"), None,
    ),
    "size": (
        ("aantal medewerkers", "medewerkers", "aantal werknemers", "werknemers", "omvang", "number of employees",
         "employees", "aantal werkzame personen", "company size", "workforce", "staff"),
        None,
    ),
    "founded_on": (
        ("opgericht", "opgericht op", "oprichtingsdatum", "founded", "founded on", "datum oprichting",
         "foundation date"),
        None,
    ),
    "ended_on": (
        ("opgeheven", "opgeheven op", "opheffingsdatum", "bestaat tot", "bestaat_tot", "ended on", "datum opheffing",
         "einddatum"),
        None,
    ),
    "domain": (("domein", "domain", "domain name", "company domain name", "domeinnaam", "mail domain"), None),
    "language": (("taal", "taalcode", "language", "language code", "lang", "default language",
        "correspondentietaal"), None),
    "currency": (("valuta", "valutacode", "munt", "currency", "currency code"), None),
    "internal_note": (
        ("notitie", "notities", "interne notitie", "opmerking", "opmerkingen", "memo", "note", "notes", "remarks",
         "comment", "comments", "internal note", "toelichting", "organization_remark_common", "description",
         "omschrijving",
         "private note", "notes public", "remark", "bijzonderheden"),
        None,
    ),
    "general_note": (
        ("algemene notitie", "algemene opmerking", "algemene notities", "general note", "general notes",
         "notitie algemeen", "opmerking algemeen", "general remark", "general_note"),
        None,
    ),
    "price_note": (
        ("prijsafspraak", "prijsafspraken", "notitie prijsafspraken", "price agreement", "price agreements",
         "organization_price_agreement", "price agreement note", "price_agreement", "price_note"),
        None,
    ),
}  # fmt: skip

# `Soort` and `Type` are mostly what a relation is to us; where the cells say otherwise, they are the industry.
RELATION_TARGETS: tuple[Target, ...] = (
    *party_targets(),
    *(
        Target(f"organization.{name}", ORGANIZATION_FACTS[name].label, headings, recognises, _("Organization"))
        for name, (headings, recognises) in _FACTS.items()
    ),
    *address_targets((AddressType.VISIT, AddressType.POST, AddressType.INVOICE, AddressType.DELIVERY)),
    *channel_targets(),
    *BANK_TARGETS,
)
