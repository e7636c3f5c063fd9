"""The timeline of a party, taken away as a file (T3)."""

from django.http import Http404, HttpResponseBase

from relaas.kernel.refusals import Refused
from relaas.overviews.export import FORMATS
from relaas.overviews.sheet import answered
from relaas.parties.models import Kind
from relaas.parties.paths import page_of
from relaas.parties.rights import EXPORT, READ
from relaas.parties.timeline.sheet import sheet_of
from relaas.parties.timeline.tab import WORD, kind_asked
from relaas.parties.views.frame import find_party
from relaas.web.answers import refused
from relaas.web.rights import Request, needs


@needs(EXPORT)
@needs(READ)
def export(request: Request, kind: Kind, id: int, ending: str) -> HttpResponseBase:
    """All of it, or the kind that is shown."""
    party = find_party(request, kind, id)
    if ending not in FORMATS:
        raise Http404
    try:
        return answered(sheet_of(party, request.actor, kind=kind_asked(request.GET)), FORMATS[ending])
    except Refused as refusal:
        return refused(request, refusal, f"{page_of(party)}{WORD}/")
