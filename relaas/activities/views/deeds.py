"""Deeds with an activity: in one click from a list, or on a page that asks for more. All take `next`."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from relaas.activities.finishing import finish as finish_activity
from relaas.activities.finishing import reopen as reopen_activity
from relaas.activities.forms.deeds import FinishForm, HandOverForm, SnoozeForm
from relaas.activities.handing_over import hand_over as hand_over_activity
from relaas.activities.models import Activity
from relaas.activities.naming import called
from relaas.activities.page import page_of_activity
from relaas.activities.postponing import snooze as snooze_activity
from relaas.activities.rights import ASSIGN, CHANGE
from relaas.activities.rules import days_to_put_off
from relaas.activities.views.activity import find_activity
from relaas.files.attaching import files_of
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.views.frame import sent
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import formats, toasts
from relaas.web.answers import SeeOther, next_page, page, refused
from relaas.web.rights import Request, needs


@needs(CHANGE)
def finish(request: Request, id: int) -> HttpResponse:
    """It is done: at once where nothing is asked, and else with its result and the next action (A6)."""
    activity = find_activity(request, id)
    said = _("Note closed") if activity.is_note else pgettext("action", "Done")
    if request.method == "POST" and "result" not in request.POST:
        return _at_once(request, activity, said, lambda: finish_activity(activity, by=request.actor))
    performer = request.actor.user_id
    form = FinishForm(*sent(request), viewer=request.actor, performer=performer)

    def done() -> None:
        result, files = form.cleaned_data["result"], files_of(form)
        finish_activity(activity, result=result, then=form.then, attached=files, by=request.actor)

    return _asked(request, activity, "activities/finish.html", form, said, done)


@require_POST
@needs(CHANGE)
def reopen(request: Request, id: int) -> HttpResponse:
    """It is still to be done after all."""
    activity = find_activity(request, id)
    return _at_once(request, activity, _("Open again"), lambda: reopen_activity(activity, by=request.actor))


@needs(CHANGE)
def snooze(request: Request, id: int) -> HttpResponse:
    """It is put off to a day that is offered, or one of choice."""
    activity = find_activity(request, id)
    form = SnoozeForm(*sent(request))
    day = formats.day(form.cleaned_data["until"]) if form.is_valid() else ""

    def put_off() -> None:
        snooze_activity(activity, until=form.cleaned_data["until"], by=request.actor)

    offered = days_to_put_off(clock.today())
    said = _("Put off until %(day)s") % {"day": day}
    return _asked(request, activity, "activities/snooze.html", form, said, put_off, offered=offered)


@needs(ASSIGN)
def hand_over(request: Request, id: int) -> HttpResponse:
    """It is for a colleague from now on."""
    activity = find_activity(request, id)
    form = HandOverForm(*sent(request), viewer=request.actor, without=activity.performer_id)
    to = form.cleaned_data["to"] if form.is_valid() else None

    def hand() -> None:
        hand_over_activity(activity, **form.values, by=request.actor)

    said = _("Handed over to %(name)s") % {"name": to}
    return _asked(request, activity, "activities/hand_over.html", form, said, hand)


def _asked(
    request: Request,
    activity: Activity,
    template: str,
    form: PartyForm,
    said: str,
    deed: Callable[[], None],
    **shown: Any,
) -> HttpResponse:
    """The page that asks; when it was sent in and is right, the deed. Sent in twice it happens once."""
    back = next_page(request, page_of_activity(activity.pk))
    if form.is_bound and form.is_valid():
        try:
            with marked(mark_of(request, form)):
                done = form.carry_out(deed)
        except WrittenAlready:
            return SeeOther(back)
        if done:
            _tell(request, activity, said, back)
            return SeeOther(back)
    given = request.POST if request.method == "POST" else request.GET
    context = {"activity": activity, "title": called(activity), "back": back, "next": given.get("next", ""), **shown}
    return page(request, template, context, form=form)


def _at_once(request: Request, activity: Activity, said: str | Promise, deed: Callable[[], None]) -> HttpResponse:
    """One click; a refusal is told where one comes back to."""
    back = next_page(request, page_of_activity(activity.pk))
    try:
        deed()
    except Refused as refusal:
        return refused(request, refusal, back)
    _tell(request, activity, said, back)
    return SeeOther(back)


def _tell(request: Request, activity: Activity, said: str | Promise, back: str) -> None:
    """What happened; after an action that is done, with the way to the next one and back here again (A6)."""
    asks = activity.is_action and activity.done_at is not None
    follow_up = f"{reverse('activities:and_then', args=[activity.pk])}?{urlencode({'next': back})}"
    toasts.done(request, said, leading_to=(_("And then?"), follow_up) if asks else None)
