"""What is sent in from the story's column, and how it is read after all."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from relaas.activities.changing import change
from relaas.activities.jotting.column import WRITTEN, all_seen, refuse
from relaas.activities.jotting.forms import JottingForm, ReadingForm
from relaas.activities.jotting.places import PLACES, PlaceKind
from relaas.activities.models import Activity
from relaas.activities.participants import participants_of
from relaas.activities.rights import CHANGE
from relaas.activities.writing import write_contact_moment
from relaas.files.attaching import files_of
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of, url
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.answers import SeeOther, next_page, refused
from relaas.web.rights import Request, needs


class PlaceConverter:
    """The word of a page on which something can be written down, in an address."""

    regex = "[a-z]+"

    def to_python(self, value: str) -> PlaceKind:
        found = next((kind for kind in PLACES if kind.word == value), None)
        if found is None:
            raise ValueError(value)
        return found

    def to_url(self, kind: PlaceKind | str) -> str:
        return kind if isinstance(kind, str) else kind.word


@require_http_methods(["GET", "HEAD", "POST"])
@needs(CHANGE)
def write_down(request: Request, kind: PlaceKind, id: int) -> HttpResponse:
    """A contact moment from the story's column; refused, it is that page again, with what was typed."""
    record = kind.find(request, id)
    page = url(subject_of(record))
    if request.method != "POST":
        return SeeOther(page)
    form = JottingForm(request.POST, request.FILES, place=kind.place(record, request.actor), viewer=request.actor)
    here = next_page(request, page)
    try:
        written = _written(request, form)
    except AgainstTheLaw as refusal:
        return refused(request, refusal, page)
    if written is None:
        refuse(request, form)
        answer = kind.draw(request, record, here)
        answer.status_code = 422
        answer["HX-Push-Url"] = "false"  # what was posted to is no page to come back to
        return answer
    return SeeOther(f"{here}{'&' if '?' in here else '?'}{WRITTEN}={written}")


def _written(request: Request, form: JottingForm) -> int | None:
    """The id of what was written down, once however often it is sent in; None when it was refused."""
    if not form.is_valid():
        return None
    try:
        with marked(mark_of(request, form)):
            activity = write_contact_moment(
                facts=form.contact, participants=form.took_part, attached=files_of(form), by=request.actor
            )
    except WrittenAlready as already:
        told = already.subject()
        return told.id if told else None
    except AgainstTheLaw:
        raise
    except Refused as refusal:
        form.refuse(refusal)
        return None
    toasts.done(request, _("Contact moment written down"))
    return activity.pk


@require_POST
@needs(CHANGE)
def read_as(request: Request, id: int) -> HttpResponse:
    """Another channel or other participants, by the chips of what was written down just now."""
    activity = get_object_or_404(Activity.objects.visible_to(request.actor).contact_moments(), pk=id)
    back = next_page(request, url(subject_of(activity)))
    form = ReadingForm(request.POST, viewer=request.actor)
    if not form.is_valid():
        return SeeOther(back)
    before = participants_of(activity, request.actor)
    participants = form.participants_after(before) if all_seen(activity, before) else None
    try:
        facts = {"channel": form.cleaned_data["channel"]}
        change(activity, facts=facts, participants=participants, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, back)
    toasts.done(request, _("Contact moment changed"))
    return SeeOther(back)
