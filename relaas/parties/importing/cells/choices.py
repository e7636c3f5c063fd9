"""Cells that choose: yes or no, roles, sizes, languages, currencies, countries, salutations."""

import re
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext as _

from relaas.kernel.countries import is_country
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.facts.party import LANGUAGES
from relaas.parties.models import Gender, Role, Salutation, Size

_YES: Final = {"1", "ja", "j", "yes", "y", "true", "waar", "wel", "x", "on", "aan", "v", "✓"}
_NO: Final = {"0", "nee", "n", "no", "false", "onwaar", "niet", "-", "off", "uit"}
_ROLE_WORDS: Final = {
    "debiteur": Role.CUSTOMER, "debtor": Role.CUSTOMER, "afnemer": Role.CUSTOMER, "client": Role.CUSTOMER,
    "klant": Role.CUSTOMER, "customer": Role.CUSTOMER, "lead": Role.PROSPECT, "prospect": Role.PROSPECT,
    "suspect": Role.PROSPECT, "crediteur": Role.SUPPLIER, "creditor": Role.SUPPLIER, "vendor": Role.SUPPLIER,
    "leverancier": Role.SUPPLIER, "supplier": Role.SUPPLIER, "fabrikant": Role.MANUFACTURER,
    "producent": Role.MANUFACTURER, "manufacturer": Role.MANUFACTURER, "overig": Role.OTHER, "overige": Role.OTHER,
    "other": Role.OTHER,
}  # fmt: skip
_COUNTRY_WORDS: Final = {
    "holland": "NL", "the netherlands": "NL", "nederland": "NL", "nld": "NL", "bel": "BE", "deu": "DE", "gbr": "GB",
    "fra": "FR", "lux": "LU", "usa": "US", "uk": "GB", "engeland": "GB", "england": "GB", "great britain": "GB",
    "groot-brittannie": "GB", "b": "BE", "d": "DE", "vs": "US", "united states of america": "US",
}  # fmt: skip
_SALUTATIONS: Final = {
    "mr": Salutation.MR, "dhr": Salutation.MR, "de heer": Salutation.MR, "heer": Salutation.MR, "m": Salutation.MR,
    "man": Salutation.MR, "male": Salutation.MR, "hr": Salutation.MR, "herr": Salutation.MR, "ms": Salutation.MS,
    "mevr": Salutation.MS, "mevrouw": Salutation.MS, "mw": Salutation.MS, "mrs": Salutation.MS, "miss": Salutation.MS,
    "v": Salutation.MS, "f": Salutation.MS, "vrouw": Salutation.MS, "female": Salutation.MS, "frau": Salutation.MS,
    "x": Salutation.NEUTRAL, "onbekend": Salutation.NEUTRAL, "geen": Salutation.NEUTRAL, "none": Salutation.NEUTRAL,
}  # fmt: skip
_GENDERS: Final = {
    "v": Gender.FEMALE, "f": Gender.FEMALE, "vrouw": Gender.FEMALE, "female": Gender.FEMALE, "woman": Gender.FEMALE,
    "m": Gender.MALE, "man": Gender.MALE, "male": Gender.MALE, "x": Gender.OTHER, "anders": Gender.OTHER,
    "other": Gender.OTHER,
}  # fmt: skip
_NAMED_IN = ("nl", "en", "de", "fr")


def yes_or_no(cell: str) -> bool:
    """On or off (`choice`)."""
    plain = cell.strip().lower()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise Refused("choice", _("Say yes or no here."))


@lru_cache(maxsize=1_000)
def roles(cell: str) -> tuple[Role, ...]:
    """*Klant, leverancier* in Dutch or English, and the words of other programs (`choice`)."""
    words = [fold(word) for word in re.split(r"[,;/|+&]| en | and ", cell) if word.strip()]
    known = _role_words()
    if any(word not in known for word in words):
        raise Refused(
            "choice", _("Name what the relation is to us: customer, prospect, supplier, manufacturer, other.")
        )
    return tuple(dict.fromkeys(known[word] for word in words))


def size(cell: str) -> str:
    """The class of a number of people; `12`, `10-19` and `10 t/m 19` are all in *10–19* (`choice`)."""
    numbers = [int(number) for number in re.findall(r"[0-9]+", re.sub(r"(?<=[0-9])\.(?=[0-9]{3})", "", cell))]
    if not numbers:
        raise Refused("choice", _("Give the number of people who work there."))
    for each in Size:
        limits = [int(limit) for limit in re.findall(r"[0-9]+", each.value)]
        if limits and limits[0] <= numbers[0] <= limits[-1]:
            return each.value
    return Size.MORE


def language(cell: str) -> str:
    """The code of a language, given by its code (`nl`, `nl-NL`, `nld`) or its name (`choice`)."""
    plain = fold(cell)
    found = _language_words().get(plain) or _language_words().get(re.split(r"[-_]", plain)[0])
    if found is None:
        raise Refused("choice", _("Choose one from the list."))
    return found


def currency(cell: str) -> str:
    """The code of a currency; a sign or name of the euro and a few others too."""
    return {"€": "EUR", "EURO": "EUR", "$": "USD", "£": "GBP"}.get(cell.strip().upper(), cell)


def country(cell: str) -> str:
    """The code of a country, given by its code or its name in Dutch, English, German or French (`country`)."""
    found = _country_words().get(fold(cell))
    if found is None:
        raise Refused("country", _("This is not a country."))
    return found


def salutation(cell: str) -> str:
    """How a person is addressed (`choice`)."""
    plain = fold(cell)
    if plain not in _SALUTATIONS:
        raise Refused("choice", _("Choose one from the list."))
    return _SALUTATIONS[plain].value


def gender(cell: str) -> str:
    """Woman, man or other (`choice`)."""
    found = _GENDERS.get(fold(cell))
    if found is None:
        raise Refused("choice", _("Choose one from the list."))
    return found.value


@cache
def _role_words() -> dict[str, Role]:
    words = dict(_ROLE_WORDS)
    for code in ("nl", "en"):
        with translation.override(code):
            words |= {fold(str(role.label)): role for role in Role}
    return words


@cache
def _language_words() -> dict[str, str]:
    words: dict[str, str] = {"nld": "nl", "dut": "nl", "eng": "en", "deu": "de", "ger": "de", "fra": "fr"}
    for reader in _NAMED_IN:
        named = Locale(reader).languages
        words |= {fold(named[code]): code for code in LANGUAGES if code}
    return words | {code: code for code in LANGUAGES if code}


@cache
def _country_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for reader in reversed(_NAMED_IN):
        territories = Locale(reader).territories
        words |= {fold(name): code for code, name in territories.items() if is_country(code)}
        words |= {known.lower(): known for known in map(str, territories) if is_country(known)}
    return words | _COUNTRY_WORDS
