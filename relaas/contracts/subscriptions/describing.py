"""How history tells of subscriptions and what happens to them (U3)."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.models import BilledPeriod, Pause, PriceChange, Recurrence
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.kernel.amounts import check_money
from relaas.parties.facts.fact import Fact, Facts, day_fact, last_day_fact, text_fact
from relaas.story.describing import NameOf, describe
from relaas.web import formats

PRICE_CHANGE_FACTS: Facts = {"from_day": day_fact(pgettext_lazy("period", "From")), "price": LINE_FACTS["price"]}
PAUSE_FACTS: dict[str, Fact] = {
    "from_day": day_fact(pgettext_lazy("period", "From")),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
    "reason": text_fact(_("Reason"), 250),
}
BILLED_FACTS: Facts = {
    "from_day": PAUSE_FACTS["from_day"],
    "until_day": PAUSE_FACTS["until_day"],
    "amount": Fact(_("Amount"), check_money, keep=str, tell=lambda kept: formats.money(Decimal(kept))),
    "billed_on": day_fact(_("Invoiced on")),
    "reference": text_fact(_("Reference"), 80),
}
_SUBSCRIPTION = pgettext_lazy("contract line", "Subscription")


def _of_line(_row: object, name_of: NameOf) -> str:
    return name_of("line")


def _of_recurrence(_row: object, name_of: NameOf) -> str:
    return name_of("recurrence")


def describe_subscriptions() -> None:
    """Called once, when the room is ready. None of it is put back column by column: the days belong together."""
    describe(
        Recurrence,
        _SUBSCRIPTION,
        RECURRENCE_FACTS,
        others={
            "line": _("Line"),
            "origin": _("Made from"),
            "notice_on": _("Notice on"),
            "notice_until": _("Notice: first day after it"),
        },
        together=(*RECURRENCE_FACTS, "line", "origin", "notice_on", "notice_until"),
        title=_of_line,
    )
    describe(
        PriceChange,
        _("Price change"),
        PRICE_CHANGE_FACTS,
        others={"recurrence": _SUBSCRIPTION},
        together=(*PRICE_CHANGE_FACTS, "recurrence"),
        title=_of_recurrence,
    )
    describe(
        Pause,
        pgettext_lazy("subscription", "Pause"),
        PAUSE_FACTS,
        others={"recurrence": _SUBSCRIPTION},
        together=(*PAUSE_FACTS, "recurrence"),
        title=_of_recurrence,
    )
    describe(
        BilledPeriod,
        _("Invoiced period"),
        BILLED_FACTS,
        others={"recurrence": _SUBSCRIPTION},
        together=(*BILLED_FACTS, "recurrence"),
        title=_of_recurrence,
    )
