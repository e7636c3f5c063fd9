"""What the calendar of a user says now, since when it says that, and that it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import translation
from django.utils.translation import gettext as _

from relaas.activities.calendar.entries import Entry, entries_of
from relaas.activities.calendar.writing import written
from relaas.activities.models import CalendarFeed
from relaas.kernel import clock

_NOTED_EVERY = timedelta(minutes=10)  # a program that looks every minute makes no row busy


@dataclass(frozen=True)
class Reading:
    """What a feed answers: written only when it is asked for, for most who ask have it already."""

    feed: CalendarFeed
    address: str
    entries: Sequence[Entry]
    tag: str
    changed_at: datetime

    def contents(self) -> bytes:
        """The calendar itself, in the language of its user."""
        with translation.override(self.feed.user.language):
            called = _("Relaas: %(name)s") % {"name": self.feed.user.name}
        return written(self.entries, called=called, address=self.address)


def read(feed: CalendarFeed, address: str) -> Reading:
    """Look what it says now, and note that it was read. `address` is where the page of an activity is, with `{id}`."""
    entries = entries_of(feed.user, clock.today())
    told = (feed.user.name, feed.user.language, address, entries)
    tag = sha256(repr(told).encode()).hexdigest()
    return Reading(feed, address, entries, tag, _noted(feed, tag))


def _noted(feed: CalendarFeed, tag: str) -> datetime:
    """Keep that it was read, at most every ten minutes, and give since when it says what it says."""
    now = clock.now().replace(microsecond=0)
    is_new = feed.contents != tag or feed.changed_at is None
    changed_at = now if is_new or feed.changed_at is None else feed.changed_at
    if is_new or feed.read_at is None or feed.read_at < now - _NOTED_EVERY:
        found = CalendarFeed.objects.filter(pk=feed.pk, token=feed.token)
        found.update(read_at=now, contents=tag, changed_at=changed_at)
    return changed_at
