"""Persons' names: how two of them are to each other. Pure."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from relaas.kernel.folding import fold
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.words import sound, wrong_letters

LONGEST = 120
_PREFIXES = frozenset({
    "van", "von", "de", "den", "der", "des", "t", "s", "het", "te", "ten", "ter", "tot", "op", "opt", "in", "uit",
    "aan", "bij", "over", "voor", "la", "le", "el", "al", "ben", "v", "d", "vd", "vdr", "vt",
})  # fmt: skip
_SHORTENED = {"vd": "v d", "vdr": "v d", "vt": "v t", "van": "v", "von": "v", "opt": "op t", "het": "t"}
_ARTICLES = frozenset({"de", "den", "der", "d"})
# The name in the register, and how people are called.
_CALLED = {
    "johannes": "jan johan hans joop hannes",
    "johanna": "hanneke joke hanna jo annie johanneke",
    "albert": "bert ab",
    "albertus": "bert ab albert",
    "maria": "ria mieke marie miep riet marijke marja",
    "wilhelmina": "willy wil mien mina",
    "cornelis": "kees cor cees",
    "cornelia": "corrie nel cora",
    "petrus": "piet peter pieter",
    "pieter": "piet",
    "hendrik": "henk rik harry",
    "hendrikus": "henk hendrik",
    "willem": "wim pim",
    "jacobus": "koos jaap co",
    "jacob": "jaap",
    "gerardus": "gerard ger gerrit",
    "antonius": "ton toon anton tonny",
    "anton": "ton",
    "theodorus": "theo",
    "franciscus": "frans",
    "adrianus": "ad arie adriaan",
    "adriaan": "ad arie",
    "elisabeth": "els lies betty liesbeth bep elly",
    "catharina": "karin trien toos ina tineke",
    "nicolaas": "klaas nico",
    "margaretha": "greet margriet marga gre",
    "geertruida": "truus geertje",
    "christiaan": "chris",
    "robert": "rob bob",
    "thomas": "tom",
    "martinus": "martin tinus",
    "matthijs": "thijs",
    "bartholomeus": "bart",
    "alexander": "alex sander",
    "mohammed": "mohamed mo",
    "benjamin": "ben",
    "leonardus": "leo",
    "josephus": "jos sjef jef",
    "jozef": "jos sjef",
}


class First(Enum):
    """How two first names are to each other, the surest first."""

    SAME = "same"
    CALLED = "called"
    NEAR = "near"
    INITIAL = "initial"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


class Last(Enum):
    SAME = "same"
    NEAR = "near"
    MARRIED = "married"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as it is compared: `firsts` by which it is called, `lasts` the parts of a double name."""

    firsts: tuple[str, ...]
    initials: str
    prefix: str
    last: str
    lasts: frozenset[str]


@lru_cache(maxsize=2_000)
def person_name(facts: Facts) -> PersonName:
    """What there is of it. A prefix that was left with the last name is taken off; the first of two names counts."""
    words = re.findall(r"[^\W_]+", fold(f"{facts.prefix} {facts.last_name}"[:LONGEST]).replace("-", " - "))
    behind = next((at for at, word in enumerate(words) if word not in _PREFIXES), max(len(words) - 1, 0))
    last = "".join(map(sound, words[behind:]))
    parts = [_without_prefix(part) for part in fold(facts.last_name[:LONGEST]).split("-") if part.strip()]
    initials = "".join(re.findall(r"[^\W\d_]", fold(facts.initials)))
    return PersonName(
        firsts=_firsts(facts), initials=initials, prefix=_prefix(words[:behind]), last=last,
        lasts=frozenset(part for part in parts if part) if len(parts) > 1 else frozenset({last} if last else ()),
    )  # fmt: skip


def compare_last(one: PersonName, other: PersonName) -> Last:
    """Last names; *Jansen-Visser* and *Visser* may be one before and after a marriage."""
    if not one.last or not other.last:
        return Last.OTHER
    if one.last == other.last:
        return Last.SAME
    if wrong_letters(one.last, other.last):
        return Last.NEAR
    double = len(one.lasts) != len(other.lasts)
    return Last.MARRIED if double and one.lasts & other.lasts else Last.OTHER


def compare_first(one: PersonName, other: PersonName) -> First:
    """First names, else initials."""
    if one.firsts and other.firsts:
        return _compare_firsts(one.firsts, other.firsts)
    mine, theirs = (name.initials or "".join(first[0] for first in name.firsts[:1]) for name in (one, other))
    if not mine or not theirs:
        return First.UNKNOWN
    agree = mine.startswith(theirs) or theirs.startswith(mine)
    if not agree:
        return First.DIFFERENT
    return First.SAME if mine == theirs and len(mine) > 1 else First.INITIAL


def is_swapped(one: PersonName, other: PersonName) -> bool:
    """Whether what one calls the first name the other calls the last."""
    return bool(one.last and other.last) and sound(one.last) in map(sound, other.firsts) and (
        sound(other.last) in map(sound, one.firsts)
    )  # fmt: skip


def prefixes_differ(one: PersonName, other: PersonName) -> bool:
    return bool(one.prefix and other.prefix) and one.prefix != other.prefix


def called_in_full(name: PersonName) -> set[str]:
    """The first names, and those in the register that people so called may have."""
    return {*name.firsts, *(full for full, called in _CALLED.items() if set(called.split()) & set(name.firsts))}


def _compare_firsts(mine: tuple[str, ...], theirs: tuple[str, ...]) -> First:
    if set(map(sound, mine)) & set(map(sound, theirs)):
        return First.SAME
    if any(_is_called(one, other) or _is_called(other, one) for one in mine for other in theirs):
        return First.CALLED
    if any(len(one) > 5 and wrong_letters(one, other) for one in mine for other in theirs):
        return First.NEAR
    return First.DIFFERENT


def _is_called(registered: str, called: str) -> bool:
    return called in _CALLED.get(registered, "").split()


def _firsts(facts: Facts) -> tuple[str, ...]:
    """*Anne-Marie* is *Annemarie*; of *Pieter Jan* also *Pieter*."""
    whole = re.sub(r"[^\w ]|_", "", fold(facts.first_name[:LONGEST]))
    called = re.sub(r"[^\w ]|_", "", fold(facts.nickname[:LONGEST]))
    words = [called, "".join(whole.split()), *whole.split()[:1]]
    return tuple(dict.fromkeys(word for word in words if word))


def _without_prefix(part: str) -> str:
    words = re.findall(r"[^\W_]+", part)
    behind = next((at for at, word in enumerate(words) if word not in _PREFIXES), max(len(words) - 1, 0))
    return "".join(map(sound, words[behind:]))


def _prefix(words: list[str]) -> str:
    """*v.d.* may be *van de*, *van den* or *van der*: those are written as one, and other ones as they are."""
    plain = " ".join(_SHORTENED.get(word, word) for word in words).split()
    return " ".join("d" if word in _ARTICLES else word for word in plain)
