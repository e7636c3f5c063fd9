"""All open actions of a colleague go to another: of one who leaves, or for any reason (A5)."""

from collections.abc import Mapping
from itertools import batched
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from relaas.accounts.leaving import WORK, Work
from relaas.accounts.models import User
from relaas.activities.bulk.moving import hand_over_many
from relaas.activities.handing_over import checked_handing
from relaas.activities.models import Activity
from relaas.activities.rights import ASSIGN
from relaas.kernel import clock, jobs
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.overviews.acting import told
from relaas.overviews.acting_job import Progress, in_chunks
from relaas.overviews.actions import MOST_AT_ONCE
from relaas.web.formats import number

KIND = "activities.hand_over_all"
AT_ONCE = 500


def ids_of_open_actions(user: User) -> list[int]:
    """What this user has still to do, in the order of the ids."""
    return list(Activity.objects.actions().open().of_performer(user.pk).order_by("pk").values_list("pk", flat=True))


def count_open_actions(user: User) -> int:
    """How much that is."""
    return Activity.objects.actions().open().of_performer(user.pk).count()


@verb("activities.hand_over_all", act=Act.CHANGE, right=ASSIGN, on=())
def hand_over_all(of_user: User, *, to: User, by: Actor) -> int:
    """Give all open actions of one to another; gives how many went. What the other may not see, or the law refuses,
    stays where it is.

    It asks the law of each. More than 500 are a job, and then it is how many that job will look at. Refuses who left
    (`inactive`, `to`) and the same colleague (`same`, `to`).
    """
    checked_handing(to, "")
    if of_user.pk == to.pk:
        raise Refused("same", _("%(name)s has these already.") % {"name": to.name}, field="to")
    ids = ids_of_open_actions(of_user)
    if len(ids) > AT_ONCE:
        _start(of_user, to, by)
        return len(ids)
    return sum(hand_over_many(chunk, to=to, by=by).changed for chunk in batched(ids, MOST_AT_ONCE))


def _start(of_user: User, to: User, by: Actor) -> jobs.Job:
    title = _("Hand over all actions of %(of)s to %(to)s") % {"of": of_user.name, "to": to.name}
    once = f"{of_user.pk}-{to.pk}-{clock.now():%Y%m%d%H%M}"
    return jobs.start(KIND, {"of": of_user.pk, "to": to.pk}, by=by, title=title, once=once)


@jobs.long_job(KIND, label=gettext_lazy("Handing over actions"))
def _carry_out(work: jobs.Work) -> None:
    of_user, to = (User.objects.select_related("role").get(pk=work.parameters[name]) for name in ("of", "to"))
    in_chunks(work, ids_of_open_actions(of_user), lambda ids, last: hand_over_many(ids, to=to, by=work.by, last=last))
    progress = Progress.of(work)
    work.finish(_DONE, {"changed": progress.changed, "refused": progress.refused})


def _result(given: Mapping[str, Any]) -> str:
    return told(_("Handed over"), given["changed"], 0, given["refused"])


_DONE = jobs.result("activities.handed_over_all", _result)


def _told(count: int) -> str:
    return ngettext("%(count)s open action", "%(count)s open actions", count) % {"count": number(count)}


def _hand_over(of_user: User, to: User, by: Actor) -> object:
    return hand_over_all(of_user, to=to, by=by)


def _address(user: User) -> str:
    return f"{reverse('activities:hand_over_all')}?van={user.pk}"


WORK.add("actions", Work(ASSIGN, count_open_actions, _told, _hand_over, _address))
