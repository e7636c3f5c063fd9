"""Undoing all that a long job changed: its transactions newest first, as a job of its own (U3).

A job whose changes can be undone keeps their numbers in its position, under `transactions`.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel import jobs
from relaas.kernel.actors import Actor
from relaas.kernel.jobs import Job, Work
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import require_right, verb
from relaas.story.models import Transaction
from relaas.story.undoing import UNDO, changed_since, undo, who_changed_since
from relaas.story.writing import open_transaction

KIND = "story.undo_job"
UNDONE = jobs.result("story.undone", gettext_lazy("All of it has been undone."))


def transactions_of(job: Job) -> list[int]:
    """The transactions in which this job changed something, oldest first; none of a kind that does not keep them."""
    position = job.position if isinstance(job.position, dict) else {}
    return list(position.get("transactions", []))


def start_undoing(job: Job, *, by: Actor) -> Job:
    """Have all that this job changed undone. Refuses while it goes on (`not_finished`); two clicks are one job."""
    require_right(UNDO, by)
    if not job.is_finished:
        raise Refused("not_finished", _("This is still going on. Stop it first."))
    title = _("Undo: %(title)s") % {"title": job.title}
    return jobs.start(KIND, {"job": job.pk}, by=by, title=title, once=str(job.pk))


@verb("story.undo_part", act=Act.CHANGE, right=UNDO, on=())
def undo_part(done: Transaction, *, work: Work, before: Sequence[int], total: int, by: Actor) -> None:
    """Undo one transaction of a job and keep how far the undoing is; refuses what `story.undo` refuses."""
    undo(done, by=by)
    ours = [*before, open_transaction()]
    work.advance({"transactions": ours}, done=len(ours), total=total)


@jobs.long_job(KIND, label=gettext_lazy("Undoing"))
def take_back(work: Work) -> None:
    """Newest first. Before the first it looks whether all can be undone; when not, nothing changes."""
    numbers = transactions_of(Job.objects.get(pk=work.parameters["job"]))[::-1]
    ours = transactions_of(work.job)
    if not ours:
        _refuse_what_was_changed_since(numbers)
    for number in numbers[len(ours) :]:
        done = Transaction.objects.get(pk=number)
        undo_part(done, work=work, before=ours, total=len(numbers), by=work.by)
        ours = work.position["transactions"]
    work.finish(UNDONE)


def _refuse_what_was_changed_since(numbers: Sequence[int]) -> None:
    culprits: set[str] = set()
    for done in Transaction.objects.filter(pk__in=numbers):
        culprits |= who_changed_since(done, besides=numbers)
    if culprits:
        raise changed_since(culprits)
