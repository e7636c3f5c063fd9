"""The targets that relations and persons have in common, and those of addresses."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import Target
from relaas.parties.facts import ADDRESS_FACTS
from relaas.parties.importing.targets import recognising
from relaas.parties.models import AddressType, ChannelType, Role

type Recognises = Callable[[str], bool] | None

# The parts of an address by the headings that have nothing before them. `{}` is where the type of address stands.
_PARTS: dict[str, tuple[str, ...]] = {
    "street": (
        "straat", "straatnaam", "adres", "adresregel 1", "adres 1", "adresregel", "street", "street address", "address",
        "address 1", "address line 1", "street 1", "straat en huisnummer", "street name", "streetname", "addressline1",
        "address1", "straat + huisnummer", "adres en huisnummer",
    ),
    "house_number": (
        "huisnummer", "huisnr", "nummer", "house number", "housenumber", "number", "nr", "huis nr", "streetnumber",
        "street number", "huisnummer (bezoekadres)",
    ),
    "addition": (
        "toevoeging", "huisnummertoevoeging", "huisnummer toevoeging", "toev", "huisletter", "addition",
        "toevoeging huisnummer", "house number addition", "streetnumbersuffix", "huisnummer toev",
    ),
    "postcode": ("postcode", "pc", "postal code", "zip", "zip code", "zipcode", "postalcode", "postal_code",
    "postcode/zip"),
    "city": ("plaats", "woonplaats", "stad", "plaatsnaam", "city", "town", "vestigingsplaats", "gemeente", "locality"),
    "country": (
        "land", "landcode", "country", "country code", "countrycode", "country/region", "land/regio", "country_id",
        "land code",
    ),
    "description": ("adresomschrijving", "address description", "omschrijving adres"),
    "location_number": ("locatienummer", "location id", "location_id", "location number"),
    "latitude": ("breedtegraad", "latitude", "lat"),
    "longitude": ("lengtegraad", "longitude", "lng", "lon"),
    "box": ("postbus", "postbusnummer", "po box", "post office box"),
}  # fmt: skip
_RECOGNISED: dict[str, Recognises] = {
    "house_number": recognising.house_number, "postcode": recognising.postcode, "country": recognising.country,
}  # fmt: skip
_WORDS: dict[AddressType, tuple[str, ...]] = {
    AddressType.VISIT: (
        "bezoek", "bezoekadres", "vestiging", "vestigingsadres", "visit", "visiting", "primary", "physical", "kantoor",
        "work", "zakelijk", "business", "hoofd", "organization address", "organization_address", "contact",
    ),
    AddressType.POST: (
        "post", "postadres", "correspondentie", "correspondentieadres", "mailing", "postal",
        "organization_address_mailing",
        "correspondence", "mailing address",
    ),
    AddressType.INVOICE: ("factuur", "factuuradres", "billing", "billing address", "invoice", "invoice address"),
    AddressType.DELIVERY: (
        "aflever", "lever", "afleveradres", "levering", "verzend", "verzendadres", "shipping", "shipping address",
        "delivery", "delivery address", "organization_address_work",
    ),
}  # fmt: skip

_GROUPS = {
    AddressType.VISIT: _("Visiting address"), AddressType.POST: _("Postal address"),
    AddressType.INVOICE: _("Invoice address"), AddressType.DELIVERY: _("Delivery address"),
}  # fmt: skip


def address_targets(types: tuple[AddressType, ...]) -> tuple[Target, ...]:
    """Every part of an address of each type; those of the first type also by headings that name no type."""
    return tuple(_part(type, part, plain=type == types[0]) for type in types for part in _PARTS)


def _part(type: AddressType, part: str, *, plain: bool) -> Target:
    headings = _PARTS[part] if plain else ()
    glued = _glued(part, _WORDS[type])
    behind = tuple(f"{name} ({word})" for word in _WORDS[type] for name in _PARTS[part])
    if part == "box" and type == AddressType.POST:
        glued += _PARTS["box"]
    label = _("Post office box") if part == "box" else ADDRESS_FACTS[part].label
    return Target(
        key=f"address.{type.value}.{part}",
        label=label,
        headings=(*headings, *glued, *behind),
        recognises=_RECOGNISED.get(part) if plain else None,
        group=_GROUPS[type],
    )


def home_headings(part: str, words: Collection[str]) -> tuple[str, ...]:
    """How files call a part of where somebody lives."""
    return (*_glued(part, words), *(f"{name} ({word})" for word in words for name in _PARTS[part]))


def _glued(part: str, words: Collection[str]) -> tuple[str, ...]:
    """*Postadres straat*, *billing_street*; `Bezoekadres` alone is the street of it."""
    glued = tuple(f"{word}{between}{name}" for word in words for name in _PARTS[part] for between in (" ", "_", ""))
    return glued + tuple(word for word in words if part == "street" and word.endswith(("adres", "address")))


def party_targets() -> tuple[Target, ...]:
    """Roles and account manager."""
    words = {
        Role.CUSTOMER: ("klant", "debiteur", "afnemer", "is klant", "client", "is customer", "customer", "is debiteur"),
        Role.PROSPECT: ("prospect", "is prospect", "lead"),
        Role.SUPPLIER: ("leverancier", "crediteur", "is leverancier", "supplier", "is supplier", "vendor",
            "fournisseur"),
        Role.MANUFACTURER: ("fabrikant", "producent", "manufacturer"),
        Role.OTHER: ("overig", "overige relatie"),
    }  # fmt: skip
    group = _("What it is to us")
    roles = tuple(Target(f"role.{role.value}", role.label, words[role], group=group) for role in Role)
    kind = (
        "soort relatie", "relatiesoort", "soort", "type relatie", "relatietype", "type", "kind", "role", "rol",
        "rollen",
        "account type", "lifecycle stage", "relation type", "company type", "account_type",
    )  # fmt: skip
    manager = (
        "accountmanager", "account manager", "account_manager", "verkoper", "vertegenwoordiger", "salesperson",
        "sales rep", "owner", "eigenaar", "company owner", "contact owner", "assigned user", "sales representatives",
        "relatiebeheerder", "assigned_user_name",
    )  # fmt: skip
    return (
        Target("role", _("Kind"), kind, recognising.roles, group),
        *roles,
        Target("account_manager", _("Account manager"), manager, group=group),
    )


_CHANNELS: dict[ChannelType, tuple[tuple[str, ...], Recognises]] = {
    ChannelType.PHONE: (
        ("telefoon", "telefoonnummer", "tel", "telnr", "telefoonnr", "tel nr", "phone", "phone number", "telephone",
         "business phone", "telefoon zakelijk", "telefoon werk", "organization_phone", "person_phone", "phone 1",
         "vast nummer", "telefoon vast", "telefoon 1", "work phone", "office phone", "phone_office",
         "company main phone",
         "phone_number", "phonenumber", "telefoon algemeen"),
        recognising.telephone,
    ),
    ChannelType.MOBILE: (
        ("mobiel", "mobiele telefoon", "mobiel nummer", "mobiele nummer", "gsm", "mobile", "mobile phone", "cell",
         "mobile number", "person_mobile", "mobile phone number", "mobiel telefoonnummer", "phone_mobile", "06 nummer",
         "06", "cell phone"),
        recognising.mobile,
    ),
    ChannelType.EMAIL: (
        ("email", "e-mail", "emailadres", "e-mailadres", "mail", "mailadres", "email address", "e-mail address",
         "organization_email", "person_email", "e-mail 1", "email 1", "email algemeen", "e-mail algemeen",
         "e-mail werk",
         "e-mailadres 1", "email_address", "emailaddress", "e-mail zakelijk", "primary email", "algemeen e-mailadres"),
        recognising.email,
    ),
    ChannelType.WEBSITE: (
        ("website", "web", "url", "webadres", "internetadres", "homepage", "website url", "web page", "webpagina",
         "organization_website", "person_website", "internet", "site", "web site", "www", "business homepage"),
        recognising.website,
    ),
    ChannelType.INVOICE_ADDRESS: (
        ("digitaal factuuradres", "peppol", "peppol id", "peppol-id", "e-factuur adres", "peppol address",
         "organization_digital_invoice_address", "digital_invoice_address", "digital invoice address",
         "peppol endpoint"),
        None,
    ),
    ChannelType.FAX: (
        ("fax", "faxnummer", "faxnr", "fax number", "business fax", "organization_fax", "person_fax", "phone_fax",
         "telefax"), None,
    ),
    ChannelType.SOCIAL: (
        ("linkedin", "social media", "twitter", "facebook", "instagram", "person_social_media", "linkedin bio",
         "linkedin company page", "linkedin url", "facebook company page"),
        None,
    ),
    ChannelType.MESSENGER: (("messenger", "whatsapp", "skype", "instant messenger", "person_instant_messenger"), None),
}  # fmt: skip


def channel_targets(*, without: Collection[str] = ()) -> tuple[Target, ...]:
    """The ways to be reached, and the mail address of invoices; by no heading of `without`."""
    group = _("Reachable by")
    invoices = (
        "factuur e-mail", "e-mail facturen", "factuur email", "e-mailadres facturen", "email facturen",
        "factuur e-mailadres",
        "invoice email", "billing email", "e-mail facturatie", "send invoices to email", "e-mail factuur",
        "facturatie e-mailadres",
    )  # fmt: skip
    return (
        *(
            Target(
                f"channel.{type.value}",
                type.label,
                tuple(heading for heading in headings if heading not in without),
                recognises,
                group,
            )
            for type, (headings, recognises) in _CHANNELS.items()
        ),
        Target("channel.invoice_email", _("E-mail for invoices"), invoices, group=group),
    )
