"""Looking at a file without downloading it: the page, and the pictures on it."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from relaas.files.deeds import deeds_with
from relaas.files.models import File, FileVersion, Item
from relaas.files.previews.drawing import Drawn, NoPreview, Reason, image_of, page_of
from relaas.files.previews.page import PreviewPage
from relaas.files.rights import READ
from relaas.kernel.row_ids import read_id
from relaas.web.answers import page as whole_page
from relaas.web.rights import Request, needs
from relaas.web.serving import WEBP, show

_LATER = frozenset({Reason.BUSY, Reason.TOO_HEAVY})


@needs(READ)
def preview(request: Request, id: int) -> HttpResponse:
    """The newest version, or that of `versie`, from page `blad` on."""
    file = _find(request, id)
    version = _version(file, read_id(request.GET.get("versie")) or file.number)
    shown = PreviewPage(file, version, first=read_id(request.GET.get("blad")) or 1)
    deeds = deeds_with(file, request.actor)
    return whole_page(request, "files/preview/page.html", {"page": shown, "deeds": deeds})


@needs(READ)
def image(request: Request, id: int, number: int) -> HttpResponseBase:
    """A version that is an image, drawn anew."""
    version = _version(_find(request, id), number)
    return _drawn(lambda: image_of(version.stored))


@needs(READ)
def page(request: Request, id: int, number: int, page: int) -> HttpResponseBase:
    """One page of a version that is a PDF."""
    version = _version(_find(request, id), number)
    return _drawn(lambda: page_of(version.stored, page))


def _find(request: Request, id: int) -> Item:
    seen = File.objects.visible_to(request.actor).select_related("parent")
    found: Item = get_object_or_404(seen, pk=id)
    return found


def _version(file: Item, number: int) -> FileVersion:
    return get_object_or_404(FileVersion.objects.select_related("stored"), file=file.pk, number=number)


def _drawn(draw: Callable[[], Drawn]) -> HttpResponseBase:
    """The picture; its address names a version, and a version never changes."""
    try:
        return show(draw().picture, name="", media_type=WEBP, lasting=True)
    except NoPreview as problem:
        return HttpResponse(status=503 if problem.reason in _LATER else 404)
