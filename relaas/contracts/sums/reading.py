"""Which questions the kept sums answer: of all contracts of a direction, or some status, owner or category of them."""

from django.db.models import F
from django.db.models.expressions import Combinable

from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.models.sort_keys import StatusPlace
from relaas.kernel.actors import Actor
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.parties.models import AccountManager, Employment
from relaas.parties.rights import READ, READ_HIDDEN

_COLUMNS = {"status": "status", "owner": "owner_id", "product_group": "category_id", "cost_type": "category_id"}
_KEYS: dict[str, F | Combinable] = {
    "status_key": StatusPlace(),
    "owner_key": F("owner_id"),
    "category_key": F("category_id"),
}


def kept_sums(question: Question) -> KeptSums | None:
    """The sums that are kept of just these contracts; None where the question asks for something else as well, and for
    who sees some relations only (U2)."""
    narrowed = set(question.filters) - set(_COLUMNS)
    actor = question.actor
    if narrowed or question.words or question.selected or actor.only_managed:
        return None
    if not (actor.may(READ) and actor.may(question.overview.read_right)):
        return None
    rows = ContractSum.objects.filter(question.overview.walks)
    if not actor.may(READ_HIDDEN):
        if _sees_somebody_hidden(actor) and rows.filter(hidden=True).exclude(number=0).exists():
            return None
        rows = rows.filter(hidden=False)
    for name, values in question.filters.items():
        rows = rows.filter(**{f"{_COLUMNS[name]}__in": values})
    return KeptSums(rows, frozenset({"net", "yearly"}), _KEYS)


def _sees_somebody_hidden(actor: Actor) -> bool:
    """Whether persons are kept for this account manager, or work where it is one (P4)."""
    managed = AccountManager.objects.filter(user_id=actor.user_id or 0)
    there = Employment.objects.filter(organization__in=managed.values("party"), person__only_for_account_manager=True)
    return managed.filter(party__only_for_account_manager=True).exists() or there.exists()
