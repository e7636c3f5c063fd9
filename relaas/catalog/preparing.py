"""What Relaas starts with: the Dutch VAT codes with their rates, and units, groups and types to begin with (K6)."""

from relaas.catalog.cost_types import add_cost_type
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCategory, VatCode
from relaas.catalog.price_units import add_price_unit
from relaas.catalog.product_groups import add_product_group
from relaas.catalog.vat_codes import add_vat_code
from relaas.kernel.actors import SYSTEM
from relaas.kernel.preparation import prepares

# name, category, text in Dutch, text in English, reason code, rates
VAT_CODES = (
    ("Hoog", VatCategory.STANDARD, "", "", "", (("2012-10-01", "21"), ("2001-01-01", "19"))),
    ("Laag", VatCategory.STANDARD, "", "", "", (("2019-01-01", "9"), ("1986-10-01", "6"))),
    ("Nul", VatCategory.ZERO_RATED, "", "", "", ()),
    ("Verlegd", VatCategory.REVERSE_CHARGE, "Btw verlegd", "VAT reverse charged", "VATEX-EU-AE", ()),
    (
        "Goederen binnen de EU",
        VatCategory.INTRA_EU,
        "Intracommunautaire levering: 0% btw (Wet op de omzetbelasting 1968, tabel II, post a.6)",
        "Intra-Community supply: 0% VAT (article 138 of Directive 2006/112/EC)",
        "VATEX-EU-IC",
        (),
    ),
    (
        "Export buiten de EU",
        VatCategory.EXPORT,
        "Uitvoer: 0% btw (Wet op de omzetbelasting 1968, tabel II, post a.2)",
        "Export: 0% VAT (article 146 of Directive 2006/112/EC)",
        "VATEX-EU-G",
        (),
    ),
    (
        "Vrijgesteld",
        VatCategory.EXEMPT,
        "Vrijgesteld van btw (artikel 11 van de Wet op de omzetbelasting 1968)",
        "Exempt from VAT (article 11 of the Dutch VAT Act 1968)",
        "",
        (),
    ),
    (
        "KOR",
        VatCategory.EXEMPT,
        "Vrijgesteld van btw: kleineondernemersregeling (artikel 25 van de Wet op de omzetbelasting 1968)",
        "Exempt from VAT: small businesses scheme (article 25 of the Dutch VAT Act 1968)",
        "",
        (),
    ),
)

# name, in English, code of UN/ECE recommendation 20; what things are packed in is of recommendation 21, behind an X
PRICE_UNITS = (
    ("stuk", "piece", "H87"),
    ("uur", "hour", "HUR"),
    ("dag", "day", "DAY"),
    ("week", "week", "WEE"),
    ("maand", "month", "MON"),
    ("kwartaal", "quarter", "QAN"),
    ("halfjaar", "half-year", "SAN"),
    ("jaar", "year", "ANN"),
    ("minuut", "minute", "MIN"),
    ("keer", "time", "ACT"),
    ("vast bedrag", "lump sum", "LS"),
    ("gram", "gram", "GRM"),
    ("kg", "kg", "KGM"),
    ("ton", "tonne", "TNE"),
    ("liter", "litre", "LTR"),
    ("m", "m", "MTR"),
    ("km", "km", "KMT"),
    ("m²", "m²", "MTK"),
    ("m³", "m³", "MTQ"),
    ("kWh", "kWh", "KWH"),
    ("paar", "pair", "PR"),
    ("set", "set", "SET"),
    ("doos", "box", "XBX"),
    ("pak", "pack", "XPK"),
    ("zak", "bag", "XBG"),
    ("rol", "roll", "XRO"),
    ("fles", "bottle", "XBO"),
    ("pallet", "pallet", "XPX"),
)
PRODUCT_GROUPS = ("Producten", "Diensten", "Abonnementen")
COST_TYPES = (
    "Inkoop", "Uitbesteed werk", "Vervoer", "Huisvesting", "Automatisering", "Kantoor", "Reclame", "Verzekeringen",
    "Overige kosten",
)  # fmt: skip


@prepares("catalog.vat_codes")
def prepare_vat_codes() -> None:
    """Add the Dutch VAT codes to an empty list."""
    if VatCode.objects.exists():
        return
    for place, (name, category, dutch, english, reason, rates) in enumerate(VAT_CODES, start=1):
        facts = {
            "name": name, "category": category, "legal_text_nl": dutch, "legal_text_en": english,
            "reason_code": reason, "position": place * 10,
        }  # fmt: skip
        add_vat_code(facts=facts, rates=[{"from_day": day, "rate": rate} for day, rate in rates], by=SYSTEM)


@prepares("catalog.price_units")
def prepare_price_units() -> None:
    """Add the usual price units to an empty list."""
    if PriceUnit.objects.exists():
        return
    for name, english, code in PRICE_UNITS:
        add_price_unit(facts={"name": name, "name_en": english, "unece_code": code}, by=SYSTEM)


@prepares("catalog.product_groups")
def prepare_product_groups() -> None:
    """Add product groups to begin with to an empty list."""
    for name in () if ProductGroup.objects.exists() else PRODUCT_GROUPS:
        add_product_group(facts={"name": name}, by=SYSTEM)


@prepares("catalog.cost_types")
def prepare_cost_types() -> None:
    """Add cost types to begin with to an empty list."""
    for name in () if CostType.objects.exists() else COST_TYPES:
        add_cost_type(facts={"name": name}, by=SYSTEM)
