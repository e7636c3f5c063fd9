"""Whether anything was written meanwhile: for whoever looked outside a transaction at what it changes inside one."""

from dataclasses import dataclass

from django.db import connection

from relaas.story.writing import current_transaction

# Transactions begin in the order of their numbers and may commit in another: among the last so many one may turn up.
_STILL_OPEN = 1_000


@dataclass(frozen=True)
class Moment:
    """How far the story was: equal for two looks between which nobody committed a verb."""

    newest: int
    count: int


def this_moment() -> Moment:
    """How far the story is, without the transaction that is open here."""
    own = current_transaction() or 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM story_transaction WHERE id <> %s", [own])
        newest = int(cursor.fetchone()[0])
        statement = "SELECT count(*) FROM story_transaction WHERE id > %s AND id <= %s AND id <> %s"
        cursor.execute(statement, [newest - _STILL_OPEN, newest, own])
        return Moment(newest, int(cursor.fetchone()[0]))
