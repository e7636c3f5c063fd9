"""Long jobs on the screen: one's own, and everybody's for who may see them. No right is needed for one's own."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.desk.job_texts import ShownJob
from relaas.kernel import passing
from relaas.kernel.job_records import State
from relaas.kernel.jobs import Job, cancel
from relaas.kernel.row_ids import read_id
from relaas.story.undoing import UNDO
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request
from relaas.web.serving import download

PAGE = 50


def jobs(request: Request) -> HttpResponse:
    """The jobs that the reader may see, newest first; `voor` is the number of the job where the last page ended."""
    before = read_id(request.GET.get("voor"))
    found = Job.objects.visible_to(request.actor).defer("parameters", "position")
    if before is not None:
        found = found.filter(pk__lt=before)
    shown = [ShownJob(each) for each in found[: PAGE + 1]]
    others = any(each.job.owner_id != request.actor.user_id for each in shown)
    more = shown[PAGE - 1].job.pk if len(shown) > PAGE else None
    return page(request, "desk/jobs.html", {"jobs": shown[:PAGE], "others": others, "more": more})


def job(request: Request, id: int) -> HttpResponse:
    """One job. While it goes on, the part that shows how far it is asks for itself; at the end for the whole page."""
    found = _find(request, id)
    if found.is_finished and request.htmx.target == "progress":
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown = ShownJob(found)
    undoable = shown.can_be_undone and request.actor.may(UNDO)
    own = found.owner_id == request.actor.user_id
    return page(request, "desk/job.html", {"shown": shown, "own": own, "undoable": undoable})


@require_POST
def stop(request: Request, id: int) -> HttpResponse:
    """Ask the job to stop."""
    found = _find(request, id)
    cancel(found, by=request.actor)
    found.refresh_from_db()
    if found.state == State.CANCELLED:
        toasts.done(request, _("The job has been stopped"), undoable=False)
    return SeeOther(reverse("desk:job", args=[id]))


def file(request: Request, id: int, file: int) -> HttpResponseBase:
    """A file that the job left behind, to be saved: never shown in the browser as a page of ours."""
    found = get_object_or_404(_find(request, id).files.filter(is_result=True), pk=file)
    try:
        content = passing.open_passing(found)
    except FileNotFoundError:
        raise Http404 from None
    return download(content, name=found.name, media_type=found.media_type)


def _find(request: Request, id: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.actor), pk=id)
