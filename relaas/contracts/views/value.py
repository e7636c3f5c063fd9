"""The value report of subscriptions: looked at, and taken away as a file."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from relaas.contracts.forms.value import ValueForm
from relaas.contracts.models import Direction
from relaas.contracts.rights import EXPORT
from relaas.contracts.subscriptions.values.page import ValuePage
from relaas.overviews.export import FORMATS
from relaas.overviews.sheet import answered
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


def show(direction: Direction) -> Callable[[Request], HttpResponseBase]:
    """The page of what we sell, or of what we buy."""

    @needs(direction.read_right)
    def page(request: Request) -> HttpResponse:
        shown = _page(request, direction)
        status = 200 if shown.is_right else 422
        return render(request, "contracts/value/report.html", {"page": shown, "form": shown.form}, status=status)

    return page


def export(direction: Direction) -> Callable[..., HttpResponseBase]:
    """The table as it is shown."""

    @needs(EXPORT)
    @needs(direction.read_right)
    def file(request: Request, ending: str) -> HttpResponseBase:
        shown = _page(request, direction)
        if ending not in FORMATS:
            raise Http404
        if not shown.is_right:
            return SeeOther(f"{shown.url}?{request.GET.urlencode()}")
        return answered(shown.sheet(), FORMATS[ending])

    return file


def _page(request: Request, direction: Direction) -> ValuePage:
    return ValuePage(direction, request.actor, ValueForm(request.GET, direction=direction), request.GET)
