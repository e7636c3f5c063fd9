"""The pairs that somebody may see: likely doubles, those that were said to be two, those that were merged (P11, U2)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.row_ids import read_id
from relaas.parties.duplicates import reasons
from relaas.parties.duplicates.rules import Reason
from relaas.parties.models import FoundDouble, Kind, MergedParty, NotADouble, Party

PAGE = 50


class State(StrEnum):
    """What became of a pair, by the word in the address."""

    OPEN = "open"
    TWO = "geen-dubbele"
    MERGED = "samengevoegd"


@dataclass(frozen=True)
class Pair:
    """Two parties on the list. Of two that were merged there is one left, `first`, and the name of the other."""

    first: Party
    second: Party | None
    other_name: str
    score: int | None = None
    why: str = ""
    by: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Listed:
    """A page of pairs; `more` is where the next one begins."""

    pairs: Sequence[Pair]
    more: str = ""


def visible_doubles(viewer: Actor) -> QuerySet[FoundDouble]:
    """Likely doubles of which the viewer may see both, that nobody said are two, the surest first."""
    two = NotADouble.objects.filter(first=OuterRef("first_id"), second=OuterRef("second_id"))
    seen = FoundDouble.objects.filter(_seen("first_id", viewer), _seen("second_id", viewer), ~Exists(two))
    rights = {right for right in FoundDouble.objects.values_list("right", flat=True).distinct() if right}
    return seen.exclude(right__in=[right for right in rights if not viewer.may(right)])


def list_pairs(state: State, kind: Kind | None, after: str, viewer: Actor) -> Listed:
    """A page of 50, from behind `after`."""
    if state == State.OPEN:
        return _open(kind, after, viewer)
    if state == State.TWO:
        said = NotADouble.objects.filter(_seen("first_id", viewer), _seen("second_id", viewer))
        found = said.filter(first__kind=kind) if kind else said
        return _page(found.select_related("first", "second").order_by("-pk"), after, _two)
    merged = MergedParty.objects.filter(_seen("into_id", viewer))
    found_merged = merged.filter(into__kind=kind) if kind else merged
    return _page(found_merged.select_related("into").order_by("-pk"), after, _merged)


def _open(kind: Kind | None, after: str, viewer: Actor) -> Listed:
    found = visible_doubles(viewer).order_by("-score", "pk")
    found = found.filter(kind=kind) if kind else found
    score, pk = map(read_id, after.partition("-")[::2])
    if score is not None and pk is not None:
        found = found.filter(Q(score__lt=score) | Q(score=score, pk__gt=pk))
    rows = list(found[: PAGE + 1])
    parties = Party.objects.in_bulk({id for row in rows for id in (row.first_id, row.second_id)})
    pairs = [
        Pair(
            parties[row.first_id], parties[row.second_id], parties[row.second_id].name, row.score,
            ", ".join(reasons.said_for(read_reasons(row))),
        )
        for row in rows[:PAGE] if row.first_id in parties and row.second_id in parties
    ]  # fmt: skip
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Listed(pairs, f"{last.score}-{last.pk}" if last else "")


def read_reasons(row: FoundDouble) -> list[Reason]:
    """The reasons as they were kept."""
    return [Reason(str(name), int(points), str(value)) for name, points, value in row.reasons]


def _page[Row: Model](found: QuerySet[Row], after: str, shown: Callable[[Row], Pair]) -> Listed:
    """The newest first."""
    before = read_id(after)
    rows = list((found if before is None else found.filter(pk__lt=before))[: PAGE + 1])
    return Listed([shown(row) for row in rows[:PAGE]], str(rows[PAGE - 1].pk) if len(rows) > PAGE else "")


def _two(said: NotADouble) -> Pair:
    return Pair(
        said.first, said.second, said.second.name, by=said.said_by_name, at=said.said_at, reason=said.reason
    )  # fmt: skip


def _merged(merged: MergedParty) -> Pair:
    return Pair(merged.into, None, merged.name, at=merged.merged_at)


def _seen(column: str, viewer: Actor) -> Exists:
    return Exists(Party.objects.visible_to(viewer).filter(pk=OuterRef(column)))
