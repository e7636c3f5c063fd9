"""The page of a subscription."""

from django.http import HttpResponse

from relaas.contracts.rights import READ
from relaas.contracts.views.subscription_frame import draw, find_subscription
from relaas.web.rights import Request, needs


@needs(READ)
def show(request: Request, id: int) -> HttpResponse:
    return draw(request, find_subscription(request, id))
