"""When a mail is tried again. Pure: numbers of attempts in, pauses out."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
    *[timedelta(hours=8)] * 5,
)


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after so many attempts that came to nothing; None when it is enough (after two days)."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
