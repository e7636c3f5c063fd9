"""What the facts of a contract must be together (K1, C10), whoever fills them in."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Direction, Status
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.parties.maintained.choosing import refuse_closed
from relaas.parties.models import Address, Party
from relaas.terms.models import VatRegime

CLOSABLE = ("product_group", "cost_type", "payment_term", "document_scheme")
ADDRESSES = ("invoice_address", "delivery_address")
STAYS_FILLED = ("from_day", "invoice_address")


def check_facts(contract: Contract, values: Mapping[str, Any], checking: Checking, by: Actor) -> None:
    """Judge what `values` would make of the contract; only what they change is judged.

    An end before the start (`ends_too_soon`), a category of the other direction (`direction`), a row that is closed
    (`closed`), who no longer works here (`user_inactive`), an address of somebody else (`address_elsewhere`), an end
    customer that is not to be seen (`choice`), a regime that needs a VAT number (`vat_number_needed`), and taking away
    what a signed contract needs (`required`).
    """
    given = {name: value for name, value in values.items() if getattr(contract, name) != value or not contract.pk}
    _check_period(contract, given, checking)
    _check_category(contract, given, checking)
    for name in CLOSABLE:
        refuse_closed(given.get(name), name, checking, clock.today())
    _check_people(given, checking, by)
    _check_addresses(contract, given, checking)
    _check_regime(contract, given, checking)
    for name in _needed(contract):
        if name in given and not given[name]:
            checking.add("required", _("A contract that is signed needs this."), name)


def check_role(relation: Party, direction: Direction, gives_role: bool, checking: Checking) -> None:
    """K1: a request needs a customer or a prospect, an order a supplier (`role`); or somebody who makes it one."""
    if gives_role or has_role(relation, direction):
        return
    is_sales = direction == Direction.SALES
    message = _("%(name)s is no customer or prospect yet.") if is_sales else _("%(name)s is no supplier yet.")
    checking.add("role", message % {"name": relation.name}, "relation")


def has_role(relation: Party, direction: Direction) -> bool:
    """Whether it is to us what a contract of this direction needs."""
    return relation.is_relation and any(getattr(relation, role.column) for role in direction.roles)


def addresses_for(contract: Contract) -> set[int]:
    """The parties whose addresses a contract may name: its relation, the head office of that, and the end customer."""
    return {contract.relation_id, contract.relation.branch_of_id or 0, contract.end_customer_id or 0}


def _needed(contract: Contract) -> tuple[str, ...]:
    """What may not be taken away any more."""
    category = Direction(contract.direction).category
    return (*STAYS_FILLED, category) if contract.pk and Status(contract.status).is_signed else ()


def _check_period(contract: Contract, given: Mapping[str, Any], checking: Checking) -> None:
    from_day, until_day = (given.get(name, getattr(contract, name)) for name in ("from_day", "until_day"))
    if {"from_day", "until_day"} & given.keys() and from_day and until_day and until_day <= from_day:
        checking.add("ends_too_soon", _("The last day lies before the first."), "until_day")


def _check_category(contract: Contract, given: Mapping[str, Any], checking: Checking) -> None:
    """K1: what is sold has a product group, what is bought a cost type."""
    for direction in Direction:
        if direction != contract.direction and given.get(direction.category):
            checking.add("direction", _("This does not go with this kind of contract."), direction.category)


def _check_people(given: Mapping[str, Any], checking: Checking, by: Actor) -> None:
    owner, end_customer = given.get("owner"), given.get("end_customer")
    if owner and not owner.is_active:
        checking.add("user_inactive", _("%(name)s no longer works here.") % {"name": owner.name}, "owner")
    if end_customer and not Party.objects.visible_to(by).filter(pk=end_customer.pk).exists():
        checking.add("choice", _("Choose one from the list."), "end_customer")


def _check_addresses(contract: Contract, given: Mapping[str, Any], checking: Checking) -> None:
    end_customer = given.get("end_customer", contract.end_customer)
    theirs = {*addresses_for(contract), end_customer.pk if end_customer else 0}
    for name in ADDRESSES:
        address: Address | None = given.get(name)
        if address and address.party_id not in theirs:
            checking.add("address_elsewhere", _("This address is not of this relation."), name)


def _check_regime(contract: Contract, given: Mapping[str, Any], checking: Checking) -> None:
    """C10: VAT is shifted to somebody who is known by number."""
    regime = given.get("vat_regime")
    if regime and VatRegime(regime).needs_vat_number and not contract.relation.vat_number:
        message = _("%(regime)s needs a VAT number.") % {"regime": VatRegime(regime).label}
        checking.add("vat_number_needed", message, "vat_regime")
