"""Who took part in a contact moment, from the names in what was written down (A2). Pure.

A person is said by first name, by the name it is called by, or by last name, with or without its prefix. What two of
them are called says neither: of Jan de Vries and Jan Postma *Jan* tells nobody, *Jan Postma* tells one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from relaas.activities.jotting.phrases import first_said, words_of


@dataclass(frozen=True)
class Named:
    """What a person is called; any of it may be empty."""

    first_name: str = ""
    nickname: str = ""
    prefix: str = ""
    last_name: str = ""


def phrases_of(persons: Mapping[int, Named]) -> dict[int, list[str]]:
    """By what each of these persons, by id, is said: folded phrases that are of nobody else among them."""
    called = {id: _called(person) for id, person in persons.items()}
    borne = Counter(phrase for phrases in called.values() for phrase in phrases)
    return {id: [phrase for phrase in phrases if borne[phrase] == 1] for id, phrases in called.items()}


def guess_persons(text: str, phrases: Mapping[int, Sequence[str]]) -> list[int]:
    """Who of these (`phrases_of`) is said in the text, whoever is said first in front."""
    words = words_of(text)
    said = {id: place for id, each in phrases.items() if (place := first_said(words, each))}
    return [id for _place, id in sorted((place, id) for id, place in said.items())]


def _called(person: Named) -> list[str]:
    """All that this person goes by; a single letter is no name."""
    firsts = [person.first_name, person.nickname]
    last = f"{person.prefix} {person.last_name}"
    whole = [f"{first} {each}" for first in firsts if first for each in (last, person.last_name) if person.last_name]
    return _folded([*whole, *firsts, last if person.last_name else "", person.last_name])


def _folded(names: Iterable[str]) -> list[str]:
    folded = (words_of(name).strip() for name in names)
    return list(dict.fromkeys(name for name in folded if len(name) > 1))
