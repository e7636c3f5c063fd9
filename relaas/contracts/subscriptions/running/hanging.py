"""What this hangs on the page of a subscription (what can be done with it) and on that of its contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Pause, PriceChange, Recurrence, Status
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.subscriptions.page import DEEDS, Deed, Of, SubscriptionPage
from relaas.contracts.subscriptions.plan_card import comes_back
from relaas.contracts.subscriptions.running.deeds import CHANGE_PAUSE, OF_ALL, OF_ONE, Running
from relaas.kernel.periods import counts

FORM = "contracts/running/form.html"


def _is_signed(page: SubscriptionPage) -> bool:
    return Status(page.contract.status).is_signed


def _runs_on(page: SubscriptionPage) -> bool:
    """It is signed and has not ended."""
    recurrence: Recurrence = page.recurrence
    return _is_signed(page) and (recurrence.ends_on is None or recurrence.ends_on > page.today)


def _runs(page: SubscriptionPage, _row: Any) -> bool:
    return _runs_on(page)


def _can_be_extended(page: SubscriptionPage, _row: Any) -> bool:
    return _is_signed(page) and page.recurrence.ends_on is not None and not page.recurrence.notice_on


def _can_be_noticed(page: SubscriptionPage, _row: Any) -> bool:
    return _is_signed(page) and page.recurrence.ends_on is None and not page.recurrence.notice_on


def _has_notice(page: SubscriptionPage, _row: Any) -> bool:
    return _is_signed(page) and page.recurrence.notice_on is not None


def _still_ahead(page: SubscriptionPage, row: PriceChange) -> bool:
    """Nothing is billed at this price."""
    return _is_signed(page) and not any(each.until_day > row.from_day for each in page.billed)


def _is_paused(page: SubscriptionPage, row: Pause) -> bool:
    return _is_signed(page) and row.from_day < page.today and counts(row.from_day, row.until_day, page.today)


def _signed(page: SubscriptionPage, _row: Any) -> bool:
    return _is_signed(page)


_OFFERED = {
    "change_price": _runs, "pause": _runs, "extend": _can_be_extended, "give_notice": _can_be_noticed, "end": _runs,
}  # fmt: skip
for order, each in enumerate(OF_ONE.values(), start=1):
    DEEDS.add(
        each.name,
        Deed(each.name, each.label, f"contracts:{each.name}", order * 10, each.icon, offered=_OFFERED[each.name],
             template=FORM),
    )  # fmt: skip
DEEDS.add(
    "withdraw_notice",
    Deed("withdraw_notice", _("Withdraw the notice"), "contracts:withdraw_notice", 45, "undo-2", posts=True,
         offered=_has_notice),
)  # fmt: skip
DEEDS.add(
    "take_back_price_change",
    Deed("take_back_price_change", _("Take back"), "contracts:take_back_price_change", 10, "undo-2",
         of=Of.PRICE_CHANGE, posts=True, offered=_still_ahead),
)  # fmt: skip
DEEDS.add(
    CHANGE_PAUSE,
    Deed(CHANGE_PAUSE, _("Change the pause"), "contracts:change_pause", 10, "pencil", of=Of.PAUSE, offered=_signed,
         template=FORM),
)  # fmt: skip
DEEDS.add(
    "resume",
    Deed("resume", _("Go on today"), "contracts:resume", 20, "circle-play", of=Of.PAUSE, posts=True,
         offered=_is_paused),
)  # fmt: skip
DEEDS.add(
    "take_back_pause",
    Deed("take_back_pause", _("Take back"), "contracts:take_back_pause", 30, "undo-2", of=Of.PAUSE, posts=True,
         offered=_signed),
)  # fmt: skip


@dataclass(frozen=True)
class Offered:
    """A deed of all subscriptions with its address."""

    deed: Running[Any]
    address: str


def _of_contract(page: ContractPage) -> Mapping[str, Any]:
    """The deeds of all subscriptions, where there are any; and the one whose form stands open."""
    contract = page.contract
    shown = page.may_change and Status(contract.status).is_signed and page.once(comes_back)
    deeds = [Offered(deed, reverse(f"contracts:{name}", args=[contract.pk])) for name, deed in OF_ALL.items()]
    return {"deeds": deeds if shown else []}


def _open_form(page: ContractPage) -> Mapping[str, Any]:
    editing = page.editing
    return {"deed": OF_ALL.get(editing.part) if editing else None}


PARTS.add("running", Part("running", Place.BANNER, 6, "contracts/running/of_contract.html", _open_form))
PARTS.add("running_deeds", Part("running_deeds", Place.DEEDS, 80, "contracts/running/deeds.html", _of_contract))
