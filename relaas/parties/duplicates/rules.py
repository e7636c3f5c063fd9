"""Whether two parties are likely one: what is known of both in, a score with its reasons out. Pure (P11).

It does not matter which of the two comes first. An organization and a person are never one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.organization_names import Like, compare_names, forms_differ
from relaas.parties.duplicates.person_names import (
    First,
    Last,
    compare_first,
    compare_last,
    is_swapped,
    person_name,
    prefixes_differ,
)  # fmt: skip
from relaas.parties.duplicates.weights import FURTHER, LIKELY, MOST, ORGANIZATION, PERSON


@dataclass(frozen=True, slots=True)
class Reason:
    """A piece of evidence: its name in the table of weights, its points, and the value that agrees."""

    name: str
    points: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two are one, 0 to 100, with what speaks for it and against it, the weightiest first."""

    score: int
    reasons: tuple[Reason, ...] = ()

    @property
    def is_likely(self) -> bool:
        return self.score >= LIKELY


def likeness(one: Facts, other: Facts) -> Likeness:
    """How sure it is that these two are one party."""
    if one.is_person != other.is_person:
        return Likeness(0)
    reasons = _of_persons(one, other) if one.is_person else _of_organizations(one, other)
    total = sum(reason.points for reason in reasons)
    said = sorted((reason for reason in reasons if reason.points), key=lambda each: (-abs(each.points), each.name))
    return Likeness(max(0, min(MOST, total)), tuple(said))


def _of_organizations(one: Facts, other: Facts) -> list[Reason]:
    weights = ORGANIZATION
    reasons = [*_numbers(one, other), *_reached(one, other, weights, ("iban", "email", "phone", "place", "domain"))]
    reasons.append(_named(one, other))
    if forms_differ(one.names, other.names):
        reasons.append(Reason("form_differs", weights["form_differs"]))
    if one.branch_number and other.branch_number and one.branch_number != other.branch_number:
        reasons.append(Reason("branch_differs", weights["branch_differs"]))
    if _are_branches(one, other):
        reasons.append(Reason("branch", weights["branch"]))
    return [*reasons, *_around(one, other, weights)]


def _are_branches(one: Facts, other: Facts) -> bool:
    """Whether one is the head office of the other, or both have the same one."""
    heads = {one.branch_of, other.branch_of} - {0}
    return bool(heads & {one.id, other.id}) or (len(heads) == 1 and one.branch_of == other.branch_of)


def _numbers(one: Facts, other: Facts) -> list[Reason]:
    """The number by which others know it; each kind that both have and differ in speaks against."""
    same, different = [], []
    for kind, mine, theirs in (
        ("kvk", _of(one.kvk), _of(other.kvk)),
        ("vat_number", _of(one.vat_number), _of(other.vat_number)),
        ("fiscal", one.fiscal, other.fiscal),
        ("oin", _of(one.oin), _of(other.oin)),
    ):
        if not (mine and theirs):
            continue
        if mine & theirs:
            same.append((kind, min(mine & theirs)))
        elif kind != "vat_number":  # that is in the fiscal number too
            different.append(Reason(f"{kind}_differs", ORGANIZATION["number_differs"]))
    return [*(Reason(kind, ORGANIZATION["number"], value) for kind, value in same[:1]), *different]


def numbers_differ(one: Facts, other: Facts) -> bool:
    """Whether both have a number of one kind by which others know it, and differ in it."""
    return any(reason.points < 0 for reason in _numbers(one, other))


def _named(one: Facts, other: Facts) -> Reason:
    compared = compare_names(one.names, other.names, one.cities | other.cities)
    like, shown = compared.like, round(compared.part * 100)
    if like not in (Like.SAME, Like.NUMBERED) and _is_search_code(one, other):
        like = Like.ABBREVIATED
    points = ORGANIZATION[f"name_{like.value}"]
    points = round(points * compared.part) if like == Like.NEAR else points
    return Reason(f"name_{like.value}", points, str(shown))


def _is_search_code(one: Facts, other: Facts) -> bool:
    """One is called what the other is looked for by."""
    return any(
        long.search_code and any(name.upper() == long.search_code for name in short.names)
        for short, long in ((one, other), (other, one))
    )


def _of_persons(one: Facts, other: Facts) -> list[Reason]:
    reasons = _reached(one, other, PERSON, ("email", "iban", "phone", "employer", "place"))
    reasons += [*_called(one, other), *_around(one, other, PERSON)]
    if one.birth_date and other.birth_date:
        name = "birth_date" if one.birth_date == other.birth_date else "birth_date_differs"
        reasons.append(Reason(name, PERSON[name]))
    return reasons


def _called(one: Facts, other: Facts) -> list[Reason]:
    mine, theirs = person_name(one), person_name(other)
    if is_swapped(mine, theirs):
        return [Reason("name_same", PERSON["first_same"])]
    first, last = compare_first(mine, theirs), compare_last(mine, theirs)
    if last == Last.OTHER and first not in (First.SAME, First.CALLED):
        return [Reason("last_other_first_other", PERSON["last_other_first_other"])]
    whole = first == First.SAME and last == Last.SAME
    reasons = [Reason("name_same" if whole else f"first_{first.value}", PERSON[f"first_{first.value}"])]
    if last != Last.SAME:
        reasons.append(Reason(f"last_{last.value}", PERSON[f"last_{last.value}"]))
    if last in (Last.SAME, Last.NEAR) and mine.prefix != theirs.prefix:
        name = "prefix_differs" if prefixes_differ(mine, theirs) else "prefix_missing"
        reasons.append(Reason(name, PERSON[name]))
    return reasons


_WAYS: dict[str, Callable[[Facts], frozenset[str]]] = {
    "iban": lambda facts: facts.ibans,
    "email": lambda facts: facts.emails,
    "phone": lambda facts: facts.phones,
    "place": lambda facts: facts.places,
    "domain": lambda facts: facts.domains,
    "employer": lambda facts: frozenset(map(str, facts.employers)),
}


def _reached(one: Facts, other: Facts, weights: dict[str, int], ways: Iterable[str]) -> list[Reason]:
    """How both are reached: the weightiest counts whole, each further one little: an office has them together."""
    both = ((way, _WAYS[way](one) & _WAYS[way](other)) for way in ways)
    same = [(way, min(values)) for way, values in both if values]
    if any(way == "email" for way, _value in same):
        same = [(way, value) for way, value in same if way != "domain"]
    same.sort(key=lambda each: -weights[each[0]])
    return [Reason(way, FURTHER if at else weights[way], value) for at, (way, value) in enumerate(same)]


def _around(one: Facts, other: Facts, weights: dict[str, int]) -> list[Reason]:
    """The city, and what both have and differ in."""
    reasons = []
    if one.cities and other.cities:
        same = one.cities & other.cities
        name = "city" if same else "city_differs"
        reasons.append(Reason(name, weights[name], min(same, default="")))
    for way, of in _WAYS.items():
        if points := weights.get(f"{way}_differs"):
            mine, theirs = of(one), of(other)
            if mine and theirs and not mine & theirs:
                reasons.append(Reason(f"{way}_differs", points))
    return reasons


def _of(number: str) -> frozenset[str]:
    return frozenset({number}) if number else frozenset()
