"""What the law of this room says (C11): the credit limit, who has contracts, what an undo may bring back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar

from django.db.models import Q
from django.utils.translation import gettext as _

from relaas.contracts.brought_back import values_before
from relaas.contracts.exposure import Exposure, over_their_limit
from relaas.contracts.models import Contract, ContractContact, Direction, Status
from relaas.contracts.naming import some_names
from relaas.contracts.rights import OVERRIDE
from relaas.contracts.rules import is_advance
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject, subject_of, touched_by
from relaas.kernel.texts import SOME
from relaas.parties.models import Party, Role
from relaas.parties.tab_cards import MASTER_DATA
from relaas.parties.tabs import TABS
from relaas.web import formats

_signing: ContextVar[frozenset[int]] = ContextVar("signing", default=frozenset())


@contextmanager
def signing(contract: Contract) -> Iterator[None]:
    """Within this block the law of ordering knows that it is asked about signing this contract (C3)."""
    token = _signing.set(frozenset({contract.pk}))
    try:
        yield
    finally:
        _signing.reset(token)


@rule("credit_limit", Act.ORDER)
def _credit_limit(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """C3: asked at the step to *contract*, with what this contract comes to."""
    return _over_the_limit(_signing.get().intersection(_ids("contract", touched)), "credit_limit", by)


@rule("credit_limit_executing", Act.DELIVER)
def _credit_limit_executing(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """C3: asked again at *executed*; what is to be executed is signed, so it counts already."""
    return _over_the_limit(_ids("contract", touched), "credit_limit_executing", by)


@rule("has_contracts", Act.DELETE)
def _has_contracts(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """P10: who has contracts, or stands in one as end customer or contact person, is not deleted."""
    ids, found = _ids("party", touched), defaultdict(list)
    if not ids:
        return
    for contract in Contract.objects.filter(Q(relation__in=ids) | Q(end_customer__in=ids)).order_by("-id"):
        for party in {contract.relation_id, contract.end_customer_id}.intersection(ids):
            found[party].append(contract)
    for contact in ContractContact.objects.filter(person__in=ids).select_related("contract").order_by("-contract_id"):
        found[contact.person_id].append(contact.contract)
    for party, contracts in found.items():
        message = _("It has contracts: %(names)s.") % {"names": some_names(by, contracts)}
        yield Ruling("has_contracts", message, subject=Subject("party", party or 0))


@rule("status_brought_back", Act.READ)
def _status_brought_back(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """K2: READ is what an undo asks of the state that it brings back; a step that it makes again asks as the step."""
    changed = values_before(Contract, _ids("contract", touched))
    before = {id: values["status"] for id, values in changed.items() if "status" in values}
    for contract in Contract.objects.filter(pk__in=before) if before else ():
        if is_advance(before[contract.pk], contract.status):
            yield from _rulings_on_its_step(contract, by)


@rule("contract_needs_role", Act.READ)
def _contract_needs_role(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """K1: an undo that takes a role off, or a relation out, leaves open contracts what they need."""
    changed = values_before(Party, _ids("party", touched))
    columns = {role.column for role in Role}
    ids = [id for id, values in changed.items() if columns & values.keys()]
    open_ones = Contract.objects.of_relations(ids).open().select_related("relation") if ids else ()
    for contract in open_ones:
        if not set(Direction(contract.direction).roles) & set(contract.relation.roles):
            message = _("Still needed for: %(names)s.") % {"names": some_names(by, [contract])}
            yield Ruling("contract_needs_role", message, subject=subject_of(contract.relation))


def _rulings_on_its_step(contract: Contract, by: Actor) -> Iterable[Ruling]:
    """What speaks against the step to the status that it has."""
    act = Act.DELIVER if contract.status == Status.EXECUTED else Act.ORDER
    with signing(contract) if contract.status == Status.CONTRACT else nullcontext():
        return policy.answer(act, touched_by(contract), by).rulings


def _over_the_limit(ids: Collection[int], rule_name: str, by: Actor) -> Iterable[Ruling]:
    for exposure in over_their_limit(ids) if ids else ():
        yield _ruling(rule_name, exposure, by)


def _ruling(rule_name: str, exposure: Exposure, by: Actor) -> Ruling:
    party, limit = exposure.terms.party, formats.money(exposure.terms.credit_limit)
    parts = some_names(
        by, list(exposure.contracts[: SOME + 1]), lambda each: f"{each} {formats.money(each.counts_for)}"
    )
    message = _("%(name)s comes to %(total)s, over its credit limit of %(limit)s: %(parts)s.")
    said = {"name": party.name, "total": formats.money(exposure.total), "limit": limit, "parts": parts}
    return Ruling(
        rule_name,
        message % said,
        lifted_at=f"{TABS[MASTER_DATA].url(party)}#control",
        subject=subject_of(party),
        override=OVERRIDE,
    )


def _ids(kind: str, touched: Collection[Subject]) -> list[int]:
    return [subject.id for subject in touched if subject.kind == kind]
