"""Verbs: make a contract (K1)."""

from collections.abc import Sequence

from relaas.administrations.models import Administration
from relaas.contracts import sentences
from relaas.contracts.checks import check_facts, check_role, has_role
from relaas.contracts.contacts import check_contact, put_contacts
from relaas.contracts.facts import FACTS
from relaas.contracts.keeping import keep
from relaas.contracts.models import Contract, Direction
from relaas.contracts.numbering import check_typed, number
from relaas.contracts.price_notes import check_read, keep_read
from relaas.contracts.proposing import proposed
from relaas.contracts.rights import CHANGE_PURCHASE, CHANGE_SALES
from relaas.contracts.telling import tell
from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.editing import change_roles
from relaas.parties.facts import Given, read_facts
from relaas.parties.locking import lock
from relaas.parties.models import Party


def register_contract(direction: Direction, relation: Party, **more: object) -> Contract:
    """Make a contract of either direction: `register_request` or `register_order`, whose arguments these are."""
    register = register_request if direction == Direction.SALES else register_order
    return register(relation, **more)  # type: ignore[arg-type]  # the same as those of the verbs


@verb("contracts.register_request", act=Act.ORDER, right=CHANGE_SALES, on=("relation",))
def register_request(
    relation: Party,
    *,
    administration: Administration,
    facts: Given,
    typed: str = "",
    contacts: Sequence[Party] = (),
    gives_role: bool = False,
    price_note: str | None = None,
    by: Actor,
) -> Contract:
    """Make a sales contract for this relation and give it back; what `facts` (`FACTS`) leave out is proposed from the
    relation's terms.

    It gets the next number of its series, or the one that is `typed`. The first of `contacts` is the primary one.
    Refuses all that is wrong at once: what `check_facts`, `check_role`, `check_typed` and `check_contact` refuse, at
    `relation`, `number`, `contacts` and the names of the facts. With `gives_role` the relation becomes a customer.
    `price_note` stands for the text about prices that was read (T9, `check_read`); None: there was nobody to ask.
    """
    return _register(Direction.SALES, relation, administration, facts, typed, contacts, gives_role, price_note, by)


@verb("contracts.register_order", act=Act.ORDER, right=CHANGE_PURCHASE, on=("relation",), sellers=("relation",))
def register_order(
    relation: Party,
    *,
    administration: Administration,
    facts: Given,
    typed: str = "",
    contacts: Sequence[Party] = (),
    gives_role: bool = False,
    price_note: str | None = None,
    by: Actor,
) -> Contract:
    """The same of a purchase contract; with `gives_role` the relation becomes a supplier."""
    return _register(Direction.PURCHASE, relation, administration, facts, typed, contacts, gives_role, price_note, by)


def _register(
    direction: Direction,
    relation: Party,
    administration: Administration,
    facts: Given,
    typed: str,
    contacts: Sequence[Party],
    gives_role: bool,
    price_note: str | None,
    by: Actor,
) -> Contract:
    lock(relation)
    contract = Contract(administration=administration, direction=direction, relation=relation, status_since=clock.now())
    checking = Checking()
    values = read_facts(FACTS, {"description": "", **facts}, checking)
    values = {"owner_id": by.user_id, **proposed(relation, direction, administration), **values}
    check_facts(contract, values, checking, by)
    check_role(relation, direction, gives_role, checking)
    for person in contacts:
        check_contact(person, checking, by)
    check_typed(contract, typed, checking)
    check_read(relation, price_note, checking)
    checking.refuse_problems()
    if gives_role and not has_role(relation, direction):
        change_roles(relation, roles=[*relation.roles, direction.roles[0]], by=by)
    for name, value in values.items():
        setattr(contract, name, value)
    number(contract)
    keep(contract)
    bulk.insert_new([contract])
    put_contacts(contract, contacts)
    tell(sentences.REGISTERED, contract, by)
    keep_read(contract, price_note, by)
    return contract
