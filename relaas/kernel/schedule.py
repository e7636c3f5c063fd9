"""Jobs that are done at set times by `relaas worker`: what is due, who takes it, and what went wrong.

Any number of workers on any number of machines may look; a job is taken by one. One that was killed halfway is
taken up again after an hour, so a job must be able to run twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Q

from relaas.kernel import clock
from relaas.kernel.models import ScheduledJob
from relaas.kernel.registries import Registry

LEASE = timedelta(hours=1)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class DailyJob:
    """Done every day at `at`, Dutch time; with `at_start` also when a worker begins."""

    name: str
    run: Callable[[], object]
    at: time
    at_start: bool = False

    def next_due(self, after: datetime) -> datetime:
        """The first moment later than `after` at which the clock in the Netherlands says `at`."""
        local = after.astimezone(clock.AMSTERDAM)
        today = datetime.combine(local.date(), self.at, clock.AMSTERDAM)
        return today if today > after else datetime.combine(local.date() + timedelta(days=1), self.at, clock.AMSTERDAM)


JOBS: Registry[DailyJob] = Registry("scheduled job")


def daily[Result](
    name: str, *, at: time, at_start: bool = False
) -> Callable[[Callable[[], Result]], Callable[[], Result]]:
    """Decorator: do this every day at this time, Dutch time; with `at_start` also when a worker begins."""

    def register(run: Callable[[], Result]) -> Callable[[], Result]:
        JOBS.add(name, DailyJob(name, run, at, at_start))
        return run

    return register


def plan() -> None:
    """Make a row for every job that has none; it is first done at its next time. What is done at the start is due."""
    planned = set(ScheduledJob.objects.values_list("name", flat=True))
    now = clock.now()
    ScheduledJob.objects.bulk_create(
        [ScheduledJob(name=job.name, due_at=job.next_due(now)) for job in JOBS if job.name not in planned],
        ignore_conflicts=True,
    )
    at_start = [job.name for job in JOBS if job.at_start]
    ScheduledJob.objects.filter(name__in=at_start).update(due_at=now, started_at=None)


def run_due() -> int:
    """Do all that is due and that nobody else is doing, what is due longest first; gives the number of jobs done, well
    or badly."""
    now = clock.now()
    due = ScheduledJob.objects.filter(due_at__lte=now, name__in=JOBS.names()).filter(
        Q(started_at=None) | Q(started_at__lte=now - LEASE)
    )
    return sum(_take(job) for job in due.order_by("due_at", "name"))


def _take(row: ScheduledJob) -> bool:
    started = clock.now()
    if not ScheduledJob.objects.filter(pk=row.pk, started_at=row.started_at, due_at=row.due_at).update(
        started_at=started
    ):
        return False
    job = JOBS[row.name]
    problem = ""
    try:
        job.run()
    except Exception as error:
        logger.exception("job %s failed", job.name)
        problem = f"{type(error).__name__}: {error}"
    finished = clock.now()
    ScheduledJob.objects.filter(pk=row.pk, started_at=started).update(
        due_at=job.next_due(finished), started_at=None, finished_at=finished, problem=problem
    )
    return True
