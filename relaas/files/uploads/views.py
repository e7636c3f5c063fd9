"""Adding files: posted from the zone on a page, or from the page of this address, without a script too."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from relaas.files.adding import add_files
from relaas.files.holders import HOLDERS
from relaas.files.rights import CHANGE
from relaas.files.uploads.outcome import Outcome
from relaas.files.uploads.reading import read
from relaas.files.uploads.zone import zone_of
from relaas.files.views.frame import find_folder, find_holder
from relaas.kernel.refusals import Refused
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import Subject, labels
from relaas.web import toasts
from relaas.web.answers import SeeOther, next_page
from relaas.web.rights import Request, needs


@needs(CHANGE)
def add(request: Request, word: str, id: int) -> HttpResponse:
    """Add what was sent to a folder of this holder. All of one request is one change; what is refused is told by name
    (422), and the rest is added. With `vervolg` more comes after this, and no page is drawn (204)."""
    holder = find_holder(request, word, id)
    if request.method != "POST":
        return _page(request, holder, read_id(request.GET.get("map")))
    folder = read_id(request.POST.get("map"))
    outcome = _carry_out(request, holder)
    if outcome.said:
        toasts.done(request, outcome.said, undoable=outcome.changed)
    if request.POST.get("vervolg"):
        _keep_refused(request, outcome)
        return HttpResponse(status=204)
    if not outcome.is_whole:
        return _page(request, holder, folder, outcome)
    return SeeOther(next_page(request, HOLDERS[holder.kind].url(holder.id, folder)))


def _carry_out(request: Request, holder: Subject) -> Outcome:
    given, files = request.POST, request.FILES.getlist("bestanden")
    came_in = read(files, given.get("paden", ""), given.get("te_groot", ""))
    if not came_in.received:
        return Outcome(refused=came_in.refused, problem="" if came_in.refused else _("Choose a file first."))
    try:
        added = add_files(
            came_in.received,
            holder=holder,
            folder=find_folder(request, holder),
            beside="naast" in given,
            by=request.actor,
        )
    except Refused as refusal:
        return Outcome(refused=came_in.refused, problem=str(refusal))
    return Outcome(added, came_in.refused)


def _keep_refused(request: Request, outcome: Outcome) -> None:
    """Have it said on the page that is drawn in the end."""
    if not outcome.is_whole:
        toasts.refused(request, Refused("not_added", outcome.said_of_refused))


def _page(request: Request, holder: Subject, folder: int | None, outcome: Outcome | None = None) -> HttpResponse:
    """The page to add files on, with what came of what was sent."""
    shown = {
        "holder": labels([holder])[holder],
        "back": HOLDERS[holder.kind].url(holder.id, folder),
        "zone": zone_of(holder, folder, request.actor),
        "outcome": outcome,
    }
    return render(request, "files/add.html", shown, status=422 if outcome else 200)
