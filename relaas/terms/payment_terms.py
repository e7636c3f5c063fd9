"""Verbs: the maintained list of payment terms (K6)."""

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.facts.changes import put
from relaas.terms.facts import PAYMENT_TERM_FACTS
from relaas.terms.maintaining import delete_row, read_row, tell_of
from relaas.terms.models import PaymentTerm
from relaas.terms.rights import MAINTAIN
from relaas.terms.sentences import PAYMENT_TERMS


@verb("terms.add_payment_term", act=Act.CHANGE, right=MAINTAIN, on=())
def add_payment_term(*, facts: Given, by: Actor) -> PaymentTerm:
    """Add a payment term (`PAYMENT_TERM_FACTS`)."""
    term, checking = PaymentTerm(), Checking()
    values = read_row(term, PAYMENT_TERM_FACTS, {"name": "", "due_days": None, **facts}, checking)
    checking.refuse_problems()
    put(term, values, PAYMENT_TERM_FACTS)
    term.save()
    tell_of(term, PAYMENT_TERMS.added, by)
    return term


@verb("terms.change_payment_term", act=Act.CHANGE, right=MAINTAIN, on=("term",))
def change_payment_term(term: PaymentTerm, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a payment term; documents keep what they were made with."""
    check_unchanged(term, seen)
    checking, name = Checking(), term.name
    values = read_row(term, PAYMENT_TERM_FACTS, facts, checking)
    checking.refuse_problems()
    changes = put(term, values, PAYMENT_TERM_FACTS)
    if changes.columns:
        term.save()
        tell_of(term, PAYMENT_TERMS.changed, by, changes=changes.told, name=name)


@verb("terms.delete_payment_term", act=Act.CHANGE, right=MAINTAIN, on=("term",))
def delete_payment_term(term: PaymentTerm, *, by: Actor) -> None:
    """Delete a payment term that no document scheme has (`in_use`)."""
    delete_row(term, PAYMENT_TERMS, uses=term.document_schemes.count(), by=by)
