"""What the views of this room share: the holder of an address, the items that a form is about, and the way back."""

from collections.abc import Callable, Sequence

from django.http import Http404, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from relaas.files.holders import HOLDERS, holder_by_word, may_read
from relaas.files.models import Folder, Item
from relaas.kernel import subjects
from relaas.kernel.refusals import Refused
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import Subject
from relaas.web.answers import refused
from relaas.web.rights import Request

ITEMS, FOLDER = "wat", "map"
MOST = 2_000  # items that one form is about


def find_holder(request: Request, word: str, id: int) -> Subject:
    """The holder that is called so in an address, if the viewer sees its files; otherwise 404."""
    holder = holder_by_word(word)
    if holder is None or not may_read(found := Subject(holder.kind, id), request.actor):
        raise Http404
    return found


def find_folder(request: Request, holder: Subject, name: str = FOLDER) -> Item | None:
    """The folder that was sent along, None for the top of the tree. Refuses one that is gone (`folder_gone`)."""
    given = sent(request).get(name, "")
    found = Folder.objects.of(holder).filter(pk=read_id(given) or 0).first() if given else None
    if given and found is None:
        raise Refused("folder_gone", _("This folder is no longer there."))
    return found


def find_items(request: Request, holder: Subject) -> Sequence[Item]:
    """What was picked of this holder, in the order of names.

    Refuses nothing at all (`nothing_picked`), too much (`too_many`) and what is gone (`gone_meanwhile`).
    """
    asked = {read_id(each) or 0 for each in sent(request).getlist(ITEMS)}
    if not asked:
        raise Refused("nothing_picked", _("Select files or folders first."))
    if len(asked) > MOST:
        raise Refused("too_many", _("These are too many at once; take at most %(most)d.") % {"most": MOST})
    found = Item.objects.of(holder).filter(pk__in=asked).select_related("parent").order_by("-is_folder", "key")
    if len(found) < len(asked):
        raise Refused("gone_meanwhile", _("Somebody else deleted this meanwhile. Nothing was done; look again."))
    return list(found)


def answered(request: Request, holder: Subject, deed: Callable[[], HttpResponse]) -> HttpResponse:
    """What the deed answers; what it refuses is told on the page of the tree."""
    try:
        return deed()
    except Refused as refusal:
        return refused(request, refusal, page_with(holder, open_folder(request, holder)))


def open_folder(request: Request, holder: Subject) -> Item | None:
    """The folder in which something was done; the top when that is gone."""
    found: Item | None = Folder.objects.of(holder).filter(pk=read_id(sent(request).get(FOLDER, "")) or 0).first()
    return found


def sent(request: Request) -> QueryDict:
    """What came with the request, in its body or in its address."""
    return request.POST if request.method == "POST" else request.GET


def page_with(holder: Subject, folder: Item | None) -> str:
    """The page on which this folder is open."""
    return HOLDERS[holder.kind].url(holder.id, folder.pk if folder else None)


def label_of(holder: Subject) -> str:
    """What the holder is called."""
    return subjects.labels({holder}).get(holder, "")
