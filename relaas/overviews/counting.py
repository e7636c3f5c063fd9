"""How many rows match: to a thousand with the page, exactly when that is quick."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import OperationalError, connection, transaction

from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.overviews.reach import COUNTED, PAGE, Reached
from relaas.overviews.walking import count_to

PATIENCE = 200  # milliseconds for an exact count
STEPS = 5000  # instructions of SQLite between two looks at the clock


class TookTooLong(Exception):
    """The database was stopped because it was not ready in time."""


@dataclass(frozen=True)
class Count:
    """A number of rows; with `more` there are more than that."""

    number: int
    more: bool = False


def count_for_page(question: Question, reached: Reached) -> Count:
    """To a thousand; mostly the page has found out on its way.

    Not further than the page saw where the rest would have to be collected: of words, and for somebody who is limited
    to its own. The exact figure comes after the page.
    """
    if question.kept_sums:
        return Count(kept_count(question.kept_sums))
    if reached.total is not None:
        return Count(reached.total)
    if reached.seen > COUNTED:
        return Count(COUNTED, more=True)
    if not question.cursor and not reached.more:
        return Count(len(reached.ids))
    if reached.more and (question.words or not question.counts_on_its_way):
        return Count((reached.seen - 1) // PAGE * PAGE, more=True)
    number = count_to(question, COUNTED + 1)
    return Count(min(number, COUNTED), more=number > COUNTED)


def exact_count(question: Question) -> int | None:
    """All that match; None when that takes more than 200 ms."""
    if question.kept_sums:
        return kept_count(question.kept_sums)
    try:
        with time_limit(PATIENCE):
            return question.found().order_by().count()
    except TookTooLong:
        return None


def kept_count(sums: KeptSums) -> int:
    """How many rows there are, by the sums that are kept of them."""
    return int(sums.of_all[sums.count])


@contextmanager
def time_limit(milliseconds: int) -> Iterator[None]:
    """Stop what the database does in this block after so long, with `TookTooLong`."""
    limited = _sqlite_limited if connection.vendor == "sqlite" else _postgresql_limited
    try:
        with limited(milliseconds):
            yield
    except OperationalError as error:
        if "interrupted" in str(error) or "statement timeout" in str(error):
            raise TookTooLong from error
        raise


@contextmanager
def _sqlite_limited(milliseconds: int) -> Iterator[None]:
    connection.ensure_connection()
    raw, end = connection.connection, time.monotonic() + milliseconds / 1000
    raw.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, STEPS)


@contextmanager
def _postgresql_limited(milliseconds: int) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(milliseconds)])
        yield
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
