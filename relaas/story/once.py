"""Sending in twice writes once: what a form writes carries the form's mark, and the database takes a mark once.

A form that was refused has written nothing, so it may be sent in again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import IntegrityError

from relaas.kernel.kept_statements import ask
from relaas.kernel.subjects import Subject
from relaas.story.models import EntrySubject, Transaction

_mark: ContextVar[str | None] = ContextVar("mark", default=None)


class WrittenAlready(Exception):
    """What carries this mark was written before."""

    def __init__(self, mark: str) -> None:
        super().__init__(mark)
        self.mark = mark

    def subject(self) -> Subject | None:
        """What was written then: the first thing that was told of it."""
        told = EntrySubject.objects.filter(entry__transaction__once=self.mark).order_by("entry_id", "id").first()
        return Subject(told.kind, told.subject_id) if told else None


@contextmanager
def marked(mark: str | None) -> Iterator[None]:
    """What the first verb in this block writes carries the mark; raises `WrittenAlready` when something has it."""
    token = _mark.set(mark)
    try:
        yield
    finally:
        _mark.reset(token)


def refuse_a_second(mark: str | None) -> None:
    """Raise `WrittenAlready` when something was written with this mark: before what a form asks of who sends it in."""
    if mark and ask(f"SELECT 1 FROM {Transaction._meta.db_table} WHERE once = %s", [mark]):  # noqa: S608
        raise WrittenAlready(mark)


def take_mark() -> str | None:
    """The mark for the transaction that begins now; those after it have none."""
    mark = _mark.get()
    _mark.set(None)
    return mark


@contextmanager
def refusing_a_second(mark: str | None) -> Iterator[None]:
    """Turn the database's refusal of this mark into `WrittenAlready`."""
    try:
        yield
    except IntegrityError as error:
        if mark is None:
            raise
        raise WrittenAlready(mark) from error
