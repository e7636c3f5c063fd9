"""Organizations' names: what they are made of, and how two of them are to each other. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from relaas.kernel.folding import fold
from relaas.parties.duplicates.words import (
    BESIDE,
    BODIES,
    FORMS,
    GENERAL,
    PARTICLES,
    WRITTEN,
    is_form,
    is_mark,
    same_stem,
    sound,
    wrong_letters,
)  # fmt: skip

LONGEST = 250  # letters of a name that are looked at
_MOST_WORDS = 12
_ALSO = re.compile(r"\bh/o\b|\bv/h\b|\bthodn\b|\bhandelend onder(?: de naam)?\b|\bvoorheen\b")
_BRACKETS = re.compile(r"\(([^()]{3,})\)")
_PLACES = (("s-hertogenbosch", "den bosch"), ("s hertogenbosch", "den bosch"), ("s-gravenhage", "den haag"))
_INITIALS = range(3, 9)
_BESIDE = frozenset(map(sound, BESIDE))
_LEFT_OUT = PARTICLES | GENERAL | BODIES


class Like(Enum):
    """How one name is to another."""

    SAME = "same"
    ABBREVIATED = "abbreviated"
    NEAR = "near"
    HOLDS = "holds"
    CROSSED = "crossed"
    OTHER = "other"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a name: the words that count, as they sound; what tells apart; legal form; initials."""

    core: tuple[str, ...]
    marks: frozenset[str]
    bodies: frozenset[str]
    form: str
    joined: str
    initials: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """How two names are to each other; `part` is how much of them is alike, 0 to 1."""

    like: Like
    part: float = 0.0


@lru_cache(maxsize=2_000)
def names_of(text: str) -> tuple[Name, ...]:
    """All that a name says that it is called: what stands in brackets or behind *h/o* is a name too."""
    plain = fold(text[:LONGEST])
    for written, said in (*_PLACES, *FORMS, ("tot beheer", " ")):
        plain = plain.replace(written, said)
    parts = [part for part in _ALSO.split(_BRACKETS.sub(" ", plain)) if part.strip()]
    parts += [part for text in _BRACKETS.findall(plain) for part in _ALSO.split(text) if part.strip()]
    return tuple(dict.fromkeys(name for part in parts if (name := _name(part)).joined))


def compare_names(mine: Iterable[str], theirs: Iterable[str], cities: frozenset[str]) -> Compared:
    """The best that any two of their names are to each other. `cities`, as compared, say little within a name."""
    little = frozenset(sound(word) for city in cities for word in city.split())
    pairs = [
        _compare(one, other, little)
        for mine_text in mine for one in names_of(mine_text)
        for theirs_text in theirs for other in names_of(theirs_text)
    ]  # fmt: skip
    return max(pairs, key=lambda pair: (_ORDER.index(pair.like), pair.part), default=Compared(Like.OTHER))


def forms_differ(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both have a legal form, and another one."""
    my_forms, their_forms = (
        {name.form for text in texts for name in names_of(text) if name.form} for texts in (mine, theirs)
    )
    return bool(my_forms and their_forms) and my_forms.isdisjoint(their_forms)


_ORDER = (Like.NUMBERED, Like.OTHER, Like.CROSSED, Like.HOLDS, Like.NEAR, Like.ABBREVIATED, Like.SAME)


def _name(part: str) -> Name:
    words = re.findall(r"[^\W_]+", part.replace("&", " en ").replace("+", " en "))[:_MOST_WORDS]
    form = ""
    if words[-2:] in (["b", "v"], ["n", "v"]):
        words = [*words[:-2], "".join(words[-2:])]
    while len(words) > 1 and (is_form(words[-1]) or words[-1] == "io"):
        form = words.pop() if words[-1] != "io" else (words.pop() and form)
    letters = [word[0] for word in words]
    strict = [word[0] for word in words if word not in PARTICLES]
    said = [WRITTEN.get(word, word) for word in words]
    bodies = frozenset(word for word in said if word in BODIES)
    kept = [word for word in said if word not in _LEFT_OUT]
    kept = kept or [word for word in said if word not in PARTICLES] or said
    marks = frozenset(sound(word) for word in kept if is_mark(word))
    core = tuple(sound(word) for word in kept if not is_mark(word))
    initials = frozenset("".join(each) for each in (letters, strict) if len(each) in _INITIALS)
    return Name(core, marks, bodies, form, "".join(map(sound, kept)) or part.strip(), initials)


def _compare(one: Name, other: Name, little: frozenset[str]) -> Compared:
    apart = bool(one.bodies and other.bodies) and one.bodies.isdisjoint(other.bodies)
    if one.joined == other.joined and not apart:
        return Compared(Like.SAME, 1.0)
    if one.marks and other.marks and one.marks != other.marks:
        return Compared(Like.NUMBERED)
    found = _aligned(one, other, little)
    if apart or _is_abbreviated(one, other):
        return Compared(Like.CROSSED if apart else Like.ABBREVIATED, 1.0)
    return found


def _is_abbreviated(one: Name, other: Name) -> bool:
    """*NNVG* of *Noord Nederlandse Verzekerings Groep*."""
    return any(
        len(short.core) == 1 and any(sound(each) == short.core[0] for each in long.initials)
        for short, long in ((one, other), (other, one))
    )


def _aligned(one: Name, other: Name, little: frozenset[str]) -> Compared:
    """Each word beside the one that it is most like; then what is left over on both sides says what they are."""
    mine, theirs = _without_little(one, other, little), _without_little(other, one, little)
    left, alike = list(theirs), []
    more = []
    for word in mine:
        part, best = max(((_part(word, each), each) for each in left), default=(0.0, ""))
        if part:
            left.remove(best)
            alike.append(part)
        else:
            more.append(word)
    more += sorted(one.marks - other.marks)
    left += sorted(other.marks - one.marks)
    if not alike:
        return Compared(Like.OTHER)
    more += sorted(one.bodies - other.bodies) if left else []
    left += sorted(other.bodies - one.bodies) if more and not one.bodies else []
    whole = sum(alike) / max(len(alike) + max(len(more), len(left)), 1)
    if more and left:
        return Compared(Like.CROSSED, whole)
    if more or left:
        return Compared(Like.CROSSED if _BESIDE.intersection([*more, *left]) else Like.HOLDS, whole)
    part = min(alike, default=1.0)
    return Compared(Like.SAME if part == 1 else Like.NEAR, part)


def _without_little(name: Name, other: Name, little: frozenset[str]) -> list[str]:
    """Its words without those of the city that only this name has, unless nothing else is left."""
    kept = [word for word in name.core if word not in little or word in other.core]
    return kept or list(name.core)


def _part(one: str, other: str) -> float:
    """How much of two words is alike: all, all but a typing error, or the stem."""
    if one == other:
        return 1.0
    if wrong_letters(one, other):
        return 0.9
    return 0.8 if same_stem(one, other) else 0.0
