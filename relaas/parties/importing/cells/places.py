"""Addresses as files have them: street and number in one cell, cities in capitals, postcodes from abroad."""

import re
from functools import lru_cache

from relaas.kernel.texts import without_invisible
from relaas.parties.names import capitalise

# What may stand behind a city to tell it from another: provinces, and *ca* for *cum annexis*.
_BEHIND_A_CITY = {
    "nh": "NH", "zh": "ZH", "nb": "NB", "l": "L", "gld": "Gld", "ov": "Ov", "ut": "Ut", "fr": "Fr", "ca": "ca",
}  # fmt: skip
_PARTICLES = {"aan", "bij", "de", "den", "en", "het", "op", "van"}
# Cities abroad that Dutch files name without their country.
_ABROAD = {
    "turnhout": "BE", "sint-gillis-waas": "BE", "antwerpen": "BE", "gent": "BE", "brugge": "BE", "brussel": "BE",
    "hasselt": "BE", "leuven": "BE", "mechelen": "BE", "kortrijk": "BE", "genk": "BE", "lommel": "BE", "luik": "BE",
    "kleve": "DE", "mönchengladbach": "DE", "gronau": "DE", "düsseldorf": "DE", "köln": "DE", "berlin": "DE",
    "kralendijk": "BQ", "oranjestad": "BQ", "the bottom": "BQ", "willemstad": "CW",
}  # fmt: skip
_DUTCH = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")
_IN_FRONT = re.compile(r"(?P<country>[A-Z]{1,2})[- ]+(?P<postcode>[0-9][0-9 ]{2,6})")
_OF_PLATES = {"B": "BE", "D": "DE", "L": "LU", "F": "FR", "A": "AT", "NL": "NL", "BE": "BE", "DE": "DE", "LU": "LU"}
_DIGITS_OF = {"BE": 4, "LU": 4, "DE": 5, "FR": 5}
_DIGIT = re.compile("[0-9]")
_NUMBER_AT_THE_END = re.compile(r"(?P<street>.*[^\d\s\-/,])[\s,]*(?<![\d\-])(?P<number>\d.*)")
_NUMBER = re.compile(r"(?:#|nr\.?\s*|no\.?\s*)?(?P<first>\d+)\s*(?P<dash>[-–/]?)\s*(?P<rest>.*)", re.IGNORECASE)
_BOX = re.compile(r"(?:postbus|p\.?o\.? ?box|antwoordnummer)\s*(?P<box>[0-9]{1,5})", re.IGNORECASE)
_IJ = re.compile(r"\bij", re.IGNORECASE)  # one letter: `Ij` has no small one


def split_street(cell: str) -> tuple[str, str, str]:
    """Street, house number and addition out of one cell: `Straat 12-14 a` gives `Straat`, `12-14`, `a`.

    What has no number at its end is all street: *Plein 1813* keeps its name.
    """
    written = without_invisible(cell)
    has_number = _DIGIT.search(written) and not _is_a_name(written)
    found = _NUMBER_AT_THE_END.fullmatch(written) if has_number else None
    if not found:
        return written.removesuffix(" z/n"), "", ""
    number, addition = split_house_number(found["number"])
    return found["street"].rstrip(" ,"), number, addition


def split_house_number(cell: str) -> tuple[str, str]:
    """Number and addition: `17-G` gives (`17`, `G`), `10 - 19 a` is one range and its addition, `191-3` is 191, 3."""
    written = without_invisible(cell)
    found = _NUMBER.fullmatch(written)
    if not found:
        return "", ""
    first, rest = found["first"].lstrip("0") or "0", found["rest"].strip()
    behind = re.fullmatch(r"(\d+)\s*-?\s*(\D.*)?", rest) if found["dash"] else None
    if behind and int(behind[1]) > int(first) and len(first) + len(behind[1]) < 12:
        return f"{first}-{int(behind[1])}", (behind[2] or "").strip()
    return first, rest


def box_in(street: str) -> str:
    """The number of a post office box that stands where a street belongs, else nothing."""
    found = _BOX.fullmatch(street.strip())
    return found["box"] if found else ""


@lru_cache(maxsize=10_000)
def city_name(cell: str) -> str:
    """A Dutch city as it is written: `'S-GRAVENHAGE` gives `'s-Gravenhage`, `HOORN NH` gives `Hoorn NH`."""
    plain = re.sub("[’‘´`]", "'", without_invisible(cell)).replace("- ", "-")
    plain = plain.lower() if _IJ.sub("IJ", plain).isupper() else plain
    plain = plain.replace(" ad ijssel", " aan den ijssel").replace("'s Hertogenbosch", "'s-Hertogenbosch")
    words = plain.split(" ")
    return " ".join(_city_word(word, first=not index) for index, word in enumerate(words))


@lru_cache(maxsize=10_000)
def city_abroad(cell: str) -> str:
    """A city of another country: only one in capitals is written anew."""
    plain = without_invisible(cell)
    return " ".join(_city_word(word, first=True) for word in plain.lower().split(" ")) if plain.isupper() else plain


def letters_before(city: str) -> tuple[str, str]:
    """The two letters of a postcode that strayed to the city (`KX Eindhoven`), and the city without them."""
    strayed = re.fullmatch(r"([A-Z]{2}) (.{2,})", city)
    return (strayed[1], strayed[2]) if strayed else ("", city)


def is_dutch(postcode: str) -> bool:
    """Whether it is written as only Dutch postcodes are."""
    return bool(_DUTCH.fullmatch(postcode))


def country_of(postcode: str, city: str, hint: str) -> str:
    """The country that a postcode without one is from: by its own letter, its city, or what else the row says.

    `hint` is the country of the VAT number, the telephone or the mail address; empty when none says it is abroad.
    """
    if is_dutch(postcode):
        return "NL"
    in_front = _IN_FRONT.fullmatch(postcode)
    if in_front and in_front["country"] in _OF_PLATES:
        return _OF_PLATES[in_front["country"]]
    abroad = next((_ABROAD[part] for part in city.lower().split(", ") if part in _ABROAD), "")
    digits = re.sub(r"[^0-9]", "", postcode)
    if abroad:
        return abroad
    if hint and len(digits) == _DIGITS_OF.get(hint, len(digits)) and digits:
        return hint
    return "NL"


def postcode_abroad(postcode: str) -> str:
    """Without the letter of its country in front: `B-23 00` gives `2300`."""
    in_front = _IN_FRONT.fullmatch(postcode)
    plain = in_front["postcode"] if in_front else postcode
    return plain.replace(" ", "") if re.fullmatch(r"[0-9 ]+", plain) else plain


def town_of(city: str) -> str:
    """The town where a city cell names a part of it too: `Otrobanda, Willemstad` gives `Willemstad`."""
    parts = city.split(", ")
    return next((part for part in parts if part.lower() in _ABROAD), city)


def _is_a_name(street: str) -> bool:
    """*Plein 1813*, *Laan 1940-1945*: a year belongs to the name."""
    return bool(re.fullmatch(r"(?:plein|laan|straat) 1[5-9][0-9]{2}(?:-1[5-9][0-9]{2})?", street.lower()))


def _city_word(word: str, *, first: bool) -> str:
    lower = word.lower().strip("()")
    if not first and lower in _BEHIND_A_CITY:
        return _BEHIND_A_CITY[lower]
    if not first and lower in _PARTICLES:
        return lower
    if lower.startswith("'s-"):
        return "'s-" + capitalise(word[3:])
    if lower == "'t":
        return "'t"
    begin, *behind = word.split("-")
    return "-".join([capitalise(begin), *(part if part in _PARTICLES else capitalise(part) for part in behind)])
