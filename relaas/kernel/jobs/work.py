"""What a job sees of itself while it runs."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from threading import Event
from typing import Any, BinaryIO

from relaas.kernel import clock, passing
from relaas.kernel.actors import Actor
from relaas.kernel.job_records import State
from relaas.kernel.jobs.owners import Owner, owner_of
from relaas.kernel.jobs.plain import plain
from relaas.kernel.models import Job


class Cancelled(Exception):
    """Somebody asked to stop. The chunk in hand is rolled back; what was done before stays."""


class Interrupted(Exception):
    """This worker stops, or another one has taken the job over. It goes on elsewhere, from its position."""


class Work:
    """One run of a job. `parameters` are those it was started with; `by` is the owner, with the rights held now."""

    def __init__(self, job: Job, owner: Owner, stopping: Event) -> None:
        self.job = job
        self.parameters: Mapping[str, Any] = job.parameters
        self.position: Any = job.position
        self.by: Actor = owner.actor
        self.language = owner.language
        self.cancelled = Event()
        self.taken_over = Event()
        self.reported: tuple[int, int | None] | None = None
        self.result: tuple[str, dict[str, Any]] = ("", {})
        self._stopping = stopping

    def advance(self, position: Any, *, done: int, total: int | None = None) -> None:
        """Keep how far the job is, in the transaction of the chunk that came so far (the last thing in it).

        `position` is small JSON. `done` of `total` is shown; without a total only `done`. Raises `Cancelled`,
        `Interrupted`, or `Refused` when the owner may not sign in any more; the transaction must then roll back.
        """
        if self._stopping.is_set():
            raise Interrupted
        kept = Job.objects.filter(pk=self.job.pk, run=self.job.run, state=State.RUNNING, cancel_asked_at=None).update(
            position=plain(position), done=done, total=total, heartbeat_at=clock.now(), fruitless_starts=0
        )
        if not kept:
            self._stand_still()
        self.position = position
        self.by = owner_of(self.job).actor

    def report(self, *, done: int, total: int | None = None) -> None:
        """Say how far a job is that changes nothing. Costs nothing; raises `Cancelled` and `Interrupted`."""
        self.reported = (done, total)
        if self.cancelled.is_set():
            raise Cancelled
        if self._stopping.is_set() or self.taken_over.is_set():
            raise Interrupted

    def write(self, name: str, *, media_type: str) -> AbstractContextManager[BinaryIO]:
        """A file to write to, offered when the job has ended. The latest of a name counts. Not inside a chunk."""
        return passing.write_result(self.job, name=name, media_type=media_type)

    def finish(self, key: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Say what came of it: the key of a sentence (`jobs.result`), and what fills it in. Kept when `run` ends."""
        self.result = (key, plain(dict(parameters or {})))

    def _stand_still(self) -> None:
        if Job.objects.filter(pk=self.job.pk, run=self.job.run, state=State.RUNNING).exists():
            raise Cancelled
        raise Interrupted
