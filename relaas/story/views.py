"""What the story itself answers: taking a change back, or all that a job changed."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel import subjects
from relaas.kernel.jobs import Job
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.story.bringing_back import bring_back
from relaas.story.models import Change, EntrySubject, Transaction
from relaas.story.restoring import put_back_value
from relaas.story.triggers import model_of
from relaas.story.undoing import UNDO, undo
from relaas.story.undoing_jobs import start_undoing, transactions_of
from relaas.web import toasts
from relaas.web.answers import SeeOther, next_page, refused
from relaas.web.rights import Request, needs


@require_POST
@needs(UNDO)
def undo_transaction(request: Request, number: int) -> HttpResponse:
    """*Ongedaan maken* in the message after a change; unknown to those who may not see what it was about (U2)."""
    done = get_object_or_404(Transaction, pk=number)
    told_of = {
        Subject(kind, id)
        for kind, id in EntrySubject.objects.filter(entry__transaction=done).values_list("kind", "subject_id")
    }
    secret = subjects.hidden(told_of, request.actor)
    if done.actor_id == request.actor.user_id:  # what one did away with oneself is no secret
        secret = subjects.existing(secret)
    if not told_of or secret:
        raise Http404
    try:
        undo(done, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, _where_to(request, told_of))
    toasts.done(request, _("Undone"))
    return redirect(_where_to(request, told_of))


@require_POST
@needs(UNDO)
def put_back(request: Request, number: int, column: str) -> HttpResponse:
    """*Zet terug*: one value of a change, on the page of a record's history."""
    change = _change(request, number)
    return _carried_out(request, change, _("Put back"), lambda: put_back_value(change, column, by=request.actor))


@require_POST
@needs(UNDO)
def bring_deleted_back(request: Request, number: int) -> HttpResponse:
    """*Haal terug*: what was deleted."""
    change = _change(request, number)
    return _carried_out(request, change, _("Brought back"), lambda: bring_back(change, by=request.actor))


def _change(request: Request, number: int) -> Change:
    """The change, unknown to those who may not see or read what it is of (U2). Of what is gone, the verb judges."""
    change = get_object_or_404(Change.objects.select_related("transaction"), pk=number)
    model = model_of(change.table_name)
    if model is None or change.subject_id is None or (model.read_right and not request.actor.may(model.read_right)):
        raise Http404
    of = {Subject(change.subject_kind, change.subject_id)}
    if subjects.hidden(of, request.actor):
        raise Http404
    return change


def _carried_out(request: Request, change: Change, said: str, deed: Callable[[], None]) -> HttpResponse:
    try:
        deed()
    except Refused as refusal:
        toasts.refused(request, refusal)
    else:
        toasts.done(request, said)
    return redirect(_where_to(request, {Subject(change.subject_kind, change.subject_id or 0)}))


@require_POST
@needs(UNDO)
def undo_job(request: Request, id: int) -> HttpResponse:
    """*Ongedaan maken* on the page of a job: a job of its own."""
    job = get_object_or_404(Job.objects.visible_to(request.actor), pk=id)
    if not transactions_of(job):
        raise Http404
    try:
        undoing = start_undoing(job, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("desk:job", args=[job.pk]))
    return SeeOther(reverse("desk:job", args=[undoing.pk]))


def _where_to(request: Request, told_of: set[Subject]) -> str:
    """Back to where the message stood, unless that page is about something that was undone away."""
    alive = subjects.existing(told_of)
    otherwise = subjects.url(min(alive)) if alive else "/"
    return next_page(request, otherwise) if alive == told_of else otherwise
