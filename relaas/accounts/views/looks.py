"""From a line of the log of looks to whose data it was."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from relaas.kernel import subjects
from relaas.kernel.subjects import Subject
from relaas.story.looks import READ_LOOKS
from relaas.story.models import PrivateLook
from relaas.web.rights import Request, needs


@needs(READ_LOOKS)
def subject(request: Request, id: int) -> HttpResponse:
    """The page of whose private data was looked at, while it is there and this reader may see it."""
    look = get_object_or_404(PrivateLook.objects.visible_to(request.actor), pk=id)
    whose = Subject(look.subject_kind, look.subject_id)
    if whose not in subjects.visible({whose}, request.actor):
        raise Http404
    return redirect(subjects.url(whose))
