"""Moving folders and files within the tree of one holder (T14): dropped on a folder, or chosen on a page of its own."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.files import folders
from relaas.files.choosing import level_of
from relaas.files.meanwhile import refuse_moved
from relaas.files.models import Item
from relaas.files.rights import CHANGE
from relaas.files.views.frame import (
    FOLDER,
    ITEMS,
    answered,
    find_folder,
    find_holder,
    find_items,
    label_of,
    page_with,
)
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

TO, INSIDE = "naar", "binnen"


@needs(CHANGE)
def move(request: Request, word: str, id: int) -> HttpResponse:
    """Choose where they go, or put them there."""
    holder = find_holder(request, word, id)
    return answered(request, holder, lambda: _move(request, holder))


def _move(request: Request, holder: Subject) -> HttpResponse:
    items, seen_in = find_items(request, holder), find_folder(request, holder)
    if request.method != "POST":
        return _ask(request, holder, items, find_folder(request, holder, INSIDE))
    if TO not in request.POST:  # picked in the list: the place is asked on a page with an address of its own
        return SeeOther(f"{request.path}?{_picked(items, seen_in)}")
    to = find_folder(request, holder, TO)
    try:
        refuse_moved(items, seen_in)
        folders.move(items, to=to, by=request.actor)
    except AgainstTheLaw:
        raise
    except Refused as refusal:
        return _ask(request, holder, items, to, refusal)
    toasts.done(request, _said(items, to))
    return SeeOther(page_with(holder, seen_in))


def _ask(
    request: Request, holder: Subject, items: Sequence[Item], inside: Item | None, refusal: Refused | None = None
) -> HttpResponse:
    """The page that asks where they go, at one level of the tree; with why they did not go there (422)."""
    stands_in = items[0].parent
    picked = _picked(items, stands_in)
    shown = {
        "items": items,
        "level": level_of(holder, inside, items),
        "stands_in": stands_in,
        "deeper": f"{request.path}?{picked}&{INSIDE}=",
        "back": page_with(holder, stands_in),
        "label": label_of(holder),
        "refusal": refusal,
    }
    answer = page(request, "files/forms/move.html", shown)
    answer.status_code = 422 if refusal else 200
    return answer


def _picked(items: Sequence[Item], stands_in: Item | None) -> str:
    given = [(ITEMS, each.pk) for each in items] + ([(FOLDER, stands_in.pk)] if stands_in else [])
    return urlencode(given)


def _said(items: Sequence[Item], to: Item | None) -> str:
    where = to.name if to else _("All files")
    if len(items) == 1:
        return _("%(name)s moved to %(where)s") % {"name": items[0].name, "where": where}
    return _("%(count)d moved to %(where)s") % {"count": len(items), "where": where}
