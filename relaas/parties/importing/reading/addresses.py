"""The addresses out of the cells of a row (P7)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused
from relaas.parties.addresses import read_address
from relaas.parties.importing.cells import choices, places
from relaas.parties.importing.reading.read import Cells
from relaas.parties.models import AddressType
from relaas.parties.names import capitalise

PARTS = (
    "street", "house_number", "addition", "postcode", "city", "country", "description", "location_number",
    "latitude", "longitude",
)  # fmt: skip
BOX = "Postbus"
_HINTS = {"+32": "BE", "+49": "DE", ".be": "BE", ".de": "DE"}


@dataclass
class Place:
    """The cells of one address; `target` gives the name of each."""

    type: AddressType
    cells: Cells
    parts: dict[str, str]

    def target(self, part: str) -> str:
        return f"address.{self.type.value}.{part}"

    def mended(self, part: str, cell: str, code: str, to: str) -> None:
        self.cells.mended(self.target(part), cell, code, to)


def read_addresses(cells: Cells, types: Sequence[AddressType]) -> None:
    """An address for each type that has cells; one for several where they are the same place."""
    parts_of: dict[str, dict[str, str]] = {}
    for target, cell in cells.cells.items():
        if target.startswith("address."):
            _address, type, part = target.split(".")
            parts_of.setdefault(type, {})[part] = cell
    for each in types:
        parts = parts_of.get(each.value)
        if parts:
            _read(Place(each, cells, parts), cells.read.addresses)


def _read(place: Place, addresses: list[dict[str, Any]]) -> None:
    _settle_street(place)
    _settle_city(place)
    if not place.parts.keys() - {"country"}:
        return
    values = _checked(place)
    if not values:
        return
    for other in addresses:
        if _is_same_place(values, other):
            other[place.type.column] = True
            return
    addresses.append(values)


def _settle_street(place: Place) -> None:
    parts = place.parts
    street, number = parts.get("street", ""), parts.get("house_number", "")
    box = parts.pop("box", "") or places.box_in(street)
    if box:
        parts.update(street=BOX, house_number=box.removeprefix(BOX).strip())
        parts.pop("addition", None)
        return
    if street and not number:
        _split_street(place, street)
    elif number and "addition" not in parts:
        _split_number(place, street, number)
    if "street" in parts:
        parts["street"] = capitalise(parts["street"])


def _split_street(place: Place, street: str) -> None:
    building, comma, rest = street.rpartition(", ")
    if comma and not re.search(r"\d\W*$", building) and places.split_street(rest)[1]:
        place.parts.setdefault("description", building.strip())
        street = rest
    name, number, addition = places.split_street(street)
    if number:
        place.mended("street", place.parts["street"], "number_in_street", f"{name} | {number} {addition}".rstrip())
        place.parts.update(street=name, house_number=number, **({"addition": addition} if addition else {}))


def _split_number(place: Place, street: str, number: str) -> None:
    name, in_street, _addition = places.split_street(street)
    if in_street and number.startswith(in_street):
        place.parts["street"] = name
    first, addition = places.split_house_number(number)
    if first:
        place.parts.update(house_number=first, **({"addition": addition} if addition else {}))


def _settle_city(place: Place) -> None:
    """Postcode, city and country, each of which may say something of the others."""
    parts = place.parts
    postcode, city = parts.get("postcode", ""), parts.get("city", "")
    if re.fullmatch(r"[1-9][0-9]{3}", postcode) and (strayed := places.letters_before(city))[0]:
        place.mended("city", city, "postcode_in_city", strayed[1])
        postcode, city = f"{postcode} {strayed[0]}", strayed[1]
    country = _country(place, postcode, city)
    if postcode:
        parts["postcode"] = postcode if country == "NL" else places.postcode_abroad(postcode)
    if city:
        parts["city"] = places.city_name(city) if country == "NL" else places.city_abroad(places.town_of(city))
        if parts["city"] != city:
            place.mended("city", city, "city_case", parts["city"])
    parts["country"] = country


def _country(place: Place, postcode: str, city: str) -> str:
    cell = place.parts.get("country", "")
    if cell:
        try:
            return choices.country(cell)
        except Refused as refused:
            place.cells.leave_out(place.target("country"), cell, refused)
    if places.is_dutch(postcode):
        return "NL"
    country = places.country_of(postcode, city, _hint(place.cells))
    if country != "NL":
        place.mended("postcode" if postcode else "city", postcode or city, "country_guessed", country)
    return country


def _hint(cells: Cells) -> str:
    """The country that the VAT number, a telephone or a mail address is from; empty when that is our own or unsaid."""
    vat = str(cells.read.facts.get("vat_number", "NL"))[:2]
    if vat != "NL":
        return "GR" if vat == "EL" else vat
    for channel in cells.read.channels:
        value = channel["value"].removesuffix("/")
        if (hint := _HINTS.get(value[:3]) or _HINTS.get(value[-3:])) is not None:
            return hint
    return ""


def _checked(place: Place) -> dict[str, Any]:
    """The values fit to keep; a part that is refused is left out, and the address when nothing finds it any more."""
    facts: dict[str, Any] = {place.type.column: True, **place.parts}
    for _attempt in range(len(facts)):
        checking = Checking()
        values = read_address(facts, checking)
        if not checking.problems:
            return {name: value for name, value in values.items() if value not in {"", None}}
        for problem in checking.problems:
            part = problem.field or ""
            if part not in facts:
                return {}
            place.cells.problem(place.target(part), str(facts.pop(part)), problem.code, str(problem.message))
    return {}


def _is_same_place(values: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether it names nothing that the other address does not: post often has just the postcode and city of it."""
    if values.get("street") == BOX or (
        "street" not in values and values.get("postcode", "") not in {"", other.get("postcode", "")}
    ):
        return False
    return all(other.get(part) == values.get(part) for part in PARTS if part in values)
