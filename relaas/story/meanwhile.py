"""Whether anything was written meanwhile: for whoever looked outside a transaction at what it changes inside one."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from relaas.story.writing import current_transaction

# Transactions begin in the order of their numbers and may commit in another: among the last so many one may turn up.
_STILL_OPEN = 1_000


@dataclass(frozen=True)
class Moment:
    """How far the story was: the newest transactions that were committed then."""

    newest: frozenset[int]

    def is_now(self, *, besides: Collection[int] = ()) -> bool:
        """Whether nobody has committed a verb since, or before it unseen; the transactions `besides` are our own."""
        now = this_moment().newest
        full = [min(ids) for ids in (self.newest, now) if len(ids) == _STILL_OPEN]
        since = (id for id in self.newest ^ now if id >= max(full, default=0))
        return not set(since).difference(besides)


def this_moment() -> Moment:
    """How far the story is, without the transaction that is open here."""
    own = current_transaction() or 0
    with connection.cursor() as cursor:
        statement = "SELECT id FROM story_transaction WHERE id <> %s ORDER BY id DESC LIMIT %s"
        cursor.execute(statement, [own, _STILL_OPEN])
        return Moment(frozenset(id for (id,) in cursor.fetchall()))
