"""Chains of follow-ups (A2, A6): what follows what, never in a circle."""

from collections import defaultdict

from django.utils.translation import gettext as _

from relaas.activities.models import Activity
from relaas.kernel.checking import Checking


def check_follows(activity: Activity, followed: Activity | None, checking: Checking) -> None:
    """An activity follows nothing that follows it, nor itself (`circle`)."""
    if followed is None or activity.pk is None:
        return
    if followed.pk == activity.pk:
        checking.add("circle", _("It cannot follow itself."), "follows")
    elif followed.pk in set(behind(activity)):
        checking.add("circle", _("That follows this already; it cannot be the other way round too."), "follows")


def behind(activity: Activity) -> list[int]:
    """The ids of all that follow on this one, at any depth; its chain is read in one query, however deep it is."""
    followers: dict[int, list[int]] = defaultdict(list)
    chain = Activity.objects.filter(chain=activity.chain, follows__isnull=False).order_by("pk")
    for id, followed in chain.values_list("pk", "follows_id"):
        followers[followed].append(id)
    found = list(followers[activity.pk])
    for id in found:  # it grows as it is walked
        found += followers[id]
    return found


def join_chain(activity: Activity) -> None:
    """Take this one, and all behind it, into the chain of what it follows; or let it begin its own. Inside a verb."""
    chain = activity.follows.chain if activity.follows else activity.pk
    if activity.chain != chain:
        moved = [activity.pk, *(behind(activity) if activity.chain else ())]
        activity.chain = chain
        Activity.objects.filter(pk__in=moved).update(chain=chain)


def let_go(activity: Activity) -> None:
    """What follows this one follows what it followed, and what repeats it repeats nothing: it is about to go."""
    Activity.objects.filter(follows=activity).update(follows=activity.follows_id)
    Activity.objects.filter(repeats=activity).update(repeats=None)
