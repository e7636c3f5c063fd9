"""A thread beside a running job: says that the worker lives, writes progress, and hears that somebody asks to stop.

It has a connection of its own, so that a job may report while it reads a long answer of the database: on SQLite a
write on the reading connection would fail as soon as somebody else has written.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import DatabaseError, connection

from relaas.kernel import clock
from relaas.kernel.job_records import State
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import Job

LOOK_SECONDS = 0.5
BEAT_SECONDS = 10.0
logger = logging.getLogger(__name__)


@contextmanager
def beating(work: Work, *, lives: bool) -> Iterator[None]:
    """Keep the heart of this job beating within the block. With `lives` false nothing happens."""
    if not lives:
        yield
        return
    ended = Event()
    thread = Thread(target=_beat, args=(work, ended), name=f"heartbeat of job {work.job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _beat(work: Work, ended: Event) -> None:
    written, silent = None, 0.0
    while not ended.wait(LOOK_SECONDS):
        reported, silent = work.reported, silent + LOOK_SECONDS
        try:
            if reported != written or silent >= BEAT_SECONDS:
                _write(work, reported)
                written, silent = reported, 0.0
            _listen(work)
        except DatabaseError:
            logger.warning("the heartbeat of job %s could not be written", work.job.pk, exc_info=True)
            connection.close()
    connection.close()


def _write(work: Work, reported: tuple[int, int | None] | None) -> None:
    progress = {"done": reported[0], "total": reported[1]} if reported else {}
    Job.objects.filter(pk=work.job.pk, run=work.job.run, state=State.RUNNING).update(
        heartbeat_at=clock.now(), **progress
    )


def _listen(work: Work) -> None:
    job = Job.objects.filter(pk=work.job.pk).values("run", "cancel_asked_at").first()
    if job is None or job["run"] != work.job.run:
        work.taken_over.set()
    elif job["cancel_asked_at"]:
        work.cancelled.set()
