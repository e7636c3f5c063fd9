"""Verbs: change a contract's own data and how it is invoiced (K1), and delete one of which nothing came."""

from django.utils.translation import gettext as _

from relaas.contracts import sentences
from relaas.contracts.checks import check_facts
from relaas.contracts.facts import CONTRACT_FACTS, INVOICING_FACTS
from relaas.contracts.keeping import keep
from relaas.contracts.lines.keeping import keep_sums
from relaas.contracts.models import Contract, Status
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.following import FOLLOWED, keep_periodic
from relaas.contracts.telling import tell
from relaas.documents.models import KeptDocument
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Facts, Given, read_facts
from relaas.parties.facts.changes import Changes, put

RECKONED_BY = {"vat_regime", "from_day"}  # what the VAT of the lines depends on


@verb("contracts.change_contract", act=Act.CHANGE, right=CHANGE, on=("contract",))
def change_contract(contract: Contract, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `CONTRACT_FACTS`. Refuses what `check_facts` refuses, and what changed since `seen`."""
    changes = _change(contract, facts, CONTRACT_FACTS, seen, by)
    if changes.columns:
        tell(sentences.CHANGED, contract, by, changes=changes.told)


@verb("contracts.change_invoicing", act=Act.CHANGE, right=CHANGE, on=("contract",))
def change_invoicing(contract: Contract, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `INVOICING_FACTS`. Refuses as `change_contract` does."""
    changes = _change(contract, facts, INVOICING_FACTS, seen, by)
    if changes.columns:
        tell(sentences.INVOICING_CHANGED, contract, by, changes=changes.told)


@verb("contracts.delete_contract", act=Act.CHANGE, right=CHANGE, on=("contract",))
def delete_contract(contract: Contract, *, by: Actor) -> None:
    """Delete a contract that is still a request; one that went further (`past_request`), or of which documents are
    kept (`has_documents`), is lost, not deleted."""
    check_unchanged(contract, None)
    if contract.status != Status.REQUEST:
        raise Refused("past_request", _("It is more than a request by now; it can be lost, not deleted."))
    if KeptDocument.objects.about(subject_of(contract)).exists():
        raise Refused("has_documents", _("Documents of it are kept; it can be lost, not deleted."))
    tell(sentences.DELETED, contract, by)
    contract.delete()


def _change(contract: Contract, given: Given, facts: Facts, seen: Given | None, by: Actor) -> Changes:
    check_unchanged(contract, seen)
    checking = Checking()
    values = read_facts(facts, given, checking)
    check_facts(contract, values, checking, by)
    checking.refuse_problems()
    changes = put(contract, values, facts)
    if changes.columns:
        contract.save(update_fields=[*changes.columns, *keep(contract)])
    if FOLLOWED & set(changes.columns):
        keep_periodic([contract.pk])
    if RECKONED_BY & set(changes.columns):
        keep_sums(contract)
    return changes
