"""Our own bodies in the demonstration. The IBANs are those by which banks explain what an IBAN is."""

from relaas.administrations.keeping import change_administration, create_administration
from relaas.administrations.models import Administration
from relaas.kernel.actors import Actor

TECHNIEK = {
    "name": "Waterkant Techniek", "legal_name": "Waterkant Techniek B.V.", "street": "Havenkade", "house_number": "12",
    "postcode": "8011 AK", "city": "Zwolle", "kvk": "00008748", "vat_number": "NL990079843B01",
    "iban": "NL91 ABNA 0417 1643 00", "bic": "ABNANL2A", "email": "administratie@waterkant.example",
    "phone": "+31380086171", "website": "https://www.waterkant.example",
}  # fmt: skip
ADVIES = {
    "name": "Waterkant Advies", "legal_name": "Waterkant Advies B.V.", "street": "Havenkade", "house_number": "14",
    "postcode": "8011 AK", "city": "Zwolle", "kvk": "00014294", "vat_number": "NL990012049B01",
    "iban": "NL20 INGB 0001 2345 67", "bic": "INGBNL2A", "email": "advies@waterkant.example",
    "phone": "+31380241729", "website": "https://www.waterkant.example",
}  # fmt: skip


def found(by: Actor) -> None:
    """Make two: the one that every Relaas begins with gets a name, a second comes beside it."""
    change_administration(Administration.objects.get(), by=by, seen=None, **TECHNIEK)
    create_administration(by=by, **ADVIES)
