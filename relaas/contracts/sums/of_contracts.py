"""The sums of the lists of contracts: per status, owner and category, and which questions they answer."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.models.sort_keys import StatusPlace
from relaas.parties.sums.joining import keep_sums
from relaas.parties.sums.reading import Answers
from relaas.parties.sums.summing import Summing

CONTRACT_SUMS = keep_sums(
    "contracts.sums_of_lists",
    Summing(
        "contract_sums",
        Contract,
        ContractSum,
        {
            "direction": "c.direction",
            "status": "c.status",
            "owner_id": "coalesce(c.owner_id, 0)",
            "category_id": "coalesce(c.product_group_id, c.cost_type_id, 0)",
        },
        reads=("direction", "status", "owner_id", "product_group_id", "cost_type_id"),
        values=("net", "yearly"),
        differs=_("Contracts %(direction)s in status %(status)s: another sum is kept than they come to"),
    ),
)
kept_sums = Answers(
    CONTRACT_SUMS,
    {"status": "status", "owner": "owner_id", "product_group": "category_id", "cost_type": "category_id"},
    {"status_key": StatusPlace(), "owner_key": F("owner_id"), "category_key": F("category_id")},
)
