"""Which job is next, and who has it. Any number of workers may look; a job is taken by one."""

from datetime import timedelta
from uuid import uuid4

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from relaas.kernel import clock
from relaas.kernel.job_records import State
from relaas.kernel.models import Job

LEASE = timedelta(minutes=2)  # a heartbeat that is older is dead
# A job that ends its worker this often without coming any further (no memory left, say) is given up.
MOST_FRUITLESS_STARTS = 60


def next_job() -> Job | None:
    """The oldest job that nobody does, of an owner for whom no other runs."""
    dead = clock.now() - LEASE
    unfinished = list(Job.objects.unfinished().order_by("id"))
    running = [job for job in unfinished if job.state == State.RUNNING and (job.heartbeat_at or dead) > dead]
    busy = {job.owner_id for job in running}
    return next((job for job in unfinished if job not in running and job.owner_id not in busy), None)


def take(job: Job, *, worker: str) -> bool:
    """Take this job as it was seen; False when somebody else was first, or when it has ended."""
    now, run = clock.now(), uuid4().hex
    alive = Q(state=State.RUNNING, heartbeat_at__gt=now - LEASE)
    taken = (
        Job.objects.unfinished()
        .filter(pk=job.pk, run=job.run)
        .exclude(alive)
        .update(
            state=State.RUNNING,
            run=run,
            worker=worker,
            heartbeat_at=now,
            started_at=Coalesce(F("started_at"), now),
            fruitless_starts=F("fruitless_starts") + 1,
        )
    )
    if taken:
        job.refresh_from_db()
    return bool(taken)


def give_back(job: Job) -> None:
    """Have it wait again, at its position: its worker stops, and no job ended it."""
    Job.objects.filter(pk=job.pk, run=job.run, state=State.RUNNING).update(state=State.WAITING, fruitless_starts=0)


def give_back_interrupted(worker: str) -> int:
    """Have the jobs wait again that this worker was doing when it was killed, and give their number."""
    return Job.objects.filter(state=State.RUNNING, worker=worker).update(state=State.WAITING)
