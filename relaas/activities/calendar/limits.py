"""How often a calendar may be asked: a program that reads one looks a few times an hour, whoever guesses does not stop.

Counted in the cache, which all workers share.
"""

from hashlib import sha256

from django.core.cache import cache

from relaas.activities.models import CalendarFeed

PERIOD = 600  # seconds
OF_A_FEED = 60  # times in a period: several devices, and somebody who tries it out
OF_A_GUESSER = 30  # wrong addresses from one place in a period


def may_read(feed: CalendarFeed) -> bool:
    """Count that this feed is asked; False when that is too often."""
    return _counted(f"calendar-feed:{feed.pk}") <= OF_A_FEED


def guesses_too_much(place: str) -> bool:
    """Whether so many wrong addresses were asked from this place that it gets no more answers."""
    return int(cache.get(_guesses(place), 0)) >= OF_A_GUESSER


def guessed_wrong(place: str) -> None:
    """Count a wrong address."""
    _counted(_guesses(place))


def _guesses(place: str) -> str:
    return f"calendar-guess:{sha256(place.encode()).hexdigest()}"


def _counted(key: str) -> int:
    if cache.add(key, 1, PERIOD):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended meanwhile
        return 1
