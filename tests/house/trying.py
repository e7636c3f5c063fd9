"""Trying something and taking it back, so that what is tried next starts from the same house."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def only_tried() -> Iterator[None]:
    """Take back whatever happens in this block. Verbs stand in no transaction but a test's, so it calls itself one."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined] # Django's own test case does the same
    with block:
        yield
        transaction.set_rollback(True)
