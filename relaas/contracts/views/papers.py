"""Documents of a contract: as PDF, shown in its page, and kept."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts.models import Contract
from relaas.contracts.page import Editing, page_of
from relaas.contracts.papers import kinds_of, paper_of
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.rights import CHANGE, READ
from relaas.contracts.views.frame import back_to, draw, find_contract, lacks_right
from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.documents.papers.drawing import draw as drawn
from relaas.documents.rendering import CannotRender
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.web import toasts
from relaas.web.answers import refused
from relaas.web.rights import Request, needs
from relaas.web.serving import PDF, download
from relaas.web.serving import show as show_bytes


@needs(READ)
def pdf(request: Request, id: int, kind: str, language: str) -> HttpResponseBase:
    """The document as it would be made now; with `?opslaan` to be saved. Nothing is kept."""
    contract = find_contract(request, id)
    paper = paper_of(contract, **_which(contract, kind, language))
    with translation.override(paper.language):
        name = f"{paper.title}.pdf"
    try:
        content = drawn(paper)
    except CannotRender:
        return HttpResponse(_("The document could not be made. Try again in a minute."), status=503)
    answer = download if "opslaan" in request.GET else show_bytes
    return answer(content, name=name, media_type=PDF)


@needs(READ)
def show(request: Request, id: int, kind: str, language: str) -> HttpResponse:
    """The page of the contract with the document in it."""
    contract = find_contract(request, id)
    _which(contract, kind, language)
    return draw(request, contract, Editing("documents"))


@needs(READ)
def show_kept(request: Request, id: int, kept: int) -> HttpResponse:
    """The same with one that was kept."""
    contract = find_contract(request, id)
    if not KeptDocument.objects.about(subject_of(contract)).filter(pk=kept).exists():
        raise Http404
    return draw(request, contract, Editing("documents"))


@require_POST
@needs(CHANGE)
def keep(request: Request, id: int, kind: str, language: str) -> HttpResponse:
    """Keep it as it is made now."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    try:
        keep_paper(contract, **_which(contract, kind, language), by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, page_of(contract))
    toasts.done(request, _("Document kept"))
    return back_to(contract)


def _which(contract: Contract, kind: str, language: str) -> dict[str, Any]:
    """Kind and language out of an address; 404 when this contract has no such document."""
    if kind not in kinds_of(contract) or language not in Language.values:
        raise Http404
    return {"kind": DocumentKind(kind), "language": Language(language)}
