"""The sums of the lists of subscriptions: per state, owner, category and what the price is for."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Recurrence, SubscriptionSum
from relaas.contracts.models.sort_keys import PricePerPlace, StatePlace
from relaas.parties.sums.joining import keep_sums
from relaas.parties.sums.reading import Answers
from relaas.parties.sums.summing import Summing

_SORT = ("direction", "state", "owner_key", "category_key", "price_per")
SUBSCRIPTION_SUMS = keep_sums(
    "contracts.sums_of_subscriptions",
    Summing(
        "subscription_sums",
        Recurrence,
        SubscriptionSum,
        {column: f"c.{column}" for column in _SORT},
        reads=_SORT,
        values=("monthly", "yearly"),
        differs=_("Subscriptions %(direction)s in status %(state)s: another sum is kept than they come to"),
    ),
)
kept_sums = Answers(
    SUBSCRIPTION_SUMS,
    {
        "state": "state",
        "owner": "owner_key",
        "product_group": "category_key",
        "cost_type": "category_key",
    },
    {
        "state_key": StatePlace(),
        "price_per_key": PricePerPlace(),
        "owner_key": F("owner_key"),
        "category_key": F("category_key"),
    },
)
