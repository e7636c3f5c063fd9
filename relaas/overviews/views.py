"""The three addresses of an overview: its page, its CSV, its exact count."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import get_language

from relaas.overviews.counting import exact_count
from relaas.overviews.export import export_csv, file_name
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.web.rights import Request, needs

type View = Callable[[Request], HttpResponseBase]


def addresses(overview: Overview, address: str) -> list[URLPattern]:
    """The URL patterns of an overview at `address` (`relaties/`); `url_name` without its app gives their names."""
    name = overview.url_name.rpartition(":")[2]
    return [
        path(address, _page(overview), name=name),
        path(f"{address}export.csv", _csv(overview), name=f"{name}-export"),
        path(f"{address}aantal/", _count(overview), name=f"{name}-count"),
    ]


def _page(overview: Overview) -> View:
    @needs(overview.read_right)
    def page(request: Request) -> HttpResponse:
        return render(request, "overviews/list.html", {"page": ListPage(_asked(overview, request))})

    return page


def _csv(overview: Overview) -> View:
    @needs(overview.export_right)
    @needs(overview.read_right)
    def csv(request: Request) -> HttpResponseBase:
        question, language = _asked(overview, request), get_language() or "nl"
        response = StreamingHttpResponse(
            export_csv(question, language=language), content_type="text/csv; charset=utf-8"
        )
        name = file_name(question, language=language)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return csv


def _count(overview: Overview) -> View:
    @needs(overview.read_right)
    def count(request: Request) -> HttpResponse:
        """A few words for htmx to put in their place; nothing when counting takes too long."""
        number = exact_count(_asked(overview, request))
        if number is None:
            return HttpResponse(status=204)
        return HttpResponse(overview.counted(number), content_type="text/plain; charset=utf-8")

    return count


def _asked(overview: Overview, request: Request) -> Question:
    return Question.read(overview, request.actor, _lists(request.GET))


def _lists(given: QueryDict) -> dict[str, Sequence[str]]:
    return {name: [str(value) for value in values] for name, values in given.lists()}
