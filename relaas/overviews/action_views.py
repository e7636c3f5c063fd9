"""The address of a bulk action: from the rows of a list, by way of what it asks, back to the list."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.overviews.acting import AT_ONCE, act, chosen_ids, told, told_refusals
from relaas.overviews.acting_job import start
from relaas.overviews.actions import ONCE, ActionForm, BulkAction, Step
from relaas.overviews.counting import exact_count
from relaas.overviews.export_views import asked
from relaas.overviews.overview import Overview
from relaas.overviews.question import ALL, SELECTED, Question
from relaas.overviews.reach import COUNTED
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs, without_right


def action_address(overview: Overview, address: str, name: str) -> URLPattern:
    """`relaties/actie/archive/`"""
    return path(f"{address}actie/<slug:action>/", _answer(overview), name=f"{name}-action")


def _answer(overview: Overview) -> Callable[..., HttpResponseBase]:
    @needs(overview.read_right)
    def answer(request: Request, action: str) -> HttpResponseBase:
        question = asked(overview, request)
        if action in overview.steps:
            return _lead_on(request, overview.steps[action], question)
        if action not in overview.actions:
            raise Http404
        found = overview.actions[action]
        if not request.actor.may(found.right):
            return without_right(request, found.right)
        everything = ALL in request.POST or (ALL in request.GET and not question.selected)
        if not everything and not question.selected:
            toasts.refused(request, Refused("nothing_selected", _("Nothing is selected.")))
            return SeeOther(_back(question))
        if request.method != "POST":
            return _page(request, found, question, found.form(actor=request.actor))
        if ONCE not in request.POST and (found.asks or everything):  # from the list: first the page that asks
            return SeeOther(_asking(found, question, everything=everything))
        return _done(request, found, question, found.form(request.POST, actor=request.actor))

    return answer


def _lead_on(request: Request, step: Step, question: Question) -> HttpResponseBase:
    """To the page that the selected rows lead to; back to the list when they are too many or too few."""
    if not request.actor.may(step.right):
        return without_right(request, step.right)
    ids = chosen_ids(question) if question.selected and ALL not in request.POST else []
    if len(ids) != step.rows:
        toasts.refused(request, Refused("rows", step.refusal))
        return SeeOther(_back(question))
    return SeeOther(step.address(ids))


def _done(request: Request, action: BulkAction, question: Question, form: ActionForm) -> HttpResponse:
    if not form.is_valid():
        return _page(request, action, question, form)
    ids = chosen_ids(question, AT_ONCE + 1)
    try:
        if len(ids) > AT_ONCE:
            return SeeOther(reverse("desk:job", args=[start(action, question, form).pk]))
        outcome = act(action, ids, form)
    except Refused as refusal:
        form.refuse(refusal)
        return _page(request, action, question, form)
    said = told(action.done, outcome.changed, outcome.unchanged, len(outcome.refused))
    toasts.done(request, said, undoable=outcome.changed > 0)
    if outcome.refused:
        toasts.refused(request, Refused("partly", told_refusals(outcome.refused)))
    return SeeOther(_back(question))


def _page(request: Request, action: BulkAction, question: Question, form: ActionForm) -> HttpResponse:
    """What the action asks, and to how many rows it will be done."""
    number = len(chosen_ids(question)) if question.selected else exact_count(question)
    counted = question.overview.counted(COUNTED if number is None else number)
    shown = {
        "action": action,
        "overview": question.overview,
        "counted": _("more than %(counted)s") % {"counted": counted} if number is None else counted,
        "many": number is None or number > AT_ONCE,
        "back": _back(question),
    }
    return page(request, "overviews/action.html", shown, form=form)


def _asking(action: BulkAction, question: Question, *, everything: bool) -> str:
    meant = {ALL: ["1"]} if everything else {SELECTED: [str(id) for id in question.selected]}
    path = reverse(f"{question.overview.url_name}-action", args=[action.name])
    return f"{path}?{urlencode({**question.here, **meant}, doseq=True)}"


def _back(question: Question) -> str:
    query = urlencode(question.here, doseq=True)
    return f"{question.path}?{query}" if query else question.path
