"""What is done with folders and files in one click (T14): deleting, and showing in the portal."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.files import folders
from relaas.files.models import Item
from relaas.files.rights import DELETE, SHOW_IN_PORTAL
from relaas.files.views.frame import answered, find_holder, find_items, open_folder, page_with
from relaas.kernel.subjects import Subject
from relaas.web import toasts
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs

SHOWN = "tonen"


@require_POST
@needs(DELETE)
def delete(request: Request, word: str, id: int) -> HttpResponse:
    """Away with them and all that stands in them; the message undoes it. One goes on in the folder that is left."""
    holder = find_holder(request, word, id)

    def away() -> HttpResponse:
        items = find_items(request, holder)
        names = _names(items)
        above = items[0].parent
        folders.delete(items, by=request.actor)
        still_open = open_folder(request, holder)  # gone too when it was deleted from the tree, or stood below that
        return _done(holder, still_open or above, request, _("%(name)s deleted") % {"name": names})

    return answered(request, holder, away)


@require_POST
@needs(SHOW_IN_PORTAL)
def portal(request: Request, word: str, id: int) -> HttpResponse:
    """Shown in the portal, or no longer; of a folder all files below it."""
    holder = find_holder(request, word, id)
    shown = (request.GET.get(SHOWN) or request.POST.get(SHOWN)) == "1"

    def show() -> HttpResponse:
        items = find_items(request, holder)
        folders.show_in_portal(items, shown=shown, by=request.actor)
        said = _("%(name)s: in portal") if shown else _("%(name)s: not in portal")
        return _done(holder, open_folder(request, holder), request, said % {"name": _names(items)})

    return answered(request, holder, show)


def _names(items: Sequence[Item]) -> str:
    """One by its name, several by their number."""
    return items[0].name if len(items) == 1 else _("%(count)d items") % {"count": len(items)}


def _done(holder: Subject, folder: Item | None, request: Request, said: str) -> HttpResponse:
    toasts.done(request, said)
    return SeeOther(page_with(holder, folder))
