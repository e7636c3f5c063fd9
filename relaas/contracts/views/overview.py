"""The overview of either direction: its list in groups, as totals with a chart (K7)."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect

from relaas.contracts.models import Direction
from relaas.contracts.overviews import LIST_OF
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS
from relaas.overviews.question import Question
from relaas.web.rights import Request, needs


def of(direction: Direction) -> Callable[[Request], HttpResponseBase]:
    """Leads to the list, per status; from there it is grouped and narrowed by anything."""

    @needs(direction.read_right)
    def show(request: Request) -> HttpResponse:
        given = {GROUP: ["status"], SHAPE: [TOTALS]}
        question = Question.read(LIST_OF[direction], request.actor, given)
        return HttpResponseRedirect(f"{question.path}?{urlencode(question.address(), doseq=True)}")

    return show
