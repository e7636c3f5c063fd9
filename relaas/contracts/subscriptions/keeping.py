"""What recurrences and their contracts keep of each other, for lists and for the law; checked by `relaas check`.

Every verb about subscriptions ends with `keep`. A recurrence keeps where it ends and what a year of it comes to
(`worth`); a contract what a year of its periodic lines comes to (`lines.keeping`, which checks and mends both).
"""

from collections.abc import Iterable

from relaas.contracts.lines.keeping import keep_sums_of
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.subscriptions.worth import KEPT


def keep(recurrences: Iterable[Recurrence]) -> None:
    """Keep anew what these recurrences and their contracts must; inside a verb, whose contracts are locked. The given
    records have it afterwards."""
    given = list(recurrences)
    keep_sums_of({each.contract_id for each in given})
    for each in given:
        each.refresh_from_db(fields=sorted(KEPT))


def keep_contract(contract: Contract) -> None:
    """The same of all that is periodic in a contract, also where nothing is any more."""
    keep_sums_of({contract.pk})
    contract.refresh_from_db(fields=["net", "vat", "gross", "yearly", "yearly_vat"])
