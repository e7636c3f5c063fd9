"""What was: every change to a party, what was deleted of it, and putting it back (U3)."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.refusals import Refused
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import subject_of
from relaas.parties.gone import find_gone, gone_parties
from relaas.parties.models import Kind, Party
from relaas.parties.past_page import typed_day
from relaas.parties.paths import page_of
from relaas.parties.rights import DELETE, READ
from relaas.parties.views.frame import find_party, find_shown, visible_parties
from relaas.story.deleted import deleted_of
from relaas.story.history_page import draw_history
from relaas.story.past import end_of
from relaas.story.restoring import put_back_record
from relaas.story.story_page import draw_story
from relaas.story.undoing import UNDO
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs


@needs(READ)
def changes(request: Request, kind: Kind, id: int) -> HttpResponse:
    """Every change to the party and what belongs to it; of one that is gone for who may look back at it."""
    party, is_gone = _there_or_gone(request, kind, id)
    may_put_back = not is_gone and request.actor.may(UNDO) and not party.is_archived
    more = {"page_url": page_of(party), "is_gone": is_gone, "may_put_back": may_put_back}
    return draw_history(request, subject_of(party), party.name, template="parties/history.html", more=more)


@needs(READ)
def story(request: Request, kind: Kind, id: int) -> HttpResponse:
    """All that is told of the party."""
    party = find_shown(request, id)
    if party.kind != kind:
        raise Http404
    return draw_story(request, subject_of(party), party.name, page_of(party))


@require_POST
@needs(UNDO)
def put_back(request: Request, kind: Kind, id: int) -> HttpResponse:
    """The whole party as it was at the end of a day; the message that follows takes it back."""
    party = find_party(request, kind, id)
    try:
        day = typed_day(request.POST.get("op", ""))
        put_back_record(subject_of(party), end_of(day), by=request.actor)
    except Refused as refusal:
        toasts.refused(request, refusal)
    else:
        toasts.done(request, _("Put back as it was"))
    return SeeOther(f"{page_of(party)}geschiedenis/")


@needs(READ)
def deleted(request: Request, kind: Kind, id: int) -> HttpResponse:
    """What was deleted of the party and is not back, to bring it back."""
    party, _is_gone = _there_or_gone(request, kind, id)
    found = deleted_of(subject_of(party), request.actor)
    context = {"party": party, "page_url": page_of(party), "deleted": found, "may_undo": request.actor.may(UNDO)}
    return page(request, "parties/deleted_rows.html", context)


@needs(DELETE)
def gone(request: Request) -> HttpResponse:
    """Beheer: relations and persons that were deleted, newest first."""
    found = gone_parties(request.actor, before=read_id(request.GET.get("voor")))
    return page(request, "parties/gone.html", {"found": found, "may_undo": request.actor.may(UNDO)})


def _there_or_gone(request: Request, kind: Kind, id: int) -> tuple[Party, bool]:
    party = visible_parties(request).filter(kind=kind, pk=id).first()
    if party is not None:
        return party, False
    gone = find_gone(id, request.actor)
    if gone is None or gone.kind != kind:
        raise Http404
    return gone, True
