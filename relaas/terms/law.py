"""What the law of this room says (C11): stops, payment first, payment arrangements."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often
from relaas.kernel.policy import Act, Looks, Ruling, rule
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.models import Party
from relaas.parties.tab_cards import MASTER_DATA
from relaas.parties.tabs import TABS
from relaas.terms.models import Measure, MeasureKind, RelationTerms
from relaas.terms.rights import OVERRIDE


# Asked at every step of a contract, and mostly nothing is found: so who it is true of is asked first.
@asked_often
def _with_a_measure(ids: Collection[int], kind: MeasureKind, on: date) -> QuerySet[Measure]:
    return Measure.objects.in_force(on).filter(party_id__in=ids, kind=kind)


@asked_often
def _without_credit(ids: Collection[int]) -> QuerySet[Party]:
    return Party.objects.filter(pk__in=ids, creditworthy=False)


@asked_often
def _paying_first(ids: Collection[int]) -> QuerySet[RelationTerms]:
    return RelationTerms.objects.filter(Q(on_account=False) | Q(credit_limit=0), party_id__in=ids)


def _looks_for(kind: MeasureKind) -> Looks:
    return lambda touched, _by: [_with_a_measure.asking(_ids(touched), kind, clock.today())]


@rule("order_stop", Act.ORDER, looks=_looks_for(MeasureKind.ORDER_STOP))
def _order_stop(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """C5: no new contract, quote step or order from or to this relation; what runs goes on."""
    return _measures("order_stop", touched, MeasureKind.ORDER_STOP, _("%(name)s has an order stop: %(reason)s"))


@rule("delivery_stop", Act.DELIVER, looks=_looks_for(MeasureKind.DELIVERY_STOP))
def _delivery_stop(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """C6: nothing is delivered, also not what was signed before, also not by a job."""
    return _measures("delivery_stop", touched, MeasureKind.DELIVERY_STOP, _("%(name)s has a delivery stop: %(reason)s"))


@rule("payment_arrangement", Act.REMIND, looks=_looks_for(MeasureKind.ARRANGEMENT))
def _arrangement(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """C1: while an arrangement runs, reminders stop."""
    message = _("%(name)s has a payment arrangement: %(reason)s")
    return _measures("payment_arrangement", touched, MeasureKind.ARRANGEMENT, message)


@rule("creditworthy", Act.ORDER, looks=lambda touched, _by: [_without_credit.asking(_ids(touched))])
def _not_creditworthy(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """T2c: new sales need payment first, or somebody who may go on with a reason."""
    message = _("%(name)s is not creditworthy: %(reason)s")
    ids = _without_credit(_ids(touched))
    found = Party.objects.filter(pk__in=ids).only("name", "creditworthy_reason") if ids else ()
    for party in _but_sellers(found, lambda party: party.pk, touched):
        reason = party.creditworthy_reason
        yield _ruling("creditworthy", party, message % {"name": party.name, "reason": reason}, value=reason)


@rule("payment_first", Act.DELIVER, looks=lambda touched, _by: [_paying_first.asking(_ids(touched))])
def _payment_first(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """C2, C3: who does not pay on account, or has a credit limit of nothing, pays before anything is delivered."""
    ids = _paying_first(_ids(touched))
    found = RelationTerms.objects.filter(pk__in=ids).select_related("party") if ids else ()
    for terms in _but_sellers(found, lambda terms: terms.party_id, touched):
        if not terms.on_account:
            message = _("%(name)s does not pay on account: it pays before it gets anything.")
            yield _ruling("payment_first", terms.party, message % {"name": terms.party.name})
        elif terms.credit_limit == 0:
            message = _("%(name)s has a credit limit of nothing: it pays before it gets anything.")
            yield _ruling("payment_first", terms.party, message % {"name": terms.party.name}, value="0")


_SAID = ("reason", "until_day", "set_at", "set_by_name", "party__name", "party__kind")


def _measures(rule_name: str, touched: Collection[Subject], kind: MeasureKind, message: Promise) -> Iterable[Ruling]:
    ids = _with_a_measure(_ids(touched), kind, clock.today())
    for measure in Measure.objects.filter(pk__in=ids).select_related("party").only(*_SAID) if ids else ():
        said = str(message) % {"name": measure.party.name, "reason": measure.reason}
        yield _ruling(rule_name, measure.party, said, value=measure.reason, measure=measure)


def _ruling(rule_name: str, party: Party, message: str, *, value: str = "", measure: Measure | None = None) -> Ruling:
    return Ruling(
        rule_name,
        message,
        value=value,
        set_by=measure.set_by_name if measure else "",
        since=measure.set_at if measure else None,
        until=measure.until_day if measure else None,
        lifted_at=f"{TABS[MASTER_DATA].url(party)}#control",
        subject=subject_of(party),
        override=OVERRIDE,
    )


def _but_sellers[Row](found: Iterable[Row], party_of: Callable[[Row], int], touched: Collection[Subject]) -> list[Row]:
    """What is asked of who pays us is not asked where we buy; who sells is looked up only when something was found."""
    rows = list(found)
    sellers = subjects.sellers(touched) if rows else ()
    return [row for row in rows if Subject("party", party_of(row)) not in sellers]


def _ids(touched: Collection[Subject]) -> list[int]:
    return [subject.id for subject in touched if subject.kind == "party"]
