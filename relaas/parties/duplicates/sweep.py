"""The sweep: everybody compared with everybody who may be the same, as a long job (P11).

It walks the index of keys in its order, so that who has a key in common comes together: memory is bounded by a chunk,
and a job that was stopped goes on where it was. Of two that have several keys in common the lowest counts, so that
each pair is compared once. A key that more than `index.MANY` have is skipped and said: it is a name such as *Test* or
an address of a thousand companies, and who is one among them mostly has a rarer key in common as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.jobs import Work, long_job, result
from relaas.parties.duplicates import index, known
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.duplicates.rules import Likeness, likeness
from relaas.parties.models import BankAccount, FoundDouble, MatchKey, Party
from relaas.parties.rights import READ_BANK_ACCOUNTS

KIND = "parties.find_doubles"
ROWS = 20_000  # of the index, a chunk
LOWEST = -(2**63)
FINISHED = result(
    "parties.doubles_found", _("%(found)s likely doubles; %(skipped)s keys that too many have were skipped.")
)


@dataclass
class Found:
    """What a chunk came to: likely pairs, where the next one begins, how many keys were skipped."""

    pairs: dict[tuple[int, int], Likeness]
    kinds: dict[int, str]
    next_key: int | None
    skipped: int


@long_job(KIND, label=_("Look for doubles"))
def sweep(work: Work) -> None:
    """Compare all, and keep the likely pairs in place of those of the last sweep."""
    position: dict[str, Any] = work.position or {
        "key": LOWEST,
        "found": 0,
        "skipped": 0,
        "began": clock.now().isoformat(),
    }
    total = MatchKey.objects.count()
    done = int(position.get("done", 0))
    while position["key"] is not None:
        found = _chunk(position["key"])
        done = min(done + ROWS, total)
        position = {
            **position, "key": found.next_key, "done": done, "found": position["found"] + len(found.pairs),
            "skipped": position["skipped"] + found.skipped,
        }  # fmt: skip
        with transaction.atomic():
            _keep(found)
            work.advance(position, done=done, total=total)
    with transaction.atomic():
        for found in _by_iban():
            _keep(found, READ_BANK_ACCOUNTS)
    FoundDouble.objects.filter(found_at__lt=position["began"]).delete()
    work.finish(FINISHED, {"found": FoundDouble.objects.count(), "skipped": position["skipped"]})


def _chunk(key: int) -> Found:
    """The next rows of the index, up to a whole key; likely pairs among who has one in common."""
    rows = list(MatchKey.objects.filter(key__gte=key).order_by("key", "party_id").values_list("key", "party_id")[:ROWS])
    last = rows[-1][0] if len(rows) == ROWS else None
    next_key = last if last is None or last != key else _after(key)
    groups, skipped = [], 0
    for each, members in groupby(rows, key=itemgetter(0)):
        if each == next_key:
            break
        ids = [party for _key, party in members]
        skipped += len(ids) > index.MANY
        if 1 < len(ids) <= index.MANY:
            groups.append((each, ids))
    return Found(*_compared(groups), next_key, skipped)


def _after(key: int) -> int | None:
    """The key behind one that fills a chunk by itself."""
    return MatchKey.objects.filter(key__gt=key).order_by("key", "party_id").values_list("key", flat=True).first()


def _compared(groups: Sequence[tuple[int, Sequence[int]]]) -> tuple[dict[tuple[int, int], Likeness], dict[int, str]]:
    ids = {id for _key, group in groups for id in group}
    there = known.load(set(Party.objects.filter(pk__in=ids, archived_at=None).values_list("pk", flat=True)))
    keys = {id: keys_of(facts) for id, facts in there.items()}
    likely = {}
    for key, group in groups:
        for pair in _pairs(key, [id for id in group if id in there], keys):
            said = likeness(there[pair[0]], there[pair[1]])
            if said.is_likely:
                likely[pair] = said
    return likely, {id: _kind(there[id]) for pair in likely for id in pair}


def _by_iban() -> Iterator[Found]:
    """Those that are likely one by their bank accounts, and would not be without."""
    shared = BankAccount.objects.exclude(iban="").values("iban").annotate(parties=Count("party", distinct=True))
    for iban in shared.filter(parties__gt=1, parties__lte=index.MANY).values_list("iban", flat=True).iterator():
        ids = list(
            Party.objects.filter(bank_accounts__iban=iban, archived_at=None).values_list("pk", flat=True).distinct()
        )
        there, without = known.load(ids, ibans=True), known.load(ids)
        pairs = [
            pair
            for pair in combinations(sorted(there), 2)
            if not likeness(without[pair[0]], without[pair[1]]).is_likely
        ]
        likely = {pair: likeness(there[pair[0]], there[pair[1]]) for pair in pairs}
        yield Found(
            {pair: said for pair, said in likely.items() if said.is_likely},
            {id: _kind(there[id]) for id in there},
            None,
            0,
        )


def _pairs(key: int, ids: Sequence[int], keys: dict[int, frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of whom this is the lowest key that they have in common."""
    return ((one, other) for one, other in combinations(ids, 2) if min(keys[one] & keys[other], default=None) == key)


def _kind(facts: Facts) -> str:
    return "person" if facts.is_person else "organization"


def _keep(found: Found, right: str = "") -> None:
    """Write the pairs; of those that an earlier sweep found score and reasons are made anew."""
    now = clock.now()
    rows = [
        FoundDouble(
            first_id=first, second_id=second, kind=found.kinds[first], score=said.score, found_at=now, right=right,
            reasons=[[reason.name, reason.points, reason.value] for reason in said.reasons],
        )
        for (first, second), said in found.pairs.items()
    ]  # fmt: skip
    FoundDouble.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["first_id", "second_id"],
        update_fields=["kind", "score", "found_at", "reasons", "right"],
    )  # fmt: skip
