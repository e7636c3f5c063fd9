"""Who is who: whether a row and a relation, or two rows, are the same. Pure: what is known of both in, an answer out.

The rules, the surest first:

- **Code.** Both have one: the same code is the same party, another code another one, whatever else agrees.
- **OIN, RSIN, VAT number.** The same number, and names of which one holds the other (*Jansen* and *Jansen Holding*).
- **KvK number.** The same number and the same name: a number is shared by all that one body is called.
- **Mail address.** The same address and the same name.
- **Name and city.** The same name in the same city; where neither has a city, the mail addresses must not differ.
- Persons: the same name, and a mail address, an employer or the city in common.

Two that have both a number of one kind and differ in it are not the same, unless a surer number and the name say so.
Names are compared folded, without legal form at the end, `&` as *en*; two different legal forms are two names.
"""

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from relaas.kernel.folding import fold
from relaas.parties.names import GENERAL_WORDS, LEGAL_FORMS

NUMBERS = ("oin", "rsin", "vat_number", "kvk")
_COMMON_FORMS = ("bv", "nv", "vof", "cv")
_CITIES = {"s-gravenhage": "den haag", "den bosch": "s-hertogenbosch", "s hertogenbosch": "s-hertogenbosch"}


class Surely(IntEnum):
    """By what they are the same; a higher one is surer."""

    NOT = 0
    CITY = 1
    MAIL = 2
    KVK = 3
    VAT = 4
    RSIN = 5
    OIN = 6
    CODE = 7


_OF_ONE_BODY = {"oin": Surely.OIN, "rsin": Surely.RSIN, "vat_number": Surely.VAT}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: its words, and the legal form at its end."""

    words: str
    form: str = ""

    def is_same(self, other: "Name") -> bool:
        return self.words == other.words and (self.form == other.form or not self.form or not other.form)

    def holds(self, other: "Name") -> bool:
        """Whether all words of the other stand in this one, and one of them says more than *gemeente*."""
        these, those = set(self.words.split()), set(other.words.split())
        return those <= these and bool(those - GENERAL_WORDS)


@dataclass(slots=True)
class Known:
    """What is known of a party, or said by a row, as far as it tells who it is."""

    names: tuple[Name, ...]
    code: str = ""
    numbers: dict[str, str] = field(default_factory=dict)
    branch_number: str = ""
    cities: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    employers: frozenset[int] = frozenset()
    is_person: bool = False


def likeness(row: Known, other: Known) -> Surely:
    """By what a row is this other one, or that it is not."""
    if row.code and other.code:
        return Surely.CODE if row.code == other.code else Surely.NOT
    named_same = any(mine.is_same(theirs) for mine in row.names for theirs in other.names)
    if row.is_person:
        return _persons(row, other) if named_same else Surely.NOT
    conflict = any(other.numbers.get(kind, number) != number for kind, number in row.numbers.items())
    if conflict and not named_same:
        return Surely.NOT
    by_number = _by_number(row, other, named_same=named_same)
    if by_number:
        return by_number
    if not named_same or conflict:
        return Surely.NOT
    if row.branch_number and other.branch_number and row.branch_number != other.branch_number:
        return Surely.NOT
    if row.numbers.get("kvk") and row.numbers["kvk"] == other.numbers.get("kvk"):
        return Surely.KVK
    return _by_mail_or_city(row, other)


def numbers_differ(row: Known, other: Known) -> bool:
    """Whether their numbers alone say that they are two, whatever else is known of them (a code aside)."""
    if all(other.numbers.get(kind, number) == number for kind, number in row.numbers.items()):
        return False
    return not any(kind in row.numbers and row.numbers[kind] == other.numbers.get(kind) for kind in _OF_ONE_BODY)


def shared_numbers(row: Known, other: Known) -> list[str]:
    """The kinds of number that both have, the same one."""
    return [kind for kind, number in row.numbers.items() if other.numbers.get(kind) == number]


@lru_cache(maxsize=2_000)
def name_of(text: str) -> Name:
    """An organization's name as it is compared."""
    words = re.findall(r"[^\W_]+", fold(text).replace("&", " en ").replace("+", " en "))
    words = [*words[:-2], "".join(words[-2:])] if words[-2:] in (["b", "v"], ["n", "v"]) else words
    form: list[str] = []
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        form.insert(0, words.pop())
    return Name(" ".join(words), " ".join(form))


def spellings(text: str) -> set[str]:
    """How the folded names may be written that are the same as this one, to look them up by."""
    folded = fold(text)
    words = folded.split()
    form = words.pop() if len(words) > 1 and words[-1] in LEGAL_FORMS else ""
    core = " ".join(words)
    cores = {core}
    if " & " in core or " en " in core:
        cores |= {core.replace(" & ", " en "), core.replace(" en ", " & ")}
    return {folded, *cores, *(f"{each} {other}" for each in cores for other in ((form,) if form else _COMMON_FORMS))}


def city_of(text: str) -> str:
    """A city as it is compared; a city with two names has one here."""
    plain = fold(text)
    return _CITIES.get(plain, plain)


def city_spellings(compared: str) -> set[str]:
    """How a city may be written, folded, that is compared as this one."""
    return {compared, *(other for other, one in _CITIES.items() if one == compared)}


def _by_number(row: Known, other: Known, *, named_same: bool) -> Surely:
    """By a number that is of one body; the names may differ as far as one holds the other."""
    for kind, surely in _OF_ONE_BODY.items():
        if row.numbers.get(kind) and row.numbers[kind] == other.numbers.get(kind):
            agree = named_same or any(
                mine.holds(theirs) or theirs.holds(mine) for mine in row.names for theirs in other.names
            )
            return surely if agree else Surely.NOT
    return Surely.NOT


def _by_mail_or_city(row: Known, other: Known) -> Surely:
    if row.mails & other.mails:
        return Surely.MAIL
    if row.cities & other.cities:
        return Surely.CITY
    if row.cities or other.cities or (row.mails and other.mails):
        return Surely.NOT
    return Surely.CITY


def _persons(row: Known, other: Known) -> Surely:
    if row.employers & other.employers:
        return Surely.KVK
    if row.employers and other.employers and not row.mails & other.mails:
        return Surely.NOT
    return _by_mail_or_city(row, other)
