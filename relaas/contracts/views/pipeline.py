"""The pipeline of either direction: a column for each open status (K7)."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase

from relaas.contracts.models import Direction
from relaas.contracts.pipeline import Pipeline
from relaas.web.answers import page
from relaas.web.rights import Request, needs


def of(direction: Direction) -> Callable[[Request], HttpResponseBase]:
    """The page, for who may read contracts of this direction."""

    @needs(direction.read_right)
    def show(request: Request) -> HttpResponse:
        given = {name: [str(value) for value in values] for name, values in request.GET.lists()}
        return page(request, "contracts/pipeline.html", {"pipeline": Pipeline(direction, request.actor, given)})

    return show
