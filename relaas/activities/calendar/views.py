"""The page *Agenda-abonnement*, and the calendar itself, which is read without a sign-in."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from relaas.accounts.models import User
from relaas.activities.calendar import limits
from relaas.activities.calendar.feeds import feed_of, find_feed, make_calendar_feed, withdraw_calendar_feed
from relaas.activities.calendar.reading import read
from relaas.activities.calendar.writing import MEDIA_TYPE
from relaas.activities.rights import READ
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

_ANY = 1  # stands for the id of an activity in an address


@needs(READ)
def subscription(request: Request) -> HttpResponse:
    """Whether there is an address, and when it was last read."""
    return page(request, "activities/calendar.html", {"feed": feed_of(request.user.pk), "address": ""})


@require_POST
@needs(READ)
def make(request: Request) -> HttpResponse:
    """The same page with the new address, which is seen this once."""
    token = make_calendar_feed(_own(request), by=request.actor)
    address = request.build_absolute_uri(reverse("activities:calendar_feed", args=[token]))
    shown = {"feed": feed_of(request.user.pk), "address": address}
    answer = page(request, "activities/calendar.html", shown)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@needs(READ)
def withdraw(request: Request) -> HttpResponse:
    withdraw_calendar_feed(_own(request), by=request.actor)
    toasts.done(request, _("The address of your calendar opens no more"), undoable=False)
    return SeeOther(reverse("activities:calendar"))


@require_safe
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Whoever has the address reads it; a wrong one, one that was withdrawn and one of who left do not exist."""
    place = get_adapter().get_client_ip(request)
    if limits.guesses_too_much(place):
        return _too_often()
    found = find_feed(token)
    if found is None:
        limits.guessed_wrong(place)
        return HttpResponse(status=404)
    if not limits.may_read(found):
        return _too_often()
    here = request.build_absolute_uri(reverse("activities:activity", args=[_ANY]))
    reading = read(found, here.replace(f"/{_ANY}/", "/{id}/"))
    tag = quote_etag(reading.tag)
    answer = get_conditional_response(request, etag=tag, last_modified=int(reading.changed_at.timestamp()))
    if answer is None:
        answer = HttpResponse(reading.contents(), content_type=MEDIA_TYPE)
        answer.headers["Content-Disposition"] = 'inline; filename="relaas.ics"'
    answer.headers["ETag"] = tag
    answer.headers["Last-Modified"] = http_date(reading.changed_at.timestamp())
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _too_often() -> HttpResponse:
    return HttpResponse(status=429, headers={"Retry-After": str(limits.PERIOD)})


def _own(request: Request) -> User:
    """The user itself: `request.user` is a stand-in that is not a record."""
    own: User = User.objects.select_related("role").get(pk=request.user.pk)
    return own
