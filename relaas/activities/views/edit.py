"""Changing an activity on a page of its own, and deleting it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.activities.changing import change, delete
from relaas.activities.forms.activity import FORMS
from relaas.activities.models import ActivityKind
from relaas.activities.rights import CHANGE, DELETE
from relaas.activities.standing import Place
from relaas.activities.views.draw import draw
from relaas.activities.views.frame import asked_place, find_activity, page_beside
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of, url
from relaas.parties.views.frame import saved, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, next_page, refused
from relaas.web.rights import Request, needs


@needs(CHANGE)
def edit(request: Request, id: int) -> HttpResponse:
    """`?relatie=` and the like take it to another one."""
    activity = find_activity(request, id)
    place = asked_place(request, Place(activity.relation, activity.person, activity.about))
    form = FORMS[activity.kind](*sent(request), place=place, viewer=request.actor, record=activity)

    def carry_out() -> None:
        change(activity, **form.arguments, seen=form.seen, by=request.actor)

    if saved(request, form, _said(activity.kind), carry_out):
        return SeeOther(next_page(request, url(subject_of(activity))))
    return draw(request, ActivityKind(activity.kind), form, place, activity=activity)


@require_POST
@needs(DELETE)
def remove(request: Request, id: int) -> HttpResponse:
    activity = find_activity(request, id)
    back = page_beside(activity)
    try:
        delete(activity, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, url(subject_of(activity)))
    words = {"action": _("Action deleted"), "contact": _("Contact moment deleted"), "note": _("Note deleted")}
    toasts.done(request, words[activity.kind])
    return SeeOther(next_page(request, back))


def _said(kind: str) -> str:
    words = {"action": _("Action changed"), "contact": _("Contact moment changed"), "note": _("Note changed")}
    return words[kind]
