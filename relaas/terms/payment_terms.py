"""Verbs: the maintained list of payment terms (K6)."""

from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.terms.facts import PAYMENT_TERM_FACTS
from relaas.terms.models import PaymentTerm
from relaas.terms.rights import MAINTAIN
from relaas.terms.sentences import PAYMENT_TERMS


@verb("terms.add_payment_term", act=Act.CHANGE, right=MAINTAIN, on=())
def add_payment_term(*, facts: Given, by: Actor) -> PaymentTerm:
    """Add a payment term (`PAYMENT_TERM_FACTS`)."""
    return add_row(PaymentTerm(), PAYMENT_TERM_FACTS, {"due_days": None, **facts}, PAYMENT_TERMS, by=by)


@verb("terms.change_payment_term", act=Act.CHANGE, right=MAINTAIN, on=("term",))
def change_payment_term(term: PaymentTerm, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a payment term; documents keep what they were made with."""
    change_row(term, PAYMENT_TERM_FACTS, facts, PAYMENT_TERMS, seen=seen, by=by)


@verb("terms.delete_payment_term", act=Act.DELETE, right=MAINTAIN, on=("term",))
def delete_payment_term(term: PaymentTerm, *, by: Actor) -> None:
    """Delete a payment term that nothing uses (K6)."""
    delete_row(term, PAYMENT_TERMS, by=by)
