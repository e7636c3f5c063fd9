"""Verbs: finish an action or close a note (A1, A6), and open it again."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.activities import deed_sentences as sentences
from relaas.activities.facts import RESULT
from relaas.activities.keeping import keep
from relaas.activities.models import Activity
from relaas.activities.moments import ActivityDone
from relaas.activities.repeating import repeat
from relaas.activities.rights import CHANGE
from relaas.activities.settled import require_open
from relaas.activities.telling import tell
from relaas.activities.writing import plan_action
from relaas.files.adding import ReceivedFile
from relaas.files.attaching import attach
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged, refuse_differences
from relaas.kernel.moments import announce
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given

DONE = ("done_at", "done_by_id", "result")


@verb("activities.finish", act=Act.CHANGE, right=CHANGE, on=("activity",))
def finish(
    activity: Activity,
    *,
    result: str = "",
    then: Given | None = None,
    attached: Sequence[ReceivedFile] = (),
    seen: Given | None = None,
    by: Actor,
) -> None:
    """An action is done, or a note closed, now and by this actor. What is repeated comes again (A5).

    `then` are the facts of the next action (A6), planned in the same transaction as a follow-up; files that are
    `attached` stand with this one (A3). Refuses what is done already and says who was first (`done_already`), a result
    of over 20,000 characters (`too_long`, `result`), what planning `then` refuses, and what changed since `seen`.
    """
    check_unchanged(activity, None)
    require_open(activity)
    refuse_differences(activity, seen)
    checked = checked_result(result)
    put_done(activity, checked, by)
    activity.save(update_fields=sorted({"done_at", "done_by", "result", *keep(activity)}))
    tell_done(activity, by)
    attach(attached, activity, by=by)
    if then is not None:
        plan_action(facts=then, follows=activity, by=by)


@verb("activities.reopen", act=Act.CHANGE, right=CHANGE, on=("activity",))
def reopen(activity: Activity, *, by: Actor) -> None:
    """What was done is still to be done; the story keeps the result.

    Refuses a contact moment (`always_done`), what is open (`open_already`), and what came again and is open in its
    place (`came_again`).
    """
    check_unchanged(activity, None)
    if activity.is_contact_moment:
        raise Refused("always_done", _("A contact moment is done as it is written down."))
    if activity.is_open:
        raise Refused("open_already", _("This is open already."))
    if Activity.objects.open().filter(repeats=activity).exists():
        raise Refused("came_again", _("It came again, and that one is still to be done. Delete that one first."))
    result = activity.result
    activity.done_at, activity.done_by, activity.result = None, None, ""
    activity.save(update_fields=sorted({"done_at", "done_by", "result", *keep(activity)}))
    tell(sentences.REOPENED, activity, by, result=result)


def checked_result(result: str) -> str:
    """A result as it is kept (`too_long`, at `result`)."""
    checking = Checking()
    checked = checking.value("result", RESULT.check, result)
    checking.refuse_problems()
    return checked or ""


def put_done(activity: Activity, result: str, by: Actor) -> None:
    """Let it be done now, by this actor; whoever calls this saves its `DONE` and what it keeps."""
    activity.done_at, activity.done_by_id, activity.result = clock.now(), by.user_id, result


def tell_done(activity: Activity, by: Actor) -> None:
    """What follows on its being saved as done: it is told, announced, and comes again."""
    tell(sentences.FINISHED, activity, by, result=activity.result)
    repeat(activity, by)
    announce(ActivityDone(activity))
