"""A place in a story: what stands before and after it is known whatever comes to it meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db.models import Q

from relaas.kernel.row_ids import LARGEST_ID


@dataclass(frozen=True, order=True)
class Place:
    """When it was, in which strand (none: the entries of the story) and which one: the order in which it is told."""

    at: datetime
    strand: str
    id: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.strand}~{self.id}"

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The place that `str` wrote; None for what is none."""
        at, _first, rest = written.partition("~")
        strand, _second, id = rest.rpartition("~")
        try:
            place = cls(datetime.fromisoformat(at), strand, int(id))
        except ValueError:
            return None
        return place if place.at.tzinfo and 0 <= place.id <= LARGEST_ID else None

    def earlier(self, strand: str, at: str, id: str) -> Q:
        """The condition for rows of this strand that are told after this place: they happened before it."""
        if strand > self.strand:
            return Q(**{f"{at}__lt": self.at})
        if strand < self.strand:
            return Q(**{f"{at}__lte": self.at})
        same = Q(**{at: self.at, f"{id}__lt": self.id})
        return Q(Q(**{f"{at}__lt": self.at}) | same, **{f"{at}__lte": self.at})

    def later(self, strand: str, at: str, id: str) -> Q:
        """The condition for rows of this strand that are told before this place."""
        if strand < self.strand:
            return Q(**{f"{at}__gt": self.at})
        if strand > self.strand:
            return Q(**{f"{at}__gte": self.at})
        same = Q(**{at: self.at, f"{id}__gt": self.id})
        return Q(Q(**{f"{at}__gt": self.at}) | same, **{f"{at}__gte": self.at})
