"""Taking a list away: at once when it is small, as a job when it is not. Nothing changes, so no story tells of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock, jobs
from relaas.kernel.actors import Actor
from relaas.kernel.verbs import require_right
from relaas.overviews import export_csv, export_xlsx
from relaas.overviews.export import FORMATS, Format
from relaas.overviews.extract import Extract
from relaas.overviews.overview import OVERVIEWS, Overview
from relaas.overviews.question import SELECTED, Question

OUR_OWN = (export_csv, export_xlsx)  # these register themselves
KIND = "overviews.export"
EXPORTED = jobs.result("overviews.exported", ngettext_lazy("%(rows)s row written.", "%(rows)s rows written.", "rows"))


@dataclass(frozen=True)
class Offer:
    """A file to take a list away in: `url` gives all of a question."""

    label: str
    url: str


def may_export(overview: Overview, actor: Actor) -> bool:
    """Whether this actor may take this list away (U2)."""
    return actor.may(overview.read_right) and actor.may(overview.export_right)


def format_of(overview: Overview, name: str) -> Format[Extract] | None:
    """The format of this name in which this list can be taken away; None when there is none."""
    return next((each for each in (*FORMATS, *overview.formats) if each.name == name), None)


def offers(question: Question) -> list[Offer]:
    """What a page can offer, for who may (U2)."""
    if not may_export(question.overview, question.actor):
        return []
    query = urlencode(question.address(), doseq=True)
    name = f"{question.overview.url_name}-export"
    formats = FORMATS if question.totals_only else (*FORMATS, *question.overview.formats)
    paths = [(each.label, reverse(name, args=[each.name])) for each in formats]
    return [Offer(label, f"{path}?{query}" if query else path) for label, path in paths]


def export(
    question: Question, format: Format[Extract], *, language: str, patience: float | None = None
) -> Iterator[bytes]:
    """The file in pieces, however long it takes. Refuses who may not export (`right`).

    With `patience` its first piece raises `NotNow` when so many seconds pass before its turn.
    """
    _require(question.overview, question.actor)
    return format.pieces(Extract(question, language, patience=patience))


def fits_at_once(question: Question, format: Format[Extract]) -> bool:
    """Whether it is so little that one can wait for it."""
    if format.at_once is None or question.totals_only:
        return True
    return question.found().order_by()[: format.at_once + 1].count() <= format.at_once


def start(question: Question, format: Format[Extract]) -> jobs.Job:
    """Have the file made by a job, which offers it for download. Refuses who may not export (`right`).

    Who asks the same twice in a minute clicked twice, and gets one job.
    """
    _require(question.overview, question.actor)
    asked = {**question.address(), SELECTED: [str(id) for id in question.selected]}
    parameters = {"overview": question.overview.name, "format": format.name, "asked": asked}
    digest = sha256(json.dumps(parameters, sort_keys=True).encode()).hexdigest()
    return jobs.start(
        KIND,
        parameters,
        by=question.actor,
        title=f"{question.overview.title} · {format.label}",
        once=f"{digest} {clock.now():%d %H:%M}",
    )


@jobs.long_job(KIND, label=_("Export of a list"))
def carry_out(work: jobs.Work) -> None:
    """Write the file. Killed halfway it begins again: nothing has changed meanwhile by its doing."""
    question, format = _asked(work.parameters, work.by)
    _require(question.overview, work.by)
    total = question.found().order_by().count()
    written = 0

    def report(rows: int) -> None:
        nonlocal written
        written = rows
        work.report(done=rows, total=max(rows, total))

    extract = Extract(question, work.language, report)
    with work.write(extract.file_name(format.name), media_type=format.media_type) as file:
        file.writelines(format.pieces(extract))
    work.finish(EXPORTED, {"rows": written})


def spoken() -> str:
    """The language of the page, which the file speaks too."""
    return get_language() or "nl"


def _asked(parameters: Mapping[str, Any], by: Actor) -> tuple[Question, Format[Extract]]:
    given: Mapping[str, Sequence[str]] = parameters["asked"]
    overview = OVERVIEWS[parameters["overview"]]
    format = format_of(overview, parameters["format"])
    if format is None:
        raise LookupError(parameters["format"])
    return Question.read(overview, by, given), format


def _require(overview: Overview, actor: Actor) -> None:
    for right in (overview.read_right, overview.export_right):
        require_right(right, actor)
