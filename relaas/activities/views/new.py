"""The pages *Nieuwe actie*, *Nieuw contactmoment* and *Nieuwe notitie*."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.activities.forms.activity import FORMS, ActivityForm
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.rights import CHANGE
from relaas.activities.standing import place_of
from relaas.activities.views.draw import draw
from relaas.activities.views.frame import asked_place, followed, page_beside
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel import subjects
from relaas.parties.views.frame import sent
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import SeeOther, next_page
from relaas.web.rights import Request, needs

_WRITE: dict[str, Callable[..., Activity]] = {
    ActivityKind.ACTION: plan_action,
    ActivityKind.CONTACT: write_contact_moment,
    ActivityKind.NOTE: write_note,
}


@needs(CHANGE)
def new(request: Request, kind: ActivityKind) -> HttpResponse:
    """`?relatie=`, `?persoon=`, `?contract=`: with whom and about what; `?volgt=` what it follows."""
    follows = followed(request)
    place = asked_place(request, place_of({}, follows))
    form = FORMS[kind](*sent(request), place=place, viewer=request.actor)
    address = _written(request, kind, form, follows)
    return SeeOther(address) if address else draw(request, kind, form, place, follows=follows)


def _written(request: Request, kind: ActivityKind, form: ActivityForm, follows: Activity | None) -> str:
    """The address to go on to, when the form was sent in and is right. Sent in twice it writes one."""
    if request.method != "POST" or not form.is_valid():
        return ""
    write = _WRITE[kind]
    try:
        with marked(mark_of(request, form)):
            activity = form.outcome(lambda: write(**form.arguments, follows=follows, by=request.actor))
    except WrittenAlready as before:
        subject = before.subject()
        return next_page(request, subjects.url(subject) if subject else "/")
    if activity is None:
        return ""
    toasts.done(request, _said(kind))
    return next_page(request, page_beside(activity))


def _said(kind: ActivityKind) -> str:
    words = {"action": _("Action planned"), "contact": _("Contact moment written down"), "note": _("Note written")}
    return words[kind.value]
