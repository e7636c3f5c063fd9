"""The addresses at which a list can be taken away: one for each format."""

from collections.abc import Callable
from contextlib import suppress
from itertools import chain

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from relaas.overviews.export import Format, NotNow
from relaas.overviews.exporting import export, fits_at_once, format_of, spoken, start
from relaas.overviews.extract import Extract
from relaas.overviews.overview import Overview
from relaas.overviews.question import ALL, SELECTED, Question
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs
from relaas.web.serving import stream

PATIENCE = 2.0  # seconds; then it is a job


def export_address(overview: Overview, address: str, name: str) -> URLPattern:
    """`relaties/export.csv`, `relaties/export.xlsx` …"""
    return path(f"{address}export.<slug:ending>", _export(overview), name=f"{name}-export")


def _export(overview: Overview) -> Callable[..., HttpResponseBase]:
    @needs(overview.export_right)
    @needs(overview.read_right)
    def answer(request: Request, ending: str) -> HttpResponseBase:
        format = format_of(overview, ending)
        if format is None:
            raise Http404
        question = asked(overview, request)
        if fits_at_once(question, format):
            with suppress(NotNow):
                return _file(question, format)
        if request.method == "POST":
            job = start(question, format)
            return SeeOther(reverse("desk:job", args=[job.pk]))
        return render(request, "overviews/large_export.html", {"question": question, "format": format})

    return answer


def asked(overview: Overview, request: Request) -> Question:
    """What an address asks; a form may say besides which rows are selected, or that all are meant."""
    given = {name: [str(value) for value in values] for name, values in request.GET.lists()}
    selected = [] if ALL in request.POST else request.POST.getlist(SELECTED)
    return Question.read(overview, request.actor, {**given, SELECTED: selected} if selected else given)


def _file(question: Question, format: Format[Extract]) -> HttpResponseBase:
    """The file, streamed. Its first piece is made before the answer begins: what goes wrong then is no cut-off file."""
    language = spoken()
    pieces = export(question, format, language=language, patience=PATIENCE)
    first = next(pieces, b"")
    name = Extract(question, language).file_name(format.name)
    return stream(chain([first], pieces), name=name, media_type=format.media_type)
