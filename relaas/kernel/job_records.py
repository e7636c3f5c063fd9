"""The rows of long jobs (`kernel.jobs`) and of the files that go with them. Django finds them through `models`."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.actors import Actor
from relaas.kernel.rights import declare_right

SEE_ALL_JOBS = declare_right("kernel.see_all_jobs", _("See everybody's jobs"), group=_("Administration"))


class State(models.TextChoices):
    """How far a job is. The last four are its end."""

    WAITING = "waiting", pgettext_lazy("job", "Waiting")
    RUNNING = "running", _("In progress")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Stopped")


UNFINISHED = (State.WAITING, State.RUNNING)


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about long jobs."""

    def visible_to(self, viewer: Actor) -> Self:
        """Everybody sees their own; who holds the right to (administrators) sees all."""
        if viewer.may(SEE_ALL_JOBS) and not viewer.only_managed:  # a report may name relations of others
            return self
        return self.none() if viewer.user_id is None else self.filter(owner_id=viewer.user_id)

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)


class Job(models.Model):
    """A long job: what to do, for whom, how far it is and how it ended.

    Not a `Record`: it is the state of the program. What a job changes, it changes through verbs; that is in history.
    The owner is a number and a name, no foreign key: users stand on a higher floor.
    """

    kind = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict)
    owner_id = models.BigIntegerField(null=True, db_index=True)
    owner_name = models.CharField(max_length=200)
    once = models.CharField(max_length=100, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    # Who does it now: `run` is new each time it is taken up, so that a worker that was given up can write no more.
    run = models.CharField(max_length=32, default="")
    worker = models.CharField(max_length=100, default="")
    heartbeat_at = models.DateTimeField(null=True)
    fruitless_starts = models.IntegerField(default=0)
    position = models.JSONField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    result_key = models.CharField(max_length=100, default="")
    result = models.JSONField(default=dict)
    message = models.TextField(default="")

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("id",), condition=models.Q(state__in=UNFINISHED), name="job_unfinished"),
            models.Index(fields=("finished_at",), name="job_finished"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "owner_id", "once"), condition=~models.Q(once=""), name="job_started_once"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_finished(self) -> bool:
        return self.state not in UNFINISHED


class PassingFile(models.Model):
    """A file that is kept for a while (`kernel.passing`): the report of a job, or what somebody is importing."""

    job = models.ForeignKey(Job, models.CASCADE, null=True, related_name="files")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    kept_at = models.DateTimeField(db_index=True)
    place = models.CharField(max_length=60, unique=True)
    is_result = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("job", "name"), condition=models.Q(is_result=True), name="passing_file_once_per_job"
            ),
        )

    def __str__(self) -> str:
        return self.name
