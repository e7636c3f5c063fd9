"""Verbs: how a relation's orders, deliveries and invoices are steered (C2-C4, C7-C9)."""

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.models import Party
from relaas.story.telling import record
from relaas.terms import sentences
from relaas.terms.facts import CONTROL_FACTS
from relaas.terms.own import locked_terms
from relaas.terms.rights import CONTROL, READ


@verb("terms.change_process_control", act=Act.CHANGE, right=CONTROL, on=("party",))
def change_process_control(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `CONTROL_FACTS`: on account, credit limit (empty is none, 0 is payment first), deposit, ship from,
    invoices apart, invoices saved up. Amounts are euros; refuses what `kernel.amounts` refuses."""
    terms = locked_terms(party, seen)
    checking = Checking()
    values = read_facts(CONTROL_FACTS, facts, checking)
    checking.refuse_problems()
    changes = put(terms, values, CONTROL_FACTS)
    if changes.columns:
        terms.save()
        record(sentences.CONTROL_CHANGED, subject_of(party), by=by, parameters={"changes": changes.told}, right=READ)
