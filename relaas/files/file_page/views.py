"""The page of a file, adding a version, and restoring an old one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.files.file_page.page import FilePage, page_of_file
from relaas.files.models import Item
from relaas.files.rights import CHANGE, READ
from relaas.files.uploads.reading import read
from relaas.files.versions import add_version, restore_version
from relaas.kernel.refusals import Refused
from relaas.web import toasts
from relaas.web.answers import SeeOther, refused
from relaas.web.rights import Request, needs


def find_file(request: Request, id: int) -> Item:
    """The file, if the viewer may see it; otherwise 404."""
    seen = Item.objects.visible_to(request.actor).files().select_related("parent", "stored")
    return get_object_or_404(seen, pk=id)


@needs(READ)
def file(request: Request, id: int) -> HttpResponse:
    """Where it stands, its versions, and what happened to it."""
    return _draw(FilePage(request, find_file(request, id)))


@needs(CHANGE)
def new_version(request: Request, id: int) -> HttpResponse:
    """Make what was sent the newest version; the same bytes again are said to be the same."""
    found = find_file(request, id)
    if request.method != "POST":
        return _draw(FilePage(request, found))
    came_in = read(request.FILES.getlist("bestanden")[:1], "", request.POST.get("te_groot", ""))
    if not came_in.received:
        reasons = [each.reason for each in came_in.refused]
        return _draw(FilePage(request, found, problem=" ".join(reasons) or _("Choose a file first.")))
    [given] = came_in.received
    try:
        version = add_version(found, given.bytes, name=given.name, by=request.actor)
    except Refused as refusal:
        return _draw(FilePage(request, found, problem=str(refusal)))
    if version:
        toasts.done(request, _("Version %(number)s added") % {"number": version.number})
    else:
        toasts.done(request, _("These are the same bytes: no new version"), undoable=False)
    return SeeOther(page_of_file(id))


@require_POST
@needs(CHANGE)
def restore(request: Request, id: int, number: int) -> HttpResponse:
    """Make a new version of an old one."""
    try:
        version = restore_version(find_file(request, id), number, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, page_of_file(id))
    if version:
        toasts.done(request, _("Version %(number)s restored") % {"number": number})
    else:
        toasts.done(request, _("Version %(number)s is the newest already") % {"number": number}, undoable=False)
    return SeeOther(page_of_file(id))


def _draw(page: FilePage) -> HttpResponse:
    shown = {"page": page, "file": page.file}
    return render(page.request, "files/file.html", shown, status=422 if page.problem else 200)
