"""Stops and payment arrangements: set or changed in the card, lifted by one click (C1, C5, C6)."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel import clock
from relaas.parties.models import Kind, Party
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.terms import measures
from relaas.terms.forms.relation import MeasureForm
from relaas.terms.models import Measure, MeasureKind
from relaas.terms.rights import CONTROL
from relaas.web.rights import Request, needs

LIFT: Mapping[MeasureKind, Callable[..., None]] = {
    MeasureKind.ORDER_STOP: measures.lift_order_stop,
    MeasureKind.DELIVERY_STOP: measures.lift_delivery_stop,
    MeasureKind.ARRANGEMENT: measures.end_payment_arrangement,
}


class MeasureConverter:
    """The word of a stop or an arrangement in an address."""

    regex = "|".join(kind.word for kind in MeasureKind)

    def to_python(self, value: str) -> MeasureKind:
        return next(kind for kind in MeasureKind if kind.word == value)

    def to_url(self, value: str) -> str:
        return MeasureKind(value).word


@needs(CONTROL)
def edit(request: Request, kind: Kind, id: int, measure: MeasureKind) -> HttpResponse:
    """What is in force (or to come) is changed; otherwise a new one is set."""
    party = find_party(request, kind, id)
    there = Measure.objects.filter(party=party, kind=measure).first()
    if there and there.is_over(clock.today()):
        there = None
    form = MeasureForm(*sent(request), kind=measure, record=there)

    def change() -> None:
        if there:
            measures.change_measure(there, facts=form.values, seen=form.seen, by=request.actor)
        else:
            _set(measure, party, form.values, request)

    said = _("%(what)s changed") if there else _("%(what)s set")
    return edited(request, party, "control", form, said % {"what": measure.label}, change, row=measure.place)


@require_POST
@needs(CONTROL)
def lift(request: Request, kind: Kind, id: int, measure: MeasureKind) -> HttpResponse:
    party = find_party(request, kind, id)
    said = (_("%(what)s lifted") if measure.is_stop else _("%(what)s ended")) % {"what": measure.label}
    return done(request, party, said, lambda: LIFT[measure](party, by=request.actor), card="control")


def _set(kind: MeasureKind, party: Party, values: Mapping[str, Any], request: Request) -> None:
    reason, until_day = values["reason"], values["until_day"]
    if kind is MeasureKind.ORDER_STOP:
        measures.set_order_stop(party, reason=reason, until_day=until_day, by=request.actor)
    elif kind is MeasureKind.DELIVERY_STOP:
        measures.set_delivery_stop(party, reason=reason, until_day=until_day, by=request.actor)
    else:
        from_day = values["from_day"]
        measures.agree_payment_arrangement(party, text=reason, from_day=from_day, until_day=until_day, by=request.actor)
