"""Cells of the register of public bodies, mended: what a person reads in them, in the form that Relaas keeps.

Pure. A cell that cannot be mended is refused with the same codes as in Relaas itself, and with `no_city`, `box` and
`mail_is_website` of this module's own.
"""

import re
from dataclasses import dataclass, replace

from relaas.kernel.identifiers.internet import check_email
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.kernel.texts import without_invisible
from relaas.parties.importing.cells.places import box_in, city_name, split_house_number
from relaas.parties.names import capitalise

_ABROAD = {
    "Turnhout": "BE", "Sint-Gillis-Waas": "BE",
    "Kleve": "DE", "Mönchengladbach": "DE", "Gronau": "DE",
    "Kralendijk": "BQ", "Oranjestad": "BQ", "The Bottom": "BQ",
    "Willemstad": "CW",
}  # fmt: skip
_NUMBER_AT_THE_END = re.compile(r"(?P<street>.*[^\d\s-])\s*?(?<![\d-])\s*(?P<number>\d.*)")
_BOX = re.compile(r"[1-9]\d{0,4}")


@dataclass(frozen=True)
class Place:
    """An address in the form that Relaas keeps; `description` is what stood before the street."""

    street: str = ""
    house_number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"
    description: str = ""


def visit_place(street: str, number: str, postcode: str, city: str) -> Place | None:
    """Where the body can be visited, or nothing. A street cell often holds the number, sometimes a building.

    A post office box in the street cell is no place to visit: only postcode and city are kept (`box_in` reads it).
    """
    building, _comma, street = without_invisible(street).rpartition(", ")
    if box_in(street):
        return None
    name, in_street = _split_street(street)
    place = _placed(postcode, city)
    if not place:
        return None
    house_number, addition = split_house_number(number or in_street)
    return replace(
        place, street=capitalise(name), house_number=house_number, addition=addition, description=building.strip()
    )  # fmt: skip


def post_place(box: str, postcode: str, city: str) -> Place | None:
    """Where post goes: a post office box, or a postcode of a body's own. Refuses a box of over five digits (`box`)."""
    if box and not _BOX.fullmatch(box):
        raise Refused("box", "A post office box has at most five digits.")
    place = _placed(postcode, city)
    if place is None and (box or postcode):
        raise Refused("no_city", "The city of this post office box is not known.")
    return replace(place, street="Postbus", house_number=box) if place and box else place


def telephone(text: str) -> str:
    """A number that exists, as Relaas keeps it: with a zero that was forgotten, without one too many (`telephone`)."""
    if re.fullmatch(r"[1-9]\d{8}", text):
        return check_telephone(f"0{text}")
    if re.fullmatch(r"014\d{4}", text):
        return check_telephone(text.removeprefix("0"))
    return check_telephone(text)


def mail(text: str) -> tuple[str, str]:
    """The address, and what stood behind it (`email`). A web address is no mail address (`mail_is_website`)."""
    address, _space, remark = without_invisible(text).partition(" ")
    if address.startswith(("http://", "https://", "www.")):
        raise Refused("mail_is_website", "A web address stands where a mail address belongs.")
    return check_email(address), remark


def _placed(postcode: str, city: str) -> Place | None:
    """Postcode, city and country; nothing when there is no city. Letters of a postcode may stand before the city."""
    strayed = re.fullmatch(r"([A-Z]{2}) (.+)", city)
    if strayed and re.fullmatch(r"\d{4}", postcode):
        postcode, city = postcode + strayed[1], strayed[2]
    town = next((part for part in city.split(", ") if part in _ABROAD), "") or city_name(city)
    if not town:
        return None
    country = _ABROAD.get(town, "NL")
    if country != "NL":
        postcode = re.sub(r"\D", "", postcode)
    return Place(postcode=check_postcode(postcode, country), city=town, country=country)


def _split_street(street: str) -> tuple[str, str]:
    found = _NUMBER_AT_THE_END.fullmatch(street)
    if found:
        return found["street"], found["number"]
    return street.removesuffix(" z/n"), ""
