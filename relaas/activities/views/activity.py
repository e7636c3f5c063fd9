"""The page of an activity, its history, and planning what follows it (A6)."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from relaas.activities.following.forms import AndThenForm
from relaas.activities.models import Activity
from relaas.activities.naming import called
from relaas.activities.page import ActivityPage, page_of_activity
from relaas.activities.rights import CHANGE, READ
from relaas.activities.writing import plan_action
from relaas.kernel.subjects import subject_of
from relaas.parties.views.frame import saved
from relaas.story.history_page import draw_history
from relaas.web.answers import SeeOther, next_page, page
from relaas.web.rights import Request, needs

_SHOWN = ("relation", "person", "category", "performer", "done_by", "made_by")


def visible_activities(request: Request) -> QuerySet[Activity]:
    """What the viewer may see (U2), with what its page shows."""
    seen = Activity.objects.visible_to(request.actor).select_related(*_SHOWN)
    return seen.defer("search_text", "relation__search_text", "person__search_text")


def find_activity(request: Request, id: int) -> Activity:
    """The activity, if the viewer may see it; otherwise 404."""
    return get_object_or_404(visible_activities(request), pk=id)


def draw(request: Request, activity: Activity, *, then: AndThenForm | None = None) -> HttpResponse:
    """The page of the activity, with the form of what follows if that is asked for."""
    shown = ActivityPage(request, activity, then=then)
    return page(request, "activities/activity.html", {"page": shown, "activity": activity}, form=then)


@needs(READ)
def show(request: Request, id: int) -> HttpResponse:
    return draw(request, find_activity(request, id))


@needs(CHANGE)
def follow_up(request: Request, id: int) -> HttpResponse:
    """*En daarna?*: plan what follows it; from wherever it was asked, refused it stands on the activity's own page."""
    activity = find_activity(request, id)
    sent = request.POST if request.method == "POST" else None
    form = AndThenForm(sent, viewer=request.actor, back=request.GET.get("next", ""))

    def plan() -> None:
        plan_action(facts=form.facts, follows=activity, by=request.actor)

    if saved(request, form, _("Action planned"), plan):
        return SeeOther(next_page(request, page_of_activity(activity.pk)))
    return draw(request, activity, then=form)


@needs(READ)
def history(request: Request, id: int) -> HttpResponse:
    """Every change to the activity (U3)."""
    activity = find_activity(request, id)
    more = {"page_url": page_of_activity(activity.pk)}
    return draw_history(request, subject_of(activity), called(activity), template="activities/history.html", more=more)
