"""Doing a job: from the moment it is taken until its end is written down."""

import logging
from threading import Event

from django.db import close_old_connections, connection
from django.utils import translation

from relaas.kernel import clock
from relaas.kernel.job_records import State
from relaas.kernel.jobs import taking
from relaas.kernel.jobs.heartbeat import beating
from relaas.kernel.jobs.kinds import KINDS
from relaas.kernel.jobs.owners import owner_of
from relaas.kernel.jobs.work import Cancelled, Interrupted, Work
from relaas.kernel.models import Job
from relaas.kernel.refusals import Refused

logger = logging.getLogger(__name__)


def do_here(job: Job, *, worker: str = "") -> Job:
    """Do this job now, in this thread, and give it back as it ended. For commands and tests.

    One that somebody else is doing, or that has ended, is left alone.
    """
    if taking.take(job, worker=worker):
        carry_out(job, Event(), worker_lives=False)
    job.refresh_from_db()
    return job


def carry_out(job: Job, stopping: Event, *, worker_lives: bool = True) -> None:
    """Do a job that was taken, until it ends or `stopping` is set; then it waits again, at its position.

    `worker_lives`: whether a thread beside it (with a connection of its own) writes heartbeat and progress.
    """
    try:
        owner = owner_of(job)
    except Refused as refusal:
        _end(job, State.REFUSED, message=str(refusal))
        return
    work = Work(job, owner, stopping)
    with translation.override(owner.language), beating(work, lives=worker_lives):
        state, message = _run(work)
    if state is None:
        taking.give_back(job)
    else:
        _end(job, state, message=message, work=work)


def _run(work: Work) -> tuple[State | None, str]:
    """How it ended, and the sentence of a refusal; no state when it is to go on later."""
    try:
        if work.job.cancel_asked_at:
            return State.CANCELLED, ""
        if work.job.fruitless_starts > taking.MOST_FRUITLESS_STARTS:
            logger.error("job %s (%s) is given up: its worker ended each time", work.job.pk, work.job.kind)
            return State.FAILED, ""
        KINDS[work.job.kind].run(work)
    except Interrupted:
        return None, ""
    except Cancelled:
        return State.CANCELLED, ""
    except Refused as refusal:
        return State.REFUSED, str(refusal)
    except Exception:
        logger.exception("job %s (%s) failed", work.job.pk, work.job.kind)
        if not connection.in_atomic_block:
            close_old_connections()  # the database may have been the accident
        return State.FAILED, ""
    return State.DONE, ""


def _end(job: Job, state: State, *, message: str = "", work: Work | None = None) -> None:
    key, result = work.result if work else ("", {})
    done: dict[str, int | None] = {}
    if work and work.reported:
        done = {"done": work.reported[0], "total": work.reported[1]}
    Job.objects.filter(pk=job.pk, run=job.run, state=State.RUNNING).update(
        state=state, message=message, result_key=key, result=result, finished_at=clock.now(), **done
    )
