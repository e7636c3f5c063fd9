"""A database to build the demonstration in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from relaas.kernel import preparation


@contextmanager
def empty_house() -> Iterator[None]:
    """A prepared database of which nothing stays."""
    outer = transaction.atomic()
    outer._from_testcase = True  # type: ignore[attr-defined] # what Django's own TestCase says, so that verbs may begin
    with outer:
        preparation.prepare_everything()
        yield
        transaction.set_rollback(True)
