"""Verbs: copy lines, and a whole contract, also into the other direction (K4)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from relaas.contracts.facts import FACTS
from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.reading import Values, proposed_code
from relaas.contracts.lines.sentences import CONTRACT_COPIED, LINES_COPIED
from relaas.contracts.lines.writing import Told, make_line, open_lines, write
from relaas.contracts.models import Contract, ContractLine, Direction
from relaas.contracts.registering import register_contract
from relaas.contracts.rights import CHANGE, CHANGE_PURCHASE, CHANGE_SALES, SEE_COST
from relaas.contracts.subscriptions.copying import copy_recurrence, periodic_of, prices_of_today
from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.subjects import Subject, subject_of, touched_by
from relaas.kernel.verbs import require_right, verb
from relaas.parties.facts import Given
from relaas.parties.maintained.models import Maintained
from relaas.parties.models import Party
from relaas.story.telling import record

MILLIONTH = Decimal("0.000001")

# What is of that one time, and what the copy is asked anew.
_OF_ITS_TIME = {"from_day", "until_day", "valid_until", "remind_on", "owner"}
# What goes along to whomever it is copied for; the rest is that relation's own.
_FOR_ANYBODY = {
    "description", "product_group", "cost_type", "interval", "invoice_moment", "notice_months", "auto_renew",
    "reference_number", "reference_period", "reference_description",
}  # fmt: skip


@verb("contracts.copy_lines", act=Act.CHANGE, right=CHANGE, on=("to",))
def copy_lines(lines: Sequence[ContractLine], *, to: Contract, by: Actor) -> list[ContractLine]:
    """Copy lines of one contract to the end of another, or behind the last of them in the same one.

    Into the other direction they take their cost price, which asks the right to see it. Refuses (`contract_closed`)
    a contract that is executed or lost.
    """
    if not lines:
        return []
    source = lines[0].contract
    policy.require(Act.READ, touched_by(source), by)
    before = open_lines(to)
    made = copied(lines, source, to, by)
    ids = {line.pk for line in lines}
    last = max((place for place, line in enumerate(before, start=1) if line.pk in ids), default=len(before))
    elsewhere = source.pk != to.pk
    write(to, before, [*before[:last], *made, *before[last:]], Told(), by, quiet=elsewhere)
    if elsewhere:
        _tell_both(LINES_COPIED, source, to, by, len(made))
    return made


def copy_contract(source: Contract, *, direction: Direction, relation: Party, **more: Any) -> Contract:
    """Copy a contract into one of either direction: `copy_to_request` or `copy_to_order`, whose arguments these are."""
    copy = copy_to_request if direction == Direction.SALES else copy_to_order
    return copy(source, relation=relation, **more)


@verb("contracts.copy_to_request", act=Act.ORDER, right=CHANGE_SALES, on=("relation",))
def copy_to_request(
    source: Contract,
    *,
    relation: Party,
    facts: Given | None = None,
    gives_role: bool = False,
    price_note: str | None = None,
    by: Actor,
) -> Contract:
    """Make a sales contract for this relation out of another contract, with all its lines, and give it back.

    `facts` go before what is copied. For the same relation in the same direction all goes along but days and owner;
    for another one its own terms, VAT regime and addresses are proposed. Refuses what making one refuses.
    """
    return _copy(source, Direction.SALES, relation, facts or {}, gives_role, price_note, by)


@verb("contracts.copy_to_order", act=Act.ORDER, right=CHANGE_PURCHASE, on=("relation",), sellers=("relation",))
def copy_to_order(
    source: Contract,
    *,
    relation: Party,
    facts: Given | None = None,
    gives_role: bool = False,
    price_note: str | None = None,
    by: Actor,
) -> Contract:
    """The same into a purchase contract."""
    return _copy(source, Direction.PURCHASE, relation, facts or {}, gives_role, price_note, by)


def _copy(
    source: Contract,
    direction: Direction,
    relation: Party,
    facts: Given,
    gives_role: bool,
    price_note: str | None,
    by: Actor,
) -> Contract:
    policy.require(Act.READ, touched_by(source), by)
    made = register_contract(
        direction,
        relation,
        administration=source.administration,
        facts={**facts_of(source, direction, relation), **facts},
        contacts=_contacts(source) if source.relation_id == relation.pk else (),
        gives_role=gives_role,
        price_note=price_note,
        by=by,
    )
    write(made, [], copied(lines_of(source), source, made, by), Told(), by, quiet=True)
    _tell_both(CONTRACT_COPIED, source, made, by, made.lines.count())
    return made


def facts_of(source: Contract, direction: Direction, relation: Party) -> dict[str, Any]:
    """What a copy for this relation starts with; what was closed meanwhile does not go along."""
    same = source.direction == direction and source.relation_id == relation.pk
    names = (FACTS.keys() - _OF_ITS_TIME) if same else _FOR_ANYBODY
    if source.direction != direction:
        names = names - {each.category for each in Direction}
    today = clock.today()
    values = {name: getattr(source, name) for name in names}
    return {
        name: value for name, value in values.items() if not (isinstance(value, Maintained) and value.is_closed(today))
    }


def copied(lines: Sequence[ContractLine], source: Contract, to: Contract, by: Actor) -> list[ContractLine]:
    """New lines for a contract, not saved yet. What can no longer be chosen is what a new line starts with."""
    turned = source.direction != to.direction
    if turned:
        require_right(SEE_COST, by)
    lists, periodic = Lists(vat_day(to)), periodic_of(lines)
    prices = prices_of_today(periodic)
    made = []
    for line in lines:
        values: Values = {name: getattr(line, name) for name in LINE_FACTS} | prices.get(line.pk, {})
        if line.is_item:
            values |= turned_prices(line, to, values["price"]) if turned else {}
            values |= _open_lists(values, to, lists)
        copy = make_line(to, values)
        if line.pk in periodic:
            copy_recurrence(periodic[line.pk], copy)
        made.append(copy)
    return made


def turned_prices(line: ContractLine, to: Contract, price: Decimal) -> Values:
    """K4: into the other direction a line takes its cost price.

    What is to be bought costs that, without discount; nothing where none was known. What was bought costs what was paid
    for one, the discount taken off, and is sold for that until somebody says otherwise.
    """
    if not to.is_sales:
        return {"price": line.cost_price or Decimal(0), "discount": Decimal(0), "cost_price": None}
    paid = (price * (100 - line.discount) / 100).quantize(MILLIONTH, rounding=ROUND_HALF_UP)
    return {"price": paid, "discount": Decimal(0), "cost_price": paid}


def _open_lists(values: Values, to: Contract, lists: Lists) -> Values:
    unit, code = values["price_unit"], lists.codes.get(values["vat_code"].pk) if values["vat_code"] else None
    usable = code is not None and not code.is_closed(lists.day) and code.rate_on(lists.day) is not None
    return {
        "price_unit": None if unit and unit.is_closed(lists.day) else unit,
        "vat_code": code if usable else proposed_code(to, lists),
    }


def _contacts(source: Contract) -> list[Party]:
    """The primary one first."""
    return [contact.person for contact in source.contacts.select_related("person")]


def _tell_both(key: str, source: Contract, to: Contract, by: Actor, count: int) -> None:
    """In the story of both contracts and their relations, for who may see both."""
    subjects = [
        subject_of(source),
        subject_of(to),
        Subject("party", source.relation_id),
        Subject("party", to.relation_id),
    ]
    parameters = {"source": source.number, "number": to.number, "count": count}
    record(key, *subjects, by=by, parameters=parameters, right=Direction(to.direction).read_right)
