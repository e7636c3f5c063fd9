"""Which questions the kept sums answer: of all contracts of a direction, or some status, owner or category of them."""

from typing import Any

from django.db.models import F, Q
from django.db.models.expressions import Combinable

from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.models.sort_keys import StatusPlace
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.parties.rights import READ, READ_HIDDEN

_COLUMNS = {"status": "status", "owner": "owner_id", "product_group": "category_id", "cost_type": "category_id"}
_KEYS: dict[str, F | Combinable] = {
    "status_key": StatusPlace(),
    "owner_key": F("owner_id"),
    "category_key": F("category_id"),
}


def kept_sums(question: Question) -> KeptSums | None:
    """The sums that are kept of just these contracts; None where the question asks for something else as well, and for
    who does not see all of them (U2)."""
    narrowed = set(question.filters) - set(_COLUMNS)
    if narrowed or question.words or question.selected or not _sees_all(question):
        return None
    rows = ContractSum.objects.filter(question.overview.walks)
    for name, values in question.filters.items():
        rows = rows.filter(**{f"{_COLUMNS[name]}__in": values})
    return KeptSums(rows, frozenset({"net"}), _KEYS)


def _sees_all(question: Question) -> bool:
    """Whoever may not see every person is not told what the contracts with persons come to."""
    actor = question.actor
    if actor.only_managed or not (actor.may(READ) and actor.may(question.overview.read_right)):
        return False
    return actor.may(READ_HIDDEN) or not _with_persons(question.overview.walks)


def _with_persons(walks: Q) -> bool:
    parts: Any = ContractSum.objects.filter(walks, of_persons=True).exclude(number=0)
    return bool(parts.exists())
