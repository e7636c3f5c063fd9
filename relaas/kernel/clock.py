"""The one place where time comes from, so that a test or the demonstration can travel."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_travelled_to: ContextVar[datetime | None] = ContextVar("travelled_to", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _travelled_to.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in the Netherlands."""
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def travel(to: datetime) -> Iterator[None]:
    """Within this block `now()` stands still at `to` (an aware moment)."""
    token = _travelled_to.set(to.astimezone(UTC))
    try:
        yield
    finally:
        _travelled_to.reset(token)
