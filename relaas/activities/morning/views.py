"""Switching the morning mail on and off, on one's own account."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.activities.morning.choosing import choose
from relaas.activities.rights import READ
from relaas.web import toasts
from relaas.web.answers import SeeOther
from relaas.web.rights import Request, needs


@require_POST
@needs(READ)
def choose_morning_mail(request: Request) -> HttpResponse:
    """Send it to whoever asks, or no longer."""
    wanted = "wanted" in request.POST
    choose(request.user.pk, wanted=wanted, origin=request.build_absolute_uri("/"))
    said = _("You get a morning mail on working days") if wanted else _("You get no morning mail any more")
    toasts.done(request, said, undoable=False)
    return SeeOther(reverse("accounts:own"))
