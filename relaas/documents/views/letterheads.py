"""Letterheads under Beheer: how the paper looks and what it says, with a sample beside it."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.administrations.models import Administration
from relaas.documents import letterheads as verbs
from relaas.documents.forms import LogoForm, LookForm, SampleForm, TextsForm
from relaas.documents.letterhead_checks import LOOK, PLACEHOLDERS, TEXT_COLUMNS, checked_look, checked_texts
from relaas.documents.models import DocumentKind, Language, Letterhead
from relaas.documents.papers.drawing import draw, letterhead_of, picture
from relaas.documents.papers.placeholders import OF_ADMINISTRATION
from relaas.documents.papers.sample import sample_paper
from relaas.documents.papers.texts import Texts
from relaas.documents.rendering import CannotRender
from relaas.documents.rights import LETTERHEADS
from relaas.kernel.refusals import Refused
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs
from relaas.web.serving import PDF, PNG, show

DOTS = 110  # to the inch


@needs(LETTERHEADS)
def letterheads(request: Request) -> HttpResponse:
    """Of which administration."""
    found = Administration.objects.visible_to(request.actor).by_name()
    return page(request, "documents/letterheads.html", {"administrations": found})


@needs(LETTERHEADS)
def letterhead(request: Request, id: int) -> HttpResponse:
    """How the paper of one administration looks."""
    administration = _find(request, id)
    form = LookForm(request.POST or None, record=letterhead_of(administration))
    if form.is_valid() and form.carry_out(
        verbs.change_letterhead, administration, look=form.values, seen=form.seen, by=request.actor
    ):
        toasts.done(request, _("Letterhead changed"))
        return SeeOther(request.path)
    return _drawn(request, administration, form)


@needs(LETTERHEADS)
def texts(request: Request, id: int, kind: str, language: str) -> HttpResponse:
    """What one kind of document says in one language."""
    administration, which = _find(request, id), _which(kind, language)
    form = TextsForm(request.POST or None, record=verbs.text_row(administration, **which))
    if form.is_valid() and form.carry_out(
        verbs.change_texts, administration, **which, texts=form.values, seen=form.seen, by=request.actor
    ):
        toasts.done(request, _("Texts of the letterhead changed"))
        return SeeOther(request.path)
    return _drawn(request, administration, form, **which)


@require_POST
@needs(LETTERHEADS)
def restore_texts(request: Request, id: int, kind: str, language: str) -> HttpResponse:
    """Back to the texts that come with Relaas."""
    verbs.restore_texts(_find(request, id), **_which(kind, language), by=request.actor)
    toasts.done(request, _("Texts of the letterhead restored"))
    return SeeOther(reverse("documents:texts", args=[id, kind, language]))


@needs(LETTERHEADS)
def logo(request: Request, id: int) -> HttpResponse:
    """Put an image on the paper."""
    administration = _find(request, id)
    form = LogoForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.carry_out(
        verbs.set_logo, administration, uploaded=form.values["logo"], by=request.actor
    ):
        toasts.done(request, _("Logo of the letterhead changed"))
        return SeeOther(reverse("documents:letterhead", args=[id]))
    return _drawn(request, administration, form)


@require_POST
@needs(LETTERHEADS)
def remove_logo(request: Request, id: int) -> HttpResponse:
    """Take it off."""
    here = reverse("documents:letterhead", args=[id])
    try:
        verbs.remove_logo(_find(request, id), by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, here)
    toasts.done(request, _("Logo of the letterhead removed"))
    return SeeOther(here)


@needs(LETTERHEADS)
def sample(request: Request, id: int) -> HttpResponseBase:
    """A document of nobody on this paper, with what is being typed (POST); nothing is kept.

    A picture of its first page for the page itself; as PDF for `?pdf`. What is wrong is left as it was (422).
    """
    administration = _find(request, id)
    kind, language = SampleForm(request.GET).kind_and_language
    look, said, problems = _typed(request, administration, kind, language)
    paper = sample_paper(administration, kind, language)
    try:
        if "pdf" in request.GET:
            return show(draw(paper, look, said), name=f"{paper.title}.pdf", media_type=PDF)
        answer = show(picture(paper, look, said, dots=DOTS), name="page.png", media_type=PNG)
    except CannotRender:
        return HttpResponse(status=503)
    answer.status_code = 422 if problems else 200
    return answer


def _typed(
    request: Request, administration: Administration, kind: DocumentKind, language: Language
) -> tuple[Letterhead, Texts, bool]:
    """The letterhead and texts as they stand, with what was typed and is right; and whether something is wrong."""
    look, row = letterhead_of(administration), verbs.text_row(administration, kind, language)
    problems = False
    for target, columns, check in ((look, tuple(LOOK), checked_look), (row, TEXT_COLUMNS, checked_texts)):
        for column in columns:
            if column in request.POST:
                try:
                    setattr(target, column, check({column: request.POST[column]})[column])
                except Refused:
                    problems = True
    return look, Texts(row.opening, row.closing, row.conditions), problems


def _drawn(
    request: Request,
    administration: Administration,
    form: LookForm | TextsForm | LogoForm,
    kind: DocumentKind | None = None,
    language: Language = Language.DUTCH,
) -> HttpResponse:
    """The page, with the tab of this form open."""
    shown: dict[str, Any] = {
        "administration": administration,
        "letterhead": letterhead_of(administration),
        "kinds": list(DocumentKind),
        "languages": list(Language),
        "kind": kind,
        "spoken": language,
        "placeholders": PLACEHOLDERS if kind else OF_ADMINISTRATION,
        "at_logo": isinstance(form, LogoForm),
        "is_own": kind is not None and verbs.text_row(administration, kind, language).pk is not None,
    }
    return page(request, "documents/letterhead.html", shown, form=form)


def _find(request: Request, id: int) -> Administration:
    return get_object_or_404(Administration.objects.visible_to(request.actor), pk=id)


def _which(kind: str, language: str) -> dict[str, Any]:
    if kind not in DocumentKind.values or language not in Language.values:
        raise Http404
    return {"kind": DocumentKind(kind), "language": Language(language)}
