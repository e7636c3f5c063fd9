"""The words of Dutch names: which of them say little, which set apart, and how they sound. Pure."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from relaas.parties.names import LEGAL_FORMS

PARTICLES = frozenset({
    "van", "de", "der", "den", "des", "het", "t", "te", "ter", "ten", "tot", "v", "d", "vd", "vdr", "vh", "vt", "en",
    "of", "the", "and", "op", "opt", "aan", "in", "bij", "voor", "s", "n", "e", "o",
})  # fmt: skip
# What may be left out of a name without making it another one.
GENERAL = frozenset({
    "stichting", "vereniging", "cooperatie", "cooperatieve", "firma", "maatschap", "gemeenschappelijke",
    "gemeenschappelijk", "regeling", "openbaar", "lichaam", "orgaan", "nederland", "nederlandse", "groep", "group",
    "sint", "io", "eo", "ca", "cs", "doctor", "international", "nl",
})  # fmt: skip
# The public body that a name is of: it may be left out, and two different ones are two parties.
BODIES = frozenset({"gemeente", "provincie", "waterschap", "ministerie"})
# One name holds the other and this word more: a body beside it.
BESIDE = frozenset({
    "holding", "beheer", "vastgoed", "pensioenfonds", "personeelsvereniging", "ondernemingsraad", "derdengelden",
    "beleggingen", "participaties", "administratiekantoor", "inspectie", "vrienden",
})  # fmt: skip
# Words that tell two of one name apart, beside numbers and single letters.
MARKS = frozenset({
    "noord", "oost", "zuid", "west", "midden", "centrum", "noordoost", "noordwest", "zuidoost", "zuidwest", "noorden",
    "zuiden", "oosten", "westen", "north", "south", "east",
})  # fmt: skip
WRITTEN = {
    "gem": "gemeente", "gemeentehuis": "gemeente", "stadhuis": "gemeente", "raadhuis": "gemeente", "stg": "stichting",
    "st": "sint", "sticht": "stichting", "ver": "vereniging", "gebr": "gebroeders", "fa": "firma", "zn": "zonen",
    "zoon": "zonen", "min": "ministerie", "hh": "waterschap", "hoogheemraadschap": "waterschap", "ws": "waterschap",
    "prov": "provincie", "friesland": "fryslan", "dr": "doctor", "cbs": "basisschool", "obs": "basisschool",
    "pcbs": "basisschool", "rkbs": "basisschool", "kdv": "kinderdagverblijf", "twee": "2", "drie": "3", "vier": "4",
    "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "ii": "2", "iii": "3", "iv": "4",
    "i": "1", "vi": "6", "vii": "7", "viii": "8", "ggd": "gezondheidsdienst", "assoc": "associatie",
    "mij": "maatschappij", "adm": "administratie", "ass": "assurantien",
}  # fmt: skip
FORMS = (
    ("besloten vennootschap", "bv"), ("naamloze vennootschap", "nv"), ("vennootschap onder firma", "vof"),
    ("commanditaire vennootschap", "cv"), ("limited", "ltd"),
)  # fmt: skip
_SOUNDS = (
    ("eij", "i"), ("ij", "i"), ("ei", "i"), ("ey", "i"), ("y", "i"), ("ck", "k"), ("ph", "f"), ("ue", "u"),
    ("oe", "o"), ("sch", "sg"), ("cht", "gt"), ("th", "t"), ("c", "k"), ("x", "ks"), ("au", "ou"), ("dt", "t"),
)  # fmt: skip
_DOUBLES = re.compile(r"(.)\1+")
SHORT, LONG = 5, 9  # letters from which one, or two, may be wrong


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """How a folded word sounds, nearly: *Dijkstra* and *Dykstra*, *Meijer* and *Meier* are one."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    for written, heard in _SOUNDS:
        if written in word:
            word = word.replace(written, heard)
    return _DOUBLES.sub(r"\1", word)


# What thousands do: to look a name up by, the other words of it are better.
TRADES = frozenset(map(sound, (
    "bakkerij", "slagerij", "garage", "autobedrijf", "restaurant", "cafe", "hotel", "schildersbedrijf", "bouwbedrijf",
    "aannemersbedrijf", "installatiebedrijf", "loonbedrijf", "transport", "transportbedrijf", "advies", "consultancy",
    "makelaardij", "makelaars", "accountants", "advocaten", "administratiekantoor", "apotheek", "huisartsenpraktijk",
    "tandartspraktijk", "basisschool", "kinderopvang", "kinderdagverblijf", "kapsalon", "hoveniersbedrijf", "holding",
    "beheer", "bouw", "techniek", "installatietechniek", "metaalbewerking", "drukkerij", "kwekerij", "schoonmaak",
    "schoonmaakbedrijf", "verzekeringen", "uitzendbureau", "opticien", "fysiotherapie", "gebroeders", "zonen",
    "veiligheidsregio", "omgevingsdienst", "museum", "bibliotheek", "openbare", "welzijn", "centrum", "project",
)))  # fmt: skip


def is_mark(word: str) -> bool:
    """Whether the word tells two of one name apart."""
    return word in MARKS or len(word) == 1 or (not word.isalpha() and any(sign.isdigit() for sign in word))


def is_form(word: str) -> bool:
    return word in LEGAL_FORMS


def wrong_letters(one: str, other: str) -> bool:
    """Whether they are one word with a typing error: one wrong letter from five on, two from nine on."""
    shortest = min(len(one), len(other))
    if shortest < SHORT:
        return False
    most = 2 if shortest >= LONG else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def same_stem(one: str, other: str) -> bool:
    """*makelaars* and *makelaardij*, *advocaten* and *advocatenkantoor*."""
    shortest = min(len(one), len(other))
    common = next((at for at in range(shortest) if one[at] != other[at]), shortest)
    return common >= 7 and common * 4 >= shortest * 3
