"""Who of those that are there may be meant by rows, and by which of them each row finds somebody."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from relaas.kernel.actors import Actor
from relaas.parties import names
from relaas.parties.importing import lookups
from relaas.parties.importing.likeness import (
    NUMBERS,
    Known,
    Name,
    city_of,
    city_spellings,
    name_of,
    numbers_differ,
    spellings,
)
from relaas.parties.importing.reading import Read
from relaas.parties.models import Address, Channel, ChannelType, Employment, Kind, Party

type Key = tuple[str, str]

MANY = 100  # parties with one number: more are not compared by it, only by their names
_COLUMNS = ("id", "kind", "name", "legal_name", "sort_name", "code", "branch_number", "archived_at", *NUMBERS)


@dataclass(slots=True)
class Candidate:
    """Somebody who is there."""

    id: int
    kind: str
    name: str
    is_archived: bool
    known: Known


def known_of(read: Read, employer: int | None) -> Known:
    """What a row says about who it is."""
    facts = read.facts
    is_person = read.kind == Kind.PERSON
    return Known(
        names=_names(read),
        code=facts.get("code", ""),
        numbers={kind: facts[kind] for kind in NUMBERS if kind in facts},
        branch_number=facts.get("branch_number", ""),
        cities=frozenset(city_of(address["city"]) for address in read.addresses if "city" in address),
        mails=_mails(read),
        employers=frozenset([employer]) if employer else frozenset(),
        is_person=is_person,
    )


def keys_of(known: Known) -> list[Key]:
    """By what two rows of one file may be the same."""
    keys = [(kind, number) for kind, number in known.numbers.items()]
    keys += [("name", name.words) for name in known.names]
    return [*keys, ("code", known.code)] if known.code else keys


class Candidates:
    """Those whom these rows may mean, as far as `by` sees them (U2): who is not seen is not found."""

    def __init__(self, rows: Iterable[tuple[Read, Known]], by: Actor) -> None:
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._spellings: dict[int, set[str]] = {}
        all_rows = list(rows)
        found = self._look_up(all_rows)
        self._there = _loaded(found, by)
        self._of = {read.number: self._found(read, known) for read, known in all_rows}
        _add_surroundings({candidate.id: candidate for some in self._of.values() for candidate in some})

    def of(self, read: Read) -> list[Candidate]:
        """Who may be meant by this row, by all that their numbers say."""
        return self._of[read.number]

    def _found(self, read: Read, known: Known) -> list[Candidate]:
        keys: list[Key] = [(kind, read.facts[kind]) for kind in NUMBERS if kind in read.facts]
        keys += [("name", spelling) for spelling in self._spellings[read.number]]
        keys += [("email", mail) for mail in known.mails]
        if read.led_to:
            keys.append(("former", str(read.led_to)))
        if "code" in read.facts:
            keys.append(("code", read.facts["code"]))
        ids = dict.fromkeys(id for key in keys if key in self._by_key for id in self._by_key[key])
        found = (self._there[id] for id in ids if id in self._there)
        same_kind = [candidate for candidate in found if candidate.kind == read.kind]
        if known.code or read.led_to:  # a code says more than the other numbers
            return same_kind
        return [candidate for candidate in same_kind if not numbers_differ(known, candidate.known)]

    def have_code(self, code: str) -> bool:
        """Whether somebody has this code, seen or not."""
        return bool(self._by_key.get(("code", code)))

    def with_number(self, kind: str, number: str) -> list[Candidate]:
        """Who has this number."""
        return [self._there[id] for id in self._by_key.get((kind, number), ()) if id in self._there]

    def _look_up(self, rows: Collection[tuple[Read, Known]]) -> set[int]:
        """All keys of all rows. By name one is looked for in the cities of the row, and among those without a city."""
        self._put("code", lookups.by_code(known.code for _read, known in rows if known.code))
        self._put("former", [(str(read.led_to), read.led_to) for read, _known in rows if read.led_to])
        for kind in NUMBERS:
            numbers = (known.numbers[kind] for _read, known in rows if kind in known.numbers)
            self._put(kind, lookups.by_number(kind, numbers))
        self._put("email", _lowered(lookups.by_number("email", _written_mails(rows))))
        places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for read, known in rows:
            self._spellings[read.number] = names = _spellings(read)
            cities = {spelling for city in known.cities for spelling in city_spellings(city)} | {""}
            places[read.kind] += [(city, name) for city in cities for name in names]
        for kind, wanted in places.items():
            self._put("name", lookups.by_place(kind, wanted))
        staff = [
            (employer, name.words) for _read, known in rows for employer in known.employers for name in known.names
        ]
        self._put("name", lookups.at_employers(staff))
        return {id for ids in self._by_key.values() for id in ids}

    def _put(self, kind: str, found: Iterable[tuple[str, int]]) -> None:
        for value, id in found:
            ids = self._by_key[kind, value]
            if len(ids) < MANY or kind == "name":
                ids.append(id)


def _loaded(ids: Collection[int], by: Actor) -> dict[int, Candidate]:
    if not ids:
        return {}
    parties = Party.objects.visible_to(by).filter(pk__in=ids).values(*_COLUMNS)
    return {party["id"]: _candidate(party) for party in parties}


def _candidate(party: Mapping[str, Any]) -> Candidate:
    is_person = party["kind"] == Kind.PERSON
    texts = [text for text in (party["name"], party["legal_name"]) if text]
    known = Known(
        names=(Name(party["sort_name"]),) if is_person else tuple(dict.fromkeys(map(name_of, texts))),
        code=party["code"] or "",
        numbers={kind: party[kind] for kind in NUMBERS if party[kind]},
        branch_number=party["branch_number"],
        is_person=is_person,
    )
    return Candidate(party["id"], party["kind"], party["name"], party["archived_at"] is not None, known)


def _add_surroundings(candidates: Mapping[int, Candidate]) -> None:
    """Cities, mail addresses and employers, for those who may be meant."""
    if not candidates:
        return
    cities, mails, employers = defaultdict(set), defaultdict(set), defaultdict(set)
    addresses = Address.objects.filter(party_id__in=candidates).exclude(city="")
    for id, city in addresses.values_list("party_id", "city"):
        cities[id].add(city_of(city))
    channels = Channel.objects.filter(party_id__in=candidates, type=ChannelType.EMAIL)
    for id, mail in channels.values_list("party_id", "value"):
        mails[id].add(mail.lower())
    persons = [id for id, candidate in candidates.items() if candidate.known.is_person]
    if persons:
        work = Employment.objects.filter(person_id__in=persons)
        for id, employer, mail in work.values_list("person_id", "organization_id", "work_email"):
            employers[id].add(employer)
            mails[id] |= {mail.lower()} if mail else set()
    for id, candidate in candidates.items():
        known = candidate.known
        known.cities, known.mails = frozenset(cities[id]), frozenset(mails[id])
        known.employers = frozenset(employers[id])


def _written_mails(rows: Iterable[tuple[Read, Known]]) -> Iterator[str]:
    """As they are written and in lower case."""
    for read, known in rows:
        yield from known.mails
        yield from (channel["value"] for channel in read.channels if channel["type"] == ChannelType.EMAIL)


def _lowered(found: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(mail.lower(), id) for mail, id in found]


def _names(read: Read) -> tuple[Name, ...]:
    if read.kind == Kind.PERSON:
        return (Name(_person_key(read)),)
    return (name_of(read.facts["name"]),)


def _spellings(read: Read) -> set[str]:
    if read.kind == Kind.PERSON:
        return {_person_key(read)}
    return {spelling[: names.SORT_LENGTH].rstrip() for spelling in spellings(read.facts["name"])}


def _person_key(read: Read) -> str:
    parts = ("title", "initials", "first_name", "nickname", "prefix", "last_name")
    return names.person_sort_key(names.Parts(**{part: read.facts.get(part, "") for part in parts}))


def _mails(read: Read) -> frozenset[str]:
    mails = {channel["value"].lower() for channel in read.channels if channel["type"] == ChannelType.EMAIL}
    work = read.employment.get("work_email")
    return frozenset(mails | {work.lower()} if work else mails)
