"""What a column of a file of contracts can mean, with the headings of Exact, AFAS, Moneybird and Odoo."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.facts import FACTS
from relaas.contracts.importing.subscription_targets import SUBSCRIPTION_TARGETS
from relaas.contracts.lines.facts import LINE_FACTS
from relaas.imports.importer import Target

_CONTRACT, _LINE = pgettext_lazy("contract", "Contract"), pgettext_lazy("contract line", "Line")

NUMBER, DIRECTION, ADMINISTRATION = "contract.number", "contract.direction", "contract.administration"
RELATION, RELATION_CODE = "contract.relation", "contract.relation_code"
SIGNED_ON = "contract.signed_on"

_OWN = (
    Target(
        NUMBER,
        _("Number"),
        ("contractnummer", "nummer", "ordernummer", "offertenummer", "bestelnummer", "aanvraagnummer", "contractnr",
         "ordernr", "offertenr", "verkoopordernummer", "inkoopordernummer", "verkooporder", "inkooporder",
         "verkoopofferte", "bestelling", "aanvraag", "offerte", "order", "contract", "contract number", "contract no",
         "order number", "order no", "order reference", "orderreferentie", "quotation number", "quote number",
         "quotation", "quote", "estimate id", "estimate number", "sales order", "purchase order", "so number",
         "po nummer", "document number", "documentnummer", "contract id", "order id"),
        group=_CONTRACT,
    ),
    Target(
        RELATION,
        _("Relation"),
        ("relatie", "relatienaam", "klant", "klantnaam", "debiteur", "debiteurnaam", "leverancier", "leveranciersnaam",
         "crediteur", "crediteurnaam", "contact", "contactnaam", "bedrijf", "bedrijfsnaam", "organisatie",
         "besteld door", "verkooprelatie", "inkooprelatie", "naam verkooprelatie", "naam inkooprelatie", "customer",
         "customer name", "client", "vendor", "vendor name", "supplier", "supplier name", "company", "company name",
         "account", "account name", "partner", "ordered by", "factuur aan", "opdrachtgever", "afnemer"),
        group=_CONTRACT,
    ),
    Target(
        RELATION_CODE,
        _("Code of the relation"),
        ("relatiecode", "relatienummer", "klantcode", "klantnummer", "klant id", "debiteurcode", "debiteurnummer",
         "leverancierscode", "leveranciersnummer", "crediteurnummer", "crediteurcode", "code relatie",
         "code verkooprelatie", "code inkooprelatie", "nummer debiteur", "customer code", "customer number",
         "customer id", "customer no", "vendor code", "vendor number", "supplier code", "supplier number",
         "account code", "contact id", "besteld door code"),
        group=_CONTRACT,
    ),
    Target(
        DIRECTION,
        _("Sale or purchase"),
        ("richting", "verkoop/inkoop", "inkoop/verkoop", "soort contract", "contractsoort", "type contract",
         "contracttype", "direction", "contract type", "order type", "ordersoort"),
        group=_CONTRACT,
    ),
    Target(
        ADMINISTRATION,
        pgettext_lazy("contract", "Administration"),
        ("administratie", "entiteit", "eigen bedrijf", "division", "administration", "entity", "company code"),
        group=_CONTRACT,
    ),
    Target(
        SIGNED_ON,
        _("Signed on"),
        ("getekend op", "datum getekend", "tekendatum", "datum ondertekening", "ondertekend op", "datum akkoord",
         "akkoord op", "contractdatum", "signed on", "date signed", "signature date", "signing date", "contract date",
         "confirmation date", "date confirmed"),
        group=_CONTRACT,
    ),
)  # fmt: skip

_FACT_HEADINGS: dict[str, tuple[str, ...]] = {
    "description": (
        "omschrijving contract", "contractomschrijving", "omschrijving order", "orderomschrijving", "omschrijving kop",
        "omschrijving offerte", "titel", "onderwerp", "betreft", "project", "projectnaam", "contractnaam",
        "naam contract", "title", "subject", "contract description", "order description", "contract name",
    ),
    "product_group": (
        "productgroep", "artikelgroep", "categorie", "product group", "product category", "item group", "category",
        "order lines product product category", "orderregels product productcategorie",
    ),
    "cost_type": ("kostensoort", "kostensoort contract", "cost type", "expense type", "kosten soort"),
    "from_day": (
        "ingangsdatum", "startdatum", "begindatum", "begin", "van", "vanaf", "ingang", "start", "start date",
        "effective date", "from", "begin date", "looptijd van", "contract start", "date start",
    ),
    "until_day": (
        "einddatum", "einde", "t/m", "tot en met", "eind", "end", "end date", "through", "looptijd tot", "contract end",
        "date end", "afloopdatum",
    ),
    "valid_until": (
        "geldig t/m", "geldig tot en met", "geldig tot", "geldigheid", "vervaldatum", "verloopdatum", "valid until",
        "valid through", "expiration", "expiration date", "expiry date", "due date", "offerte geldig tot",
    ),
    "owner": (
        "eigenaar", "verkoper", "verantwoordelijke", "vertegenwoordiger", "behandelaar", "inkoper", "salesperson",
        "sales person", "owner", "sales representative", "buyer", "purchase representative",
    ),
    "external_reference": (
        "referentie", "uw referentie", "uw ref", "klantreferentie", "referentie klant", "externe referentie",
        "ordernummer klant", "reference", "your reference", "your ref", "customer reference", "client reference",
        "external reference", "po number", "vendor reference", "leveranciersreferentie",
    ),
    "department": ("afdeling", "department"),
    "attention": ("t.a.v.", "tav", "ter attentie van", "contactpersoon", "attention", "contact person", "attn"),
}  # fmt: skip

_LINE_HEADINGS: dict[str, tuple[str, ...]] = {
    "description": (
        "omschrijving", "regelomschrijving", "omschrijving regel", "artikelomschrijving", "omschrijving artikel",
        "itemomschrijving", "productomschrijving", "product", "artikel", "item", "dienst", "onderdeel", "description",
        "line description", "item description", "product description", "product name", "item name",
        "order lines description", "order lines product", "orderregels omschrijving", "orderregels product",
        "details description", "artikelnaam",
    ),
    "quantity": (
        "aantal", "hoeveelheid", "aantal eenheden", "besteld aantal", "aantal besteld", "quantity", "qty", "amount",
        "units", "number of units", "ordered quantity", "order lines quantity", "order lines ordered quantity",
        "orderregels aantal", "orderregels hoeveelheid", "orderregels bestelde hoeveelheid", "details amount",
    ),
    "price_unit": (
        "eenheid", "prijseenheid", "maateenheid", "verkoopeenheid", "inkoopeenheid", "unit", "unit code", "uom",
        "unit of measure", "order lines unit of measure", "order lines unit", "orderregels maateenheid",
        "orderregels eenheid",
    ),
    "price": (
        "prijs", "stukprijs", "eenheidsprijs", "prijs per eenheid", "prijs per stuk", "nettoprijs", "verkoopprijs",
        "prijs excl", "prijs excl. btw", "prijs exclusief btw", "tarief", "price", "unit price", "net price",
        "sales price", "price excl vat", "rate", "order lines unit price", "orderregels eenheidsprijs",
        "details price", "bedrag per eenheid",
    ),
    "discount": (
        "korting", "korting %", "kortingspercentage", "kortingsperc", "discount", "discount %", "discount percentage",
        "order lines discount", "order lines discount %", "orderregels korting", "orderregels korting %",
    ),
    "vat_code": (
        "btw", "btw-code", "btw code", "btw %", "btw-percentage", "btw percentage", "btw-tarief", "btw tarief",
        "btw-tariefgroep", "btw tariefgroep", "vat", "vat code", "vat %", "vat percentage", "vat rate", "tax", "taxes",
        "tax rate", "order lines taxes", "orderregels belastingen", "orderregels btw", "details tax rate", "belasting",
    ),
    "cost_price": (
        "kostprijs", "inkoopprijs", "inkoop", "cost", "cost price", "purchase price", "unit cost", "order lines cost",
        "orderregels kostprijs",
    ),
    "remark": ("opmerking", "opmerkingen", "notitie", "notities", "toelichting", "remark", "remarks", "note", "notes"),
}  # fmt: skip

TARGETS: tuple[Target, ...] = (
    *_OWN,
    *(Target(f"contract.{name}", FACTS[name].label, each, group=_CONTRACT) for name, each in _FACT_HEADINGS.items()),
    *(Target(f"line.{name}", LINE_FACTS[name].label, each, group=_LINE) for name, each in _LINE_HEADINGS.items()),
    *SUBSCRIPTION_TARGETS,
)
OF_THE_CONTRACT = tuple(_FACT_HEADINGS)
OF_THE_LINE = tuple(_LINE_HEADINGS)
