"""The addresses of an overview: its page, its files, its bulk actions, its exact count."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path

from relaas.overviews.action_views import action_address
from relaas.overviews.counting import exact_count
from relaas.overviews.export_views import asked, export_address
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.saved import Views, views_of
from relaas.web.rights import Request, needs

type View = Callable[[Request], HttpResponseBase]


def addresses(overview: Overview, address: str) -> list[URLPattern]:
    """The URL patterns of an overview at `address` (`relaties/`); `url_name` without its app gives their names."""
    name = overview.url_name.rpartition(":")[2]
    return [
        path(address, _page(overview), name=name),
        export_address(overview, address, name),
        action_address(overview, address, name),
        path(f"{address}aantal/", _count(overview), name=f"{name}-count"),
    ]


def _page(overview: Overview) -> View:
    @needs(overview.read_right)
    def page(request: Request) -> HttpResponse:
        question = asked(overview, request)
        views = Views(question, views_of(question))
        if views.default and not request.GET:
            return HttpResponseRedirect(views.url_of(views.default))
        return render(request, "overviews/list.html", {"page": ListPage(question, views)})

    return page


def _count(overview: Overview) -> View:
    @needs(overview.read_right)
    def count(request: Request) -> HttpResponse:
        """A few words for htmx to put in their place; nothing when counting takes too long."""
        number = exact_count(asked(overview, request))
        if number is None:
            return HttpResponse(status=204)
        return HttpResponse(overview.counted(number), content_type="text/plain; charset=utf-8")

    return count
