"""When things happened in the demonstration: days before the day on which it is built."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from relaas.kernel import clock
from relaas.kernel.clock import AMSTERDAM

FIRST_DAY = 730  # days ago
OPENING = time(8, 30)
WORKING_MINUTES = 8 * 60
SATURDAY = 5

type Step = Callable[[], object]


class Almanac:
    """Collects what is to happen and lets it happen in the order of time, with the clock travelled back.

    Everything is counted from the day of building, so that a story says *gisteren* whenever it is built; on the same
    day it is the same to the minute.
    """

    def __init__(self) -> None:
        self.built_at = clock.now()
        self.today = clock.today()
        self._steps: list[tuple[datetime, Step]] = []

    def day(self, days_ago: int) -> date:
        """The working day so many days ago; a weekend gives its Friday, but today is always today."""
        day = self.today - timedelta(days=days_ago)
        return day if not days_ago else day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))

    def moment(self, days_ago: int, minute: float) -> datetime:
        """A minute of that working day, counted from half past eight; never later than the building itself."""
        opening = datetime.combine(self.day(days_ago), OPENING, AMSTERDAM)
        return min((opening + timedelta(minutes=minute)).astimezone(UTC), self.built_at)

    def days_ago(self, day: date) -> int:
        """How long ago this day was."""
        return (self.today - day).days

    def add(self, days_ago: int, minute: float, step: Step) -> None:
        """Let `step` happen then."""
        self._steps.append((self.moment(days_ago, minute), step))

    @contextmanager
    def travel(self, days_ago: int) -> Iterator[None]:
        """Within this block it is the morning of that day."""
        with clock.travel(self.moment(days_ago, 0)):
            yield

    def play(self) -> None:
        """Let everything happen; what falls on one moment happens in the order in which it was added."""
        for moment, step in sorted(self._steps, key=lambda planned: planned[0]):
            with clock.travel(moment):
                step()
