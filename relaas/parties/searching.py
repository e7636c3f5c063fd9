"""Finding parties by what somebody types: by any of their names and numbers, or a person by where it works.

The order: exact search code, exact code, beginning of the name, beginnings of words, any part of a word. At most 200
candidates are looked at; what must come first is therefore asked of an index of its own. A mistake of one letter is
forgiven when hardly anything was found without.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.found_often import newest_found, rows_found_often, values_found_often
from relaas.kernel.near_words import is_found, is_near, may_be_wrong, near_rows
from relaas.kernel.search import LONGEST_QUESTION, found_words, has_words, is_common, pk_in, some_ids, words_of
from relaas.kernel.search_index import PIECE
from relaas.parties.answers import Answer
from relaas.parties.models import Employment, Kind, Party
from relaas.parties.models.party_queries import PartyQuerySet
from relaas.parties.responsibility import sees_few
from relaas.parties.typed_numbers import words_of_number

CANDIDATES = 200
BEGINNING = 20  # of each list, whose names begin so
LITTLE = 3  # fewer than this many: maybe something was typed wrong
EMPLOYERS = 200
MOST_SPLITS = 3  # of what was typed in a person and its organization
COMMON_BEGINNING = 2_000  # rows with a word of one or two letters; more are not looked at
# The lists whose indexes know names by their beginning (`models.party_indexes`).
_LISTS = (Q(is_relation=True), Q(kind=Kind.PERSON), Q(is_relation=False, kind=Kind.ORGANIZATION))


class Rank(IntEnum):
    """How well a party answers to what was typed; the lowest comes first."""

    SEARCH_CODE = 0
    CODE = 1
    NAME = 2
    BEGINNINGS = 3
    MIDDLES = 4
    NEARLY = 5


@dataclass(frozen=True)
class Typed:
    """What somebody typed, in the forms in which it is looked for."""

    text: str
    folded: str
    readings: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return self.readings[0]


def read_typed(text: str) -> Typed:
    """Its words, and where it looks like a number or a postcode that as well."""
    plain = " ".join(text.replace("\0", " ").split())[:LONGEST_QUESTION].encode(errors="ignore").decode()
    return Typed(
        plain, fold(plain), tuple(dict.fromkeys(each for each in (words_of(plain), words_of_number(plain)) if each))
    )


def find_parties(text: str, viewer: Actor, *, kinds: Iterable[Kind] = Kind, most: int = CANDIDATES) -> list[Answer]:
    """At most so many parties of these kinds that the viewer may see, the best first. Archived ones are left out."""
    typed = read_typed(text)
    if not typed.readings:
        return []
    seen = _Seen(viewer, frozenset(kinds), sees_few(viewer))
    found = {party.pk: party for party in _candidates(typed, seen)}
    ranked = [(rank(party, typed), party) for party in found.values()]
    if len(ranked) < LITTLE and len(typed.folded) >= PIECE:
        words = typed.words  # of one word alone a letter may be wrong also where somebody is called so
        missing = [word for word in words if len(words) == 1 or not is_found(Party, (word,))]
        more = _nearly(words, missing, seen) if missing else _at_employers(words, seen)
        ranked += [(Rank.NEARLY, party) for party in more if party.pk not in found]
    order = sorted({party.pk: (at, party) for at, party in reversed(ranked)}.values(), key=_order)
    return [party for _rank, party in order[:most]]


@dataclass(frozen=True)
class _Seen:
    """The parties that are looked among."""

    viewer: Actor
    kinds: frozenset[Kind]
    collecting: bool

    @property
    def given(self) -> tuple[Actor, frozenset[Kind], bool]:
        """As what is asked often has it."""
        return self.viewer, self.kinds, self.collecting

    def organizations(self) -> PartyQuerySet:
        """All organizations that the viewer may see, archived ones too: somebody may work there."""
        return Party.objects.visible_to(self.viewer, collecting=self.collecting).organizations()

    def parties(self) -> PartyQuerySet:
        """Those of these kinds that the viewer may see and that are not archived."""
        visible = Party.objects.visible_to(self.viewer, collecting=self.collecting).not_archived()
        return visible.filter(kind__in=sorted(self.kinds)) if len(self.kinds) < len(Kind) else visible


def rank(party: Answer, typed: Typed) -> Rank:
    """How well the party answers to it."""
    if typed.folded == fold(party.search_code):
        return Rank.SEARCH_CODE
    if typed.folded == fold(party.code or ""):
        return Rank.CODE
    if party.sort_name.startswith(typed.folded) or fold(party.name).startswith(typed.folded):
        return Rank.NAME
    return Rank.BEGINNINGS if any(_begins(party, words) for words in typed.readings) else Rank.MIDDLES


def _begins(party: Answer, words: Sequence[str]) -> bool:
    return all(f"  {word.lstrip()}" in party.search_text for word in words)


def _order(pair: tuple[Rank, Answer]) -> tuple[Rank, str, int]:
    return pair[0], pair[1].sort_name, pair[1].pk


def _candidates(typed: Typed, seen: _Seen) -> list[Answer]:
    """Those with this code, whose name begins so, and some that have all the words."""
    texts = (typed.text, typed.text.upper(), typed.folded, f"{typed.folded}\U0010ffff")
    found = Answer.all_of(_beginning(texts, bool(typed.folded), *seen.given))
    for words in typed.readings:
        found += _having(words, seen)
    return found


@values_found_often
def _beginning(
    texts: Sequence[str], named: bool, viewer: Actor, kinds: frozenset[Kind], collecting: bool
) -> Iterator[QuerySet[Party, Any]]:
    """Those with this code, and of each list those whose names begin so."""
    code, upper, first, last = texts
    visible = _Seen(viewer, kinds, collecting).parties()
    yield Answer.read(visible.filter(search_code=upper, search_code__gt="")[:BEGINNING])
    yield Answer.read(visible.filter(code__in=(code, upper)))
    for listed in _LISTS if named else ():
        beginning = visible.filter(listed, sort_name__gte=first, sort_name__lt=last)
        yield Answer.read(beginning.order_by("sort_name", "id")[:BEGINNING])


def _having(words: Sequence[str], seen: _Seen) -> list[Answer]:
    """Up to 200 that have all these words; one or two letters that very many words begin with are passed over."""
    if all(word.startswith(" ") for word in words) and is_common(Party, words, COMMON_BEGINNING):
        return []
    return Answer.all_of(_newest(words, CANDIDATES, *seen.given))


def _answers(viewer: Actor, kinds: frozenset[Kind], collecting: bool) -> QuerySet[Party, Any]:
    return Answer.read(_Seen(viewer, kinds, collecting).parties())


_newest = newest_found(Party, _answers)


@partial(rows_found_often, planned_anew=False)
def _with_ids(ids: Sequence[str], *given: Any) -> QuerySet[Party, Any]:
    return _answers(*given).filter(pk_in(ids[0]))[:CANDIDATES]


def _at_employers(words: Sequence[str], seen: _Seen) -> list[Answer]:
    """Persons that answer to some of the words and work where the others are the name: *jansen gemeente*."""
    if len(words) < 2 or Kind.PERSON not in seen.kinds:
        return []
    splits = [(words[:at], words[at:]) for at in range(1, min(len(words), MOST_SPLITS + 1))]
    splits += [(words[1:], words[:1])] if len(words) == 2 else []
    for person, organization in splits:
        if found := _employed(person, organization, seen):
            return found
    return []


def _employed(person: Sequence[str], organization: Sequence[str], seen: _Seen) -> list[Answer]:
    """Begun at whichever of the two fewer answer to."""
    employers = _few_with(organization)
    if employers is not None:
        texts = (json.dumps(employers), *person)
        return Answer.all_of(_working_at(texts, *seen.given)) if employers else []
    persons = [each[0] for each in _newest(person, CANDIDATES, seen.viewer, frozenset({Kind.PERSON}), seen.collecting)]
    staff = Employment.objects.filter(person_id__in=persons)
    there = seen.organizations().filter(has_words(Party, organization), pk__in=staff.values("organization_id"))
    ids = list(staff.filter(organization_id__in=there.values("pk")).values_list("person_id", flat=True))
    return _answers_of(ids, seen)


def _few_with(words: Sequence[str]) -> list[int] | None:
    """The ids of all parties that have these words; None where they are more than are looked among."""
    found = some_ids(Party, words, EMPLOYERS + 1)
    if found is None and not is_common(Party, words, EMPLOYERS):
        having = Party._base_manager.filter(found_words(Party, words))
        found = list(having.values_list("pk", flat=True)[: EMPLOYERS + 1])
    return None if found is None or len(found) > EMPLOYERS else found


@partial(rows_found_often, planned_anew=False)
def _working_at(texts: Sequence[str], *given: Any) -> QuerySet[Party, Any]:
    """Those that have these words and work or worked at one of the organizations with these ids."""
    ids, *words = texts
    seen = _Seen(*given)
    employers = seen.organizations().filter(pk_in(ids)).values("pk")
    there = Employment.objects.filter(organization_id__in=employers).order_by().values("person_id")
    return Answer.read(seen.parties().filter(has_words(Party, words), pk__in=there)[:CANDIDATES])


def _nearly(words: Sequence[str], missing: Sequence[str], seen: _Seen) -> list[Answer]:
    """Those that have all the words but for one letter in the only one that is missing."""
    if len(missing) > 1 or not may_be_wrong(missing[0]):
        return []
    (word,) = missing
    ids = near_rows(Party, word, [each for each in words if each != word])
    candidates = _answers_of(ids[:CANDIDATES], seen)
    return [party for party in candidates if any(is_near(word, each) for each in party.search_text.split())]


def _answers_of(ids: Sequence[int], seen: _Seen) -> list[Answer]:
    return Answer.all_of(_with_ids([json.dumps(ids)], *seen.given)) if ids else []
