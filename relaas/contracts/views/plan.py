"""The plan of a contract (S3): looked at, taken away, and its moments marked as billed."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.contracts.forms.plan import MOMENT, BillForm, UnbillForm, ticked_lines
from relaas.contracts.models import Contract
from relaas.contracts.rights import CHANGE, EXPORT, READ
from relaas.contracts.subscriptions.plan_files import sheet_of
from relaas.contracts.subscriptions.plan_page import PlanPage, plan_of
from relaas.contracts.subscriptions.running.marking import mark_billed, unmark_billed
from relaas.contracts.views.frame import find_contract, lacks_right, sent
from relaas.kernel.refusals import Refused
from relaas.overviews.export import FORMATS
from relaas.overviews.sheet import answered
from relaas.parties.views.frame import saved
from relaas.parties.views.once import mark_of
from relaas.story.once import refuse_a_second
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(READ)
def show(request: Request, id: int) -> HttpResponse:
    return _draw(request, find_contract(request, id), BillForm())


@needs(EXPORT)
@needs(READ)
def export(request: Request, id: int, ending: str) -> HttpResponseBase:
    """The plan as it is shown, or the moment that stands open, as a file."""
    shown = PlanPage(request, find_contract(request, id), form=BillForm())
    if ending not in FORMATS:
        raise Http404
    try:
        return answered(sheet_of(shown), FORMATS[ending])
    except Refused as refusal:
        return refused(request, refusal, shown.url)


@require_POST
@needs(CHANGE)
def bill(request: Request, id: int) -> HttpResponse:
    """Mark the ticked moments as billed, with the reference of their invoice."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    form = BillForm(*sent(request))
    schedule = PlanPage(request, contract, form=form).schedule

    def mark() -> None:
        refuse_a_second(mark_of(request, form))  # what was marked before is not in the plan any more
        lines = ticked_lines(schedule, request.POST.getlist(MOMENT))
        periods = [(each.recurrence.pk, each.moment.from_day) for each in lines]
        mark_billed(contract, periods=periods, reference=form.values["reference"], by=request.actor)

    if saved(request, form, _("Marked as billed"), mark):
        return SeeOther(plan_of(contract))
    return _draw(request, contract, form)


@require_POST
@needs(CHANGE)
def unbill(request: Request, id: int) -> HttpResponse:
    """What was marked under one reference on one day was not invoiced after all."""
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    form = UnbillForm(request.POST)
    billed = list(form.rows(contract))
    try:
        unmark_billed(contract, billed=billed, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, plan_of(contract))
    toasts.done(request, _("No longer marked as billed"))
    return SeeOther(plan_of(contract))


def _draw(request: Request, contract: Contract, form: BillForm) -> HttpResponse:
    shown = PlanPage(request, contract, form=form, ticked=request.POST.getlist(MOMENT))
    return page(request, "contracts/subscriptions/plan.html", {"page": shown, "contract": contract}, form=form)
