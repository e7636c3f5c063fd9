"""The outbox under Beheer: what waits, was not sent or is uncertain, what left, and what a person decides about it."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.documents.models import OutgoingMail
from relaas.documents.outbox import deciding, mail_server
from relaas.documents.outbox.rights import OUTBOX
from relaas.documents.outbox.seeing import visible_of
from relaas.kernel import subjects
from relaas.kernel.refusals import Refused
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs

MOST = 100


@needs(OUTBOX)
def outbox(request: Request) -> HttpResponse:
    """What has not ended, and what ended last."""
    mails = OutgoingMail.objects.prefetch_related("subjects")
    shown = visible_of([*mails.unfinished()[:MOST], *mails.ended()[:MOST]], request.actor)
    context = {
        "unfinished": [mail for mail in shown if not mail.has_ended],
        "ended": [mail for mail in shown if mail.has_ended],
        "names": subjects.labels({mail.about[0] for mail in shown if mail.about}),
        "is_set_up": mail_server.is_set_up(),
    }
    return page(request, "documents/outbox.html", context)


@needs(OUTBOX)
def mail(request: Request, id: int) -> HttpResponse:
    """One mail: to whom, what it says, what goes with it and how far it is."""
    found = _find(request, id)
    context = {
        "mail": found,
        "attachments": [each.document for each in found.attachments.select_related("document")],
        "about": [(name, subjects.url(subject)) for subject, name in subjects.labels(found.about).items()],
        "is_set_up": mail_server.is_set_up(),
    }
    return page(request, "documents/mail.html", context)


@require_POST
@needs(OUTBOX)
def again(request: Request, id: int) -> HttpResponse:
    found = _find(request, id)
    return _done(request, found, _("The e-mail is sent again"), lambda: deciding.send_again(found, by=request.actor))


@require_POST
@needs(OUTBOX)
def was_sent(request: Request, id: int) -> HttpResponse:
    found = _find(request, id)
    return _done(request, found, _("Kept as sent"), lambda: deciding.say_sent(found, by=request.actor))


@require_POST
@needs(OUTBOX)
def dropped(request: Request, id: int) -> HttpResponse:
    found = _find(request, id)
    return _done(request, found, _("The e-mail is dropped"), lambda: deciding.drop(found, by=request.actor))


def _find(request: Request, id: int) -> OutgoingMail:
    found = get_object_or_404(OutgoingMail.objects.prefetch_related("subjects"), pk=id)
    if not visible_of([found], request.actor):
        raise Http404
    return found


def _done(request: Request, mail: OutgoingMail, said: str | Promise, deed: Callable[[], None]) -> HttpResponse:
    """Carry out what one click asks for and go back to where that was: the page of the mail, or of what it is about."""
    back = reverse("documents:mail", args=[mail.pk])
    if "from_subject" in request.POST and mail.about:
        back = subjects.url(mail.about[0])
    try:
        deed()
    except Refused as refusal:
        return refused(request, refusal, back)
    toasts.done(request, said, undoable=False)
    return SeeOther(back)
