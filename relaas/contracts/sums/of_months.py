"""The sums of the lists of contracts by the month in which they begin: a list grouped so asks no others."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract, ContractMonthSum
from relaas.parties.sums.joining import keep_sums
from relaas.parties.sums.reading import Answers
from relaas.parties.sums.summing import Summing

# A day as text is 2026-11-22 on both databases (PostgreSQL's own style of dates, which Django does not change).
_MONTH = "CAST(REPLACE(SUBSTR(COALESCE(CAST(c.from_day AS TEXT), '0'), 1, 7), '-', '') AS BIGINT)"
MONTH_SUMS = keep_sums(
    "contracts.sums_of_months",
    Summing(
        "contract_month_sums",
        Contract,
        ContractMonthSum,
        {"direction": "c.direction", "status": "c.status", "month": _MONTH},
        reads=("direction", "status", "from_day"),
        values=("net", "yearly"),
        differs=_("Contracts %(direction)s in status %(status)s: another sum is kept of a month than they come to"),
    ),
)
kept_sums_of_months = Answers(MONTH_SUMS, {"status": "status"}, {"month_key": F("month")})
