"""Verb: hand an action over to a colleague (A5). Many at once, and all of who leaves: `activities.bulk`."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.activities import deed_sentences as sentences
from relaas.activities.models import Activity
from relaas.activities.rights import ASSIGN
from relaas.activities.settled import require_action, require_open
from relaas.activities.telling import tell
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb

LONGEST_REMARK = 500


@verb("activities.hand_over", act=Act.CHANGE, right=ASSIGN, on=("activity",))
def hand_over(activity: Activity, *, to: User, remark: str = "", by: Actor) -> None:
    """From now on it is for this colleague; the remark stands in the story.

    Refuses who left (`inactive`), who may not see it (`may_not_see`), whose it is already (`same`), all at `to`; what
    is done (`done_already`), what is no action (`no_action`), and a remark over 500 characters.
    """
    check_unchanged(activity, None)
    require_action(activity)
    require_open(activity)
    said = checked_handing(to, remark)
    refuse_taker(activity, to, sees={activity.pk} if may_see(to, [activity.pk]) else set())
    give(activity, to, said, by)
    activity.save(update_fields=["performer"])


def checked_handing(to: User, remark: str) -> str:
    """The remark as it is kept, of handing anything over to this colleague."""
    checking = Checking()
    said = checking.value("remark", text(LONGEST_REMARK), remark)
    if not to.is_active:
        checking.add("inactive", _("%(name)s no longer works here.") % {"name": to.name}, "to")
    checking.refuse_problems()
    return said or ""


def may_see(to: User, ids: Collection[int]) -> set[int]:
    """Those of these activities that this colleague may see."""
    return set(Activity.objects.visible_to(to.actor).filter(pk__in=ids).values_list("pk", flat=True))


def refuse_taker(activity: Activity, to: User, *, sees: Collection[int]) -> None:
    """Refuse giving it to whose it is, or to who may not see it."""
    if activity.performer_id == to.pk:
        raise Refused("same", _("%(name)s has this already.") % {"name": to.name}, field="to")
    if activity.pk not in sees:
        raise Refused("may_not_see", _("%(name)s may not see what this is about.") % {"name": to.name}, field="to")


def give(activity: Activity, to: User, remark: str, by: Actor) -> None:
    """Let it be for this colleague, and tell it; whoever calls this saves it."""
    old = activity.performer
    activity.performer = to
    tell(sentences.HANDED_OVER, activity, by, old=old.name if old else "", new=to.name, remark=remark)
