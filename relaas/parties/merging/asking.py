"""What a plan of merging asks: a field that differs, both values, and which of them is proposed and why."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class Side(StrEnum):
    """Whose value it will be; `BOTH` of texts only, one below the other."""

    KEPT = "kept"
    MERGED = "merged"
    BOTH = "both"


@dataclass(frozen=True)
class Question:
    """One field in which the two differ. `kept` and `merged` are the values as the reader knows them, or none.

    `must` is asked for: without an answer the merge is refused. Of the others the proposal is taken.
    """

    name: str
    label: str | Promise
    kept: str
    merged: str
    proposed: Side
    why: str | Promise
    columns: tuple[str, ...] = ()
    offers_both: bool = False
    must: bool = False

    @property
    def sides(self) -> list[Side]:
        """What can be chosen."""
        return [Side.KEPT, Side.MERGED, *([Side.BOTH] if self.offers_both else [])]

    def shown(self, side: Side) -> str:
        """What this side has."""
        return {Side.KEPT: self.kept, Side.MERGED: self.merged, Side.BOTH: ""}[side]
