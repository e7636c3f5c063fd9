"""The sums of the value report: per kind of change, category and month."""

from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import ValueEvent, ValueSum
from relaas.parties.sums.joining import keep_sums
from relaas.parties.sums.summing import Summing

_SORT = ("direction", "kind", "signed", "category_key", "month")
VALUE_SUMS = keep_sums(
    "contracts.sums_of_values",
    Summing(
        "value_sums",
        ValueEvent,
        ValueSum,
        {column: f"c.{column}" for column in _SORT},
        reads=_SORT,
        values=("delta",),
        differs=_("Value of subscriptions %(direction)s, %(kind)s: another sum is kept than it comes to"),
    ),
)
