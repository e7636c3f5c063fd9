"""The steps of an import, a page each: the file, its columns, the check, and what came of it."""

from collections.abc import Callable
from functools import wraps
from itertools import islice

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.imports.columns_page import columns_page
from relaas.imports.forms import ColumnsForm, UploadForm
from relaas.imports.importer import IMPORTERS
from relaas.imports.mapping import drop_mapping as drop_kept_mapping
from relaas.imports.mapping import keep_mapping
from relaas.imports.models import Import, Mapping
from relaas.imports.preparing import (
    choose,
    importer_of,
    importers_for,
    read_again,
    start_check,
    start_import,
    take_in,
    use_mapping,
)
from relaas.imports.previewing import preview
from relaas.imports.rights import IMPORT
from relaas.imports.telling import said_in
from relaas.imports.undoing import start_undoing
from relaas.kernel.refusals import Refused
from relaas.kernel.row_ids import read_id
from relaas.story.undoing import UNDO
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

MOST_SHOWN = 50


@needs(IMPORT)
def imports(request: Request) -> HttpResponse:
    """The first step: a file; and the imports that were begun before."""
    form = UploadForm(request.POST or None, request.FILES or None, importers=importers_for(request.actor))
    if form.is_valid():
        given = form.cleaned_data
        try:
            found = take_in(given["file"], name=given["file"].name, importer=IMPORTERS[given["kind"]], by=request.actor)
            return SeeOther(_to("columns", found))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    mine = Import.objects.visible_to(request.actor).select_related("job", "undo_job").defer("columns")[:MOST_SHOWN]
    mappings = Mapping.objects.visible_to(request.actor)
    return page(request, "imports/imports.html", {"imports": mine, "mappings": mappings}, form=form)


def step(view: Callable[[Request, Import], HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Decorator of a step before an import begins; of one that has begun its page is shown."""

    @needs(IMPORT)
    @wraps(view)
    def answer(request: Request, id: int) -> HttpResponse:
        current = _find(request, id)
        return SeeOther(_to("import", current)) if current.started else view(request, current)

    return answer


@step
def columns(request: Request, current: Import) -> HttpResponse:
    """The second step: what each column means. `kop` says where the headings are, `indeling` applies a kept one."""
    try:
        importer = importer_of(current, request.actor)
        _apply(request, current)
    except Refused as refusal:
        toasts.refused(request, refusal)
        return SeeOther(_to("imports"))
    form = ColumnsForm(request.POST or None, initial={"existing": current.existing})
    if form.is_valid():
        choices, existing = form.choices(current.read_columns), form.cleaned_data["existing"]
        if form.carry_out(choose, current, choices, existing=existing, by=request.actor) and (
            not form.cleaned_data["keep_as"]
            or form.carry_out(
                keep_mapping, current.read_columns, name=form.cleaned_data["keep_as"], existing=existing,
                importer=importer, by=request.actor,
            )
        ):  # fmt: skip
            return SeeOther(_to("check", current))
    return page(request, "imports/columns.html", columns_page(current, importer, form, request.actor), form=form)


@step
def check(request: Request, current: Import) -> HttpResponse:
    """The third step: what will happen, cell by cell. Sent in, the import begins."""
    try:
        importer = importer_of(current, request.actor)
        if request.method == "POST":
            start_import(current, by=request.actor)
            return SeeOther(_to("import", current))
        shown = preview(current, importer, by=request.actor)
    except Refused as refusal:
        toasts.refused(request, refusal)
        return SeeOther(_to("columns", current))
    return page(request, "imports/check.html", {"current": current, "preview": shown, "importer": importer})


@require_POST
@needs(IMPORT)
def check_all(request: Request, id: int) -> HttpResponse:
    """Have every row checked, as a job: its page tells what came of it."""
    current = _find(request, id)
    try:
        job = start_check(current, by=request.actor)
    except Refused as refusal:
        toasts.refused(request, refusal)
        return SeeOther(_to("columns", current))
    return SeeOther(reverse("desk:job", args=[job.pk]))


@needs(IMPORT)
def one(request: Request, id: int) -> HttpResponseBase:
    """An import: how far it is, what came of it, what was refused; and how to take it back."""
    current = _find(request, id)
    if not current.started:
        return SeeOther(_to("columns", current))
    running = next((job for job in (current.job, current.undo_job) if job and not job.is_finished), None)
    if running is None and request.htmx.target == "progress":
        return HttpResponse(headers={"HX-Refresh": "true"})
    shown = {
        "current": current,
        "running": running,
        "counts": current.counts(),
        "refused": [] if running else list(islice(said_in(current, "refused"), MOST_SHOWN)),
        "files": list(current.job.files.filter(is_result=True)) if current.job else [],
        "kind": IMPORTERS[current.kind].label if current.kind in IMPORTERS else current.kind,
        "may_undo": request.actor.may(UNDO) and current.sets.filter(undone=False).exists(),
    }
    return page(request, "imports/import.html", shown)


@require_POST
@needs(IMPORT)
def undo(request: Request, id: int) -> HttpResponse:
    """Have the whole import taken back."""
    current = _find(request, id)
    try:
        start_undoing(current, by=request.actor)
    except Refused as refusal:
        toasts.refused(request, refusal)
    return SeeOther(_to("import", current))


@require_POST
@needs(IMPORT)
def drop_mapping(request: Request, id: int) -> HttpResponse:
    """Forget a kept choice of columns."""
    found = get_object_or_404(Mapping.objects.visible_to(request.actor), pk=id)
    drop_kept_mapping(found, by=request.actor)
    toasts.done(request, _("The choice of columns is forgotten"), undoable=False)
    return SeeOther(_to("imports"))


def _apply(request: Request, current: Import) -> None:
    if request.method != "GET":
        return
    heading, mapping = read_id(request.GET.get("kop")), read_id(request.GET.get("indeling"))
    if heading is not None and heading <= MOST_SHOWN:
        read_again(current, heading=heading, by=request.actor)
    if mapping is not None:
        kept = Mapping.objects.visible_to(request.actor).filter(kind=current.kind, pk=mapping).first()
        if kept:
            use_mapping(current, kept)


def _find(request: Request, id: int) -> Import:
    found = Import.objects.visible_to(request.actor).select_related("job", "undo_job", "file")
    return get_object_or_404(found, pk=id)


def _to(name: str, current: Import | None = None) -> str:
    return reverse(f"imports:{name}", args=[current.pk] if current else [])
