"""Starting a job and asking it to stop."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.job_records import State
from relaas.kernel.jobs.kinds import KINDS
from relaas.kernel.jobs.plain import plain
from relaas.kernel.models import Job, PassingFile
from relaas.kernel.refusals import Refused, lacks_right
from relaas.kernel.texts import one_line

MOST_UNFINISHED = 20


def start(
    kind: str,
    parameters: Mapping[str, Any],
    *,
    by: Actor,
    title: str,
    once: str = "",
    files: Iterable[PassingFile] = (),
) -> Job:
    """Have a job done, once this transaction (if any) commits. `title` is shown to the owner, in their language.

    With the same `once` the same owner gets the job that was started before. `files` go where the job goes, and are
    swept with it. Refuses somebody who has twenty jobs waiting (`too_many_jobs`). The room asks for its own right.
    """
    if kind not in KINDS or (by.user_id is None and not by.holds_every_right):
        raise ValueError(f"no job {kind!r} for {by.name!r}")
    job = Job(kind=kind, parameters=plain(parameters), title=one_line(title)[:200], once=one_line(once)[:100])
    job.owner_id, job.owner_name, job.created_at = by.user_id, by.name, clock.now()
    if earlier := _earlier(job):
        return earlier
    if by.user_id and Job.objects.unfinished().filter(owner_id=by.user_id).count() >= MOST_UNFINISHED:
        raise Refused("too_many_jobs", _("Twenty of your jobs are waiting. Stop some, or start this one later."))
    try:
        with transaction.atomic():
            job.save(force_insert=True)
            PassingFile.objects.filter(pk__in=[file.pk for file in files], job=None).update(job=job)
    except IntegrityError:
        return Job.objects.get(kind=kind, owner_id=job.owner_id, once=job.once)  # the other click of two was first
    return job


def _earlier(job: Job) -> Job | None:
    same = Job.objects.filter(kind=job.kind, owner_id=job.owner_id, once=job.once)
    return same.first() if job.once else None


def cancel(job: Job, *, by: Actor) -> None:
    """Ask a job to stop: one that waits stops at once, one that runs after the chunk in hand, which is rolled back.

    Of a job that has ended nothing changes. Refuses whoever may not see it (`right`).
    """
    if not Job.objects.visible_to(by).filter(pk=job.pk).exists():
        raise lacks_right()
    now, jobs = clock.now(), Job.objects.filter(pk=job.pk)
    if not jobs.filter(state=State.WAITING).update(state=State.CANCELLED, cancel_asked_at=now, finished_at=now):
        jobs.filter(state=State.RUNNING, cancel_asked_at=None).update(cancel_asked_at=now)
