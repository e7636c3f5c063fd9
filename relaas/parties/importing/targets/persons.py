"""The targets of persons."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import Target
from relaas.parties.facts import EMPLOYMENT_FACTS, PERSON_FACTS, PERSONAL_FACTS
from relaas.parties.importing.targets.data import BANK_TARGETS
from relaas.parties.importing.targets.shared import address_targets, channel_targets, home_headings, party_targets
from relaas.parties.models import AddressType

_FACTS: dict[str, tuple[str, ...]] = {
    "salutation": ("aanhef", "geslacht", "salutation", "gender", "person_gender", "m/v", "honorific", "civility"),
    "title": ("titel", "titulatuur", "academische titel", "job prefix", "voorvoegsel titel", "academic title"),
    "initials": ("voorletters", "initialen", "initials", "person_initials", "voorletter"),
    "first_name": (
        "voornaam", "voornamen", "first name", "firstname", "given name", "person_firstname", "first_name", "forename",
    ),
    "nickname": ("roepnaam", "nickname", "call name", "usual name", "person_usual_name", "bijnaam"),
    "prefix": (
        "tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "prefix", "tv", "infix", "middle name",
        "middlename", "person_middlename", "surname prefix", "middle_name",
    ),
    "last_name": (
        "achternaam", "familienaam", "last name", "lastname", "surname", "family name", "person_lastname", "last_name",
        "geboortenaam",
    ),
    "code": (
        "code", "persoonscode", "contactcode", "klantnummer", "relatiecode", "contact id", "person_registration_number",
        "registration number", "nummer",
    ),
    "search_code": ("zoekcode", "zoeknaam", "search code", "search_code"),
    "status": ("status", "person_status"),
    "language": ("taal", "taalcode", "language", "language code"),
    "internal_note": (
        "notitie", "notities", "opmerking", "opmerkingen", "memo", "note", "notes", "remarks", "comments",
        "internal note",
        "comment", "description",
    ),
}  # fmt: skip
_NAME = (
    "naam", "volledige naam", "contactpersoon", "contact", "persoon", "name", "full name", "contact name",
    "display name",
    "naam contactpersoon", "contact person", "person", "persoonsnaam", "full_name",
)  # fmt: skip
_EMPLOYMENT: dict[str, tuple[str, ...]] = {
    "function": (
        "functie", "functietitel", "function", "job title", "job position", "organization_person_function", "jobtitle",
        "position", "job", "functieomschrijving", "beroep", "title/function", "job_title",
    ),
    "department": ("afdeling", "department", "division"),
    "work_phone": (
        "telefoon werk", "werktelefoon", "zakelijke telefoon", "telefoon zakelijk", "doorkiesnummer", "direct number",
        "business phone", "work phone", "direct nummer", "office phone",
    ),
    "mobile": ("mobiel werk", "zakelijk mobiel", "mobiel zakelijk", "work mobile", "business mobile"),
    "work_email": ("e-mail werk", "werk e-mail", "zakelijk e-mailadres", "e-mail zakelijk", "work e-mail",
    "work email"),
    "from_day": ("in dienst", "in dienst sinds", "in dienst vanaf", "datum in dienst", "employed since", "start date"),
    "until_day": ("uit dienst", "in dienst t/m", "datum uit dienst", "employed until", "end date"),
}  # fmt: skip
_EMPLOYER = (
    "organisatie", "bedrijf", "bedrijfsnaam", "werkgever", "organisatienaam", "relatie", "werkt bij", "organization",
    "company", "company name", "employer", "account name", "organization name", "associated company", "relatienaam",
    "organization_name", "related company", "klant", "third party", "organisation", "third-party",
)  # fmt: skip
_EMPLOYER_CODE = (
    "organisatiecode", "bedrijfscode", "relatiecode organisatie", "code organisatie", "code bedrijf",
    "organization_code",
    "organization code", "company code", "account code", "debiteurnummer", "code relatie", "werkgevercode",
)  # fmt: skip

_HOME = ("privé", "prive", "privéadres", "thuis", "home", "woon", "woonadres", "home address")
_PERSONAL: dict[str, tuple[str, ...]] = {
    "birth_date": (
        "geboortedatum", "geboren", "geboren op", "geb datum", "verjaardag", "birth date", "birthdate", "date of birth",
        "birthday", "dob", "person_birthday",
    ),
    "gender": ("sekse", "sex", "geslacht (persoonsgegevens)"),
}  # fmt: skip


def _personal_targets() -> Iterable[Target]:
    """P14: what is kept behind a right of its own. Private data (P5) is filled in by hand only."""
    for name, fact in PERSONAL_FACTS.items():
        headings = _PERSONAL.get(name) or home_headings(name, _HOME)
        yield Target(f"personal.{name}", fact.label, headings, group=_("Personal details"))


_AT_WORK = _("At work")

PERSON_TARGETS: tuple[Target, ...] = (
    Target("person.name", _("Whole name"), _NAME, group=_("Person")),
    *(
        Target(f"person.{name}", PERSON_FACTS[name].label, headings, group=_("Person"))
        for name, headings in _FACTS.items()
    ),
    Target("employment.organization", _("Works at (name)"), _EMPLOYER, group=_AT_WORK),
    Target("employment.organization_code", _("Works at (code)"), _EMPLOYER_CODE, group=_AT_WORK),
    *(
        Target(f"employment.{name}", EMPLOYMENT_FACTS[name].label, headings, group=_AT_WORK)
        for name, headings in _EMPLOYMENT.items()
    ),
    *party_targets(),
    *address_targets((AddressType.POST,)),
    *_personal_targets(),
    *channel_targets(without={heading for headings in _EMPLOYMENT.values() for heading in headings}),
    *BANK_TARGETS,
)
