"""Who may be given an action (A1, A5)."""

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.rights import ASSIGN, READ
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import lacks_right
from relaas.parties.models import Party


def check_performer(user: User | None, activity: Activity, checking: Checking, by: Actor) -> None:
    """Judge whether this user can perform what the activity says, with whom it says it now, at `performer`.

    Refuses who no longer works here (`inactive`), who may not see what it is about (`may_not_see`), and giving it to
    somebody else without the right to (`right`).
    """
    if user is None:
        return
    if not user.is_active:
        checking.add("inactive", _("%(name)s no longer works here.") % {"name": user.name}, "performer")
    elif user.pk != by.user_id and not by.may(ASSIGN):
        checking.add("right", lacks_right().message, "performer")
    elif not sees(user.actor, activity):
        message = _("%(name)s may not see what this is about.") % {"name": user.name}
        checking.add("may_not_see", message, "performer")


def sees(viewer: Actor, activity: Activity) -> bool:
    """Whether the viewer sees what the activity says that it is with and about; of one that is not kept yet too."""
    parties = {id for id in (activity.relation_id, activity.person_id) if id}
    return (
        viewer.may(READ)
        and (not activity.about_right or viewer.may(activity.about_right))
        and Party.objects.visible_to(viewer).filter(pk__in=parties).count() == len(parties)
    )
