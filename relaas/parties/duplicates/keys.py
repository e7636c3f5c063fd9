"""By what a party is looked up among a million: a few numbers made of what is known of it. Pure.

Two that may be one have at least one key in common. A key is a hash, so that the index is small and tells nothing;
that two different things should have one hash only costs a comparison. Keys made of a name go with the city, for a
name is had by thousands and in one city by a few; the whole name, in whatever order and with or without spaces, is a
key of its own.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple, Self

from relaas.kernel.folding import fold
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.organization_names import Name, names_of
from relaas.parties.duplicates.person_names import called_in_full, person_name
from relaas.parties.duplicates.words import TRADES, sound

BEGINNING = 4  # letters of a word that must be right
_SHORT_BEGINNING = 3
_WIDE = frozenset({"word", "last", "domain", "place", "born"})
_NAMED = frozenset({"name", "words"})  # of an organization
_MOST_WORDS = 3
_MOST_OF_EACH = 5  # mail addresses, telephones, places … of one party


class Keys(NamedTuple):
    """The keys of a party: all of them, those that few have in common (numbers, ways to be reached, the name), and
    those of these that are made of its name alone."""

    every: frozenset[int]
    narrow: frozenset[int]
    named: frozenset[int]

    @classmethod
    def of(cls, facts: Facts) -> Self:
        kind = "p" if facts.is_person else "o"
        named = _of_person(facts) if facts.is_person else _of_organization(facts)
        keys = {text: _hashed(f"{kind}{text}") for text in (*_of_numbers(facts), *named)}
        kinds = [(text.partition(" ")[0], key) for text, key in keys.items()]
        few = frozenset(key for kind, key in kinds if kind not in _WIDE)
        return cls(frozenset(keys.values()), few, frozenset(key for kind, key in kinds if kind in _NAMED))


def keys_of(facts: Facts) -> frozenset[int]:
    """The keys of a party or of what somebody typed."""
    return Keys.of(facts).every


def _of_numbers(facts: Facts) -> Iterator[str]:
    for kind, values in (
        ("kvk", [facts.kvk]), ("oin", [facts.oin]), ("fiscal", facts.fiscal), ("iban", facts.ibans),
        ("email", facts.emails), ("phone", facts.phones), ("place", facts.places),
        ("domain", () if facts.is_person else facts.domains),
    ):  # fmt: skip
        yield from (f"{kind} {value}" for value in sorted(values)[:_MOST_OF_EACH] if value)


def _of_organization(facts: Facts) -> Iterator[str]:
    names = [name for text in facts.names for name in names_of(text)]
    yield from (f"name {''.join(sorted(name.joined))}" for name in names)
    words = {word for name in names for word in _telling(name)}
    words |= {sound(each) for name in names for each in name.initials}
    words |= {sound(fold(facts.search_code))} if facts.search_code else set()
    for city in sorted(facts.cities)[:_MOST_OF_EACH]:
        yield from (f"word {city} {beginning}" for beginning in {word[:BEGINNING] for word in words if word})
        yield from (f"words {city} {_beginnings(name)}" for name in names if len(name.core) > 1)


def _telling(name: Name) -> list[str]:
    """The words that say most of who it is: no trade if there is another, the longest first."""
    words = [word for word in name.core if word not in TRADES] or list(name.core)
    return sorted(words, key=lambda word: (-len(word), word))[:_MOST_WORDS]


def _beginnings(name: Name) -> str:
    """Of all its words, in whatever order: few have them in one city, also where each word is common."""
    return " ".join(sorted(word[:_SHORT_BEGINNING] for word in name.core))


def _of_person(facts: Facts) -> Iterator[str]:
    name = person_name(facts)
    letters = sorted({first[0] for first in called_in_full(name)} | set(name.initials[:1]))
    for last in sorted({name.last, *name.lasts} - {""}):
        wholes = ["".join(sorted(first + last)) for first in map(sound, name.firsts[:2])]
        yield from (f"whole {whole}" for whole in wholes)
        for city in sorted(facts.cities)[:_MOST_OF_EACH]:
            yield from (f"whole {whole} {city}" for whole in wholes)
            yield from (f"last {city} {last[:BEGINNING]} {letter}" for letter in letters)
        yield from (f"work {employer} {last[:BEGINNING]}" for employer in sorted(facts.employers)[:_MOST_OF_EACH])
    if facts.birth_date:
        yield from (f"born {facts.birth_date} {letter}" for letter in letters)


def _hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
