"""Likely doubles: the list, two side by side, and looking for them again (P11)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel import jobs
from relaas.kernel.refusals import Refused
from relaas.parties.comparing import compared
from relaas.parties.duplicates import sweep
from relaas.parties.duplicates.deciding import not_a_double
from relaas.parties.duplicates.pairs import State, list_pairs
from relaas.parties.forms.doubles import NotADoubleForm
from relaas.parties.models import FoundDouble, Kind, NotADouble
from relaas.parties.rights import CHANGE, MERGE
from relaas.parties.views.frame import sent, visible_parties
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(CHANGE)
def listed(request: Request) -> HttpResponse:
    """By score, or what was decided, newest first."""
    state = next((state for state in State if state == request.GET.get("staat")), State.OPEN)
    kind = next((kind for kind in Kind if kind == request.GET.get("soort")), None)
    shown = list_pairs(state, kind, request.GET.get("na", ""), request.actor)
    last = FoundDouble.objects.order_by("-found_at").values_list("found_at", flat=True).first()
    may_merge = request.actor.may(MERGE)
    context = {"state": state, "kind": kind, "listed": shown, "last": last, "may_merge": may_merge}
    return page(request, "parties/doubles/doubles.html", context)


@needs(MERGE)
@require_POST
def look(request: Request) -> HttpResponse:
    """Start the sweep, unless it runs already."""
    try:
        job = jobs.start(sweep.KIND, {}, by=request.actor, title=_("Look for doubles"))
    except Refused as refusal:
        return refused(request, refusal, reverse("parties:doubles"))
    return SeeOther(reverse("desk:job", args=[job.pk]))


@needs(CHANGE)
def compare(request: Request, first: int, second: int) -> HttpResponse:
    """Two side by side; sent in, they are two."""
    if first == second:
        raise Http404
    one, other = (get_object_or_404(visible_parties(request), pk=id) for id in (first, second))
    if one.kind != other.kind:
        raise Http404
    form = NotADoubleForm(*sent(request))
    if request.method == "POST" and form.is_valid():

        def deed() -> None:
            not_a_double(one, other, reason=form.values["reason"], by=request.actor)

        if form.carry_out(deed):
            toasts.done(request, _("Said that these are two"))
            return SeeOther(reverse("parties:doubles"))
    low, high = sorted((one.pk, other.pk))
    said = NotADouble.objects.filter(first=low, second=high).first()
    context = {
        "one": one, "other": other, "compared": compared(one, other, request.actor), "said": said,
        "may_merge": request.actor.may(MERGE),
    }  # fmt: skip
    return page(request, "parties/doubles/compare.html", context, form=form)
