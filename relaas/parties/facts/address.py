"""The facts of an address (P7)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.checking import text
from relaas.kernel.coordinates import check_latitude, check_longitude, show_coordinate
from relaas.kernel.countries import check_country, country_name
from relaas.parties.facts.fact import Fact, text_fact, yes_no_fact
from relaas.parties.models.choices import AddressType

ADDRESS_FACTS: dict[str, Fact] = {
    **{type.column: yes_no_fact(type.label) for type in AddressType},
    "street": text_fact(_("Street"), 100),
    "house_number": text_fact(_("House number"), 12),
    "addition": text_fact(_("Addition"), 20),
    "postcode": Fact(_("Postcode"), text(20)),  # its form depends on the country: `parties.addresses`
    "city": text_fact(_("City"), 100),
    "country": Fact(_("Country"), check_country, tell=country_name),
    "description": text_fact(pgettext_lazy("address", "Description"), 200),
    "location_number": text_fact(_("Location number"), 20),
    "latitude": Fact(_("Latitude"), check_latitude, tell=show_coordinate),
    "longitude": Fact(_("Longitude"), check_longitude, tell=show_coordinate),
}
