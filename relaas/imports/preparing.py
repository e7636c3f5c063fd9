"""Taking a file in, looking at it, choosing its columns, and having it imported or checked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from relaas.imports.guessing.columns import Column
from relaas.imports.importer import IMPORTERS, Existing, Importer
from relaas.imports.mapping import applied, chosen, fitting
from relaas.imports.models import Import
from relaas.imports.models import Mapping as KeptMapping
from relaas.imports.reading.table import MOST_BYTES
from relaas.imports.rights import IMPORT
from relaas.imports.rows import file_of
from relaas.imports.running import CHECK, RUN
from relaas.imports.surveying import GUESS, Survey, survey
from relaas.kernel import clock, passing
from relaas.kernel.actors import Actor
from relaas.kernel.jobs import Job, start
from relaas.kernel.models import PassingFile
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import require_right


def importers_for(actor: Actor) -> list[Importer]:
    """What this actor may import."""
    return [importer for importer in IMPORTERS if actor.may(IMPORT) and actor.may(importer.right)]


def importer_of(current: Import, by: Actor) -> Importer:
    """The importer of an import. Refuses whoever may not use it."""
    importer = IMPORTERS[current.kind]
    require_right(IMPORT, by)
    require_right(importer.right, by)
    return importer


def take_in(content: "File[bytes]", *, name: str, importer: Importer, by: Actor) -> Import:
    """Keep a file and look through it; nothing is imported. What `survey` refuses is not kept."""
    require_right(IMPORT, by)
    require_right(importer.right, by)
    if content.size > MOST_BYTES:
        reason = _("This file is %(size)d MB; Relaas reads up to %(most)d MB at a time. Split it.")
        raise Refused("too_large", reason % {"size": content.size >> 20, "most": MOST_BYTES >> 20})
    kept = passing.keep(content, name=name, media_type="application/octet-stream")
    try:
        found = survey(passing.path_of(kept), importer)
    except Refused:
        passing.drop(PassingFile.objects.filter(pk=kept.pk))
        raise
    current = Import(kind=importer.kind, file_name=kept.name, file=kept, created_at=clock.now())
    current.owner_id, current.owner_name = by.user_id, by.name
    _put(current, found)
    mapping = fitting(found.columns, KeptMapping.objects.visible_to(by).filter(kind=importer.kind))
    if mapping:
        use_mapping(current, mapping)
    current.save()
    return current


def use_mapping(current: Import, mapping: KeptMapping) -> None:
    """Let the columns mean what a kept mapping says; those it does not name mean nothing. Not saved yet."""
    choices = applied(current.read_columns, mapping.columns)
    current.columns = [{**each.keep(), "target": choices.get(each.index, "")} for each in current.read_columns]
    current.existing = mapping.existing


def read_again(current: Import, *, heading: int, by: Actor) -> None:
    """Look through the file with the headings in another row (0: it has none)."""
    importer = importer_of(current, by)
    _put(current, survey(file_of(current), importer, heading=max(heading, GUESS)))
    current.save()


def choose(current: Import, choices: Mapping[int, str], *, existing: Existing, by: Actor) -> list[Column]:
    """Keep what the columns mean, and what happens to those that are found. Refuses what `mapping.chosen` refuses."""
    columns = chosen(current.read_columns, choices, importer_of(current, by))
    current.columns, current.existing = [column.keep() for column in columns], existing
    Import.objects.filter(pk=current.pk, started=False).update(columns=current.columns, existing=existing)
    return columns


def start_import(current: Import, *, by: Actor) -> Job:
    """Have it imported; asked twice it is done once. Refuses columns that cannot be (`mapping.chosen`)."""
    chosen(current.read_columns, current.targets, importer_of(current, by))
    title = _("Import of %(file)s") % {"file": current.file_name}
    with transaction.atomic():
        job = start(RUN, {"import": current.pk}, by=by, title=title, once=str(current.pk), files=_files(current))
        Import.objects.filter(pk=current.pk).update(job=job, started=True)
    current.job, current.started = job, True
    return job


def start_check(current: Import, *, by: Actor) -> Job:
    """Have all rows checked; nothing changes."""
    chosen(current.read_columns, current.targets, importer_of(current, by))
    title = _("Check of %(file)s") % {"file": current.file_name}
    job = start(CHECK, {"import": current.pk}, by=by, title=title)
    Import.objects.filter(pk=current.pk).update(check_job=job)
    return job


def forget(current: Import) -> None:
    """Take an import that was never started away, with its file."""
    if not current.started and current.job_id is None:
        file = current.file_id
        current.delete()
        if file:
            passing.drop(PassingFile.objects.filter(pk=file, job=None))


def _files(current: Import) -> Iterable[PassingFile]:
    return [current.file] if current.file else []


def _put(current: Import, found: Survey) -> None:
    values: dict[str, Any] = {
        "layout": found.layout.keep(),
        "heading": found.heading,
        "columns": [column.keep() for column in found.columns],
        "notices": found.notices,
        "rows": found.rows,
    }
    for name, value in values.items():
        setattr(current, name, value)
