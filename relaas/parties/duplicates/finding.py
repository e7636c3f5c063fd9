"""Finding who may be the same as what somebody types, brings in or has (P11)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from relaas.kernel.actors import Actor
from relaas.parties.duplicates import index, known, reasons
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.keys import Keys, keys_of
from relaas.parties.duplicates.rules import Likeness, likeness, numbers_differ
from relaas.parties.models import Party
from relaas.parties.models.party_queries import PartyQuerySet

SHOWN = 5
CANDIDATES = 150  # for one question; keys that fewer have come first
OF_MANY = 10  # of a key that very many have
# In an import there is half a millisecond for a row: only keys that few have, and few of those who have them.
FEW = 4


@dataclass(frozen=True)
class Match:
    """A party that is likely the same, with how sure that is and why."""

    party: Party
    likeness: Likeness

    @property
    def score(self) -> int:
        return self.likeness.score

    @property
    def why(self) -> str:
        """In words: *zelfde KvK-nummer 05012345, naam lijkt: 98 %*."""
        return ", ".join(reasons.said_for(self.likeness.reasons))


def find(
    facts: Facts, *, by: Actor, limit: int = SHOWN, without: int | None = None, most: int = CANDIDATES
) -> list[Match]:
    """Who is likely this one, the surest first; archived ones too. Who `by` may not see is not found, nor counted (U2).

    `without` is the party itself, of whom somebody changes something; `most` is how many are looked at.
    """
    return find_each([facts], by=by, limit=limit, without={without} if without else set(), most=most)[0]


def find_each(
    asked: Sequence[Facts], *, by: Actor, limit: int = 1, without: Collection[int] = (), most: int = CANDIDATES
) -> list[list[Match]]:
    """The same for many at once: one question to each table for all of them together."""
    keys = [keys_of(facts) for facts in asked]
    having = index.having(key for each in keys for key in each)
    candidates = [_candidates(each, having, without)[:most] for each in keys]
    return _matched(asked, candidates, by, limit)


def find_among_few(
    asked: Sequence[tuple[Facts, Keys]], *, by: Actor, without: Collection[int] = ()
) -> list[Match | None]:
    """The likeliest one for each, looked for only where few can be meant: for thousands of rows a second."""
    there = index.having((key for _facts, keys in asked for key in keys.narrow), FEW)
    having = {key: ids for key, ids in there.items() if len(ids) <= FEW}
    candidates = [_candidates(keys.narrow, having, without)[:FEW] for _facts, keys in asked]
    named_only = [_named_only(keys, ids, there) for (_facts, keys), ids in zip(asked, candidates, strict=True)]
    numbers = known.numbers({id for ids in named_only for id in ids})
    for (facts, _keys), ids, named in zip(asked, candidates, named_only, strict=True):
        ids[:] = [id for id in ids if id not in named or not numbers_differ(facts, numbers[id])]
    matched = _matched([facts for facts, _keys in asked], candidates, by, 1)
    return [matches[0] if matches else None for matches in matched]


def _matched(asked: Sequence[Facts], candidates: Sequence[Sequence[int]], by: Actor, limit: int) -> list[list[Match]]:
    there = known.load({id for ids in candidates for id in ids})
    likely = [
        [(score, id) for id in ids if id in there and (score := likeness(facts, there[id])).is_likely]
        for facts, ids in zip(asked, candidates, strict=True)
    ]
    seen = _seen({id for each in likely for _score, id in each}, by)
    return [_best(each, seen)[:limit] for each in likely]


def _named_only(keys: Keys, ids: Collection[int], there: Mapping[int, Sequence[int]]) -> set[int]:
    """Those who have the name in common, and no number, mail address or telephone: with another number they cannot be
    likely (a test reckons it). Nobody is told apart so by a key of which not all who have it are known."""
    otherwise = [there.get(key, ()) for key in keys.narrow - keys.named] if keys.named else []
    if not keys.named or any(len(having) > FEW for having in otherwise):
        return set()
    return set(ids).difference(*otherwise)


def _candidates(keys: Collection[int], having: dict[int, list[int]], without: Collection[int]) -> list[int]:
    """By the keys that fewest have first, so that a common one crowds nobody out; of what very many have only some."""
    rarest = sorted((having[key] for key in keys if key in having), key=len)
    some = (ids if len(ids) <= index.MANY else ids[:OF_MANY] for ids in rarest)
    ids = dict.fromkeys(id for ids in some for id in ids if id not in without)
    return list(ids)


def _seen(ids: set[int], by: Actor) -> dict[int, Party]:
    if not ids:
        return {}
    asked: PartyQuerySet = Party.objects.visible_to(by).filter(pk__in=ids)
    return {party.pk: party for party in asked.defer("search_text")}


def _best(likely: list[tuple[Likeness, int]], seen: dict[int, Party]) -> list[Match]:
    matches = [Match(seen[id], score) for score, id in likely if id in seen]
    return sorted(matches, key=lambda match: (-match.score, match.party.is_archived, match.party.pk))
