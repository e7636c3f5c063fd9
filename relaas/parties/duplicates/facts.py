"""What is known of a party, as far as it tells who it is. Pure, and already in the form in which it is compared."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from relaas.kernel.folding import fold

_DUTCH_VAT = re.compile(r"NL([0-9]{9})B[0-9]{2}")
_PROVINCE = re.compile(r" (?:nh|zh|ov|gld|fr|fl|dr|gn|lb|nb|ut|ze|l|zld)$")
_CITIES = {
    "s gravenhage": "den haag", "sgravenhage": "den haag", "the hague": "den haag", "s hertogenbosch": "den bosch",
    "shertogenbosch": "den bosch",
}  # fmt: skip
# Who has an address here shares the domain with strangers.
SHARED_DOMAINS = frozenset({
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "live.nl", "live.com",
    "msn.com", "yahoo.com", "yahoo.nl", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.net", "gmx.com", "gmx.de",
    "proton.me", "protonmail.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "hetnet.nl", "xs4all.nl",
    "home.nl", "chello.nl", "upcmail.nl", "casema.nl", "quicknet.nl", "tele2.nl", "telfort.nl", "solcon.nl",
    "zeelandnet.nl", "caiway.nl", "caiway.net", "onsbrabantnet.nl", "freedom.nl", "ziggomail.com", "online.nl",
    "zonnet.nl", "versatel.nl", "wanadoo.nl", "freeler.nl", "kabelfoon.nl", "concepts.nl", "introweb.nl", "web.de",
    "facebook.com", "linkedin.com", "instagram.com", "google.com", "wixsite.com", "wordpress.com", "twitter.com",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a party. Empty is unknown: it speaks neither for nor against.

    `id` and `branch_of` (its head office) are those of parties that are there. `phones` are E.164, `places` a postcode
    without spaces with a house number, `employers` ids of organizations.
    """

    is_person: bool = False
    id: int = 0
    branch_of: int = 0
    names: tuple[str, ...] = ()
    search_code: str = ""
    first_name: str = ""
    nickname: str = ""
    initials: str = ""
    prefix: str = ""
    last_name: str = ""
    kvk: str = ""
    branch_number: str = ""
    fiscal: frozenset[str] = frozenset()
    vat_number: str = ""
    oin: str = ""
    ibans: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    employers: frozenset[int] = field(default_factory=frozenset)
    birth_date: str = ""


@lru_cache(maxsize=5_000)
def city_of(text: str) -> str:
    """A city as it is compared: *'s-Gravenhage* and *Den Haag* are one, and what tells two apart is left out."""
    plain = " ".join(re.findall(r"[^\W_]+", fold(re.sub(r"\(.*?\)", " ", text))))
    plain = _PROVINCE.sub("", plain)
    return _CITIES.get(plain, plain)


def place_of(postcode: str, house_number: str) -> str:
    """Postcode and number in one, `8042AB 12`; empty when one of them is missing. An addition is left out."""
    number = re.match(r"\s*0*([0-9]+)", house_number)
    letters = "".join(postcode.split()).upper()
    return f"{letters} {number[1]}" if letters and number else ""


@lru_cache(maxsize=5_000)
def domain_of(address: str) -> str:
    """The domain of a mail or web address that its owner has for itself; else empty."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/")[0].rpartition("@")[2].split(":")[0]
    domain = ".".join(host.strip(".").split(".")[-2:])
    return domain if "." in domain and domain not in SHARED_DOMAINS else ""


def fiscal_of(rsin: str, vat_number: str) -> frozenset[str]:
    """The numbers by which the tax office knows it: a Dutch VAT number is the RSIN with a tail."""
    dutch = _DUTCH_VAT.fullmatch(vat_number)
    return frozenset(number for number in (rsin, dutch[1] if dutch else vat_number) if number)
