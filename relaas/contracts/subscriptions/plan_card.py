"""What the plan hangs on the page of a contract: its next moments, and the way to all of them (S3)."""

from collections.abc import Mapping
from typing import Any

from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.plan_page import plan_of
from relaas.contracts.subscriptions.schedule import Schedule

SHOWN = 4


def _plan(page: ContractPage) -> Mapping[str, Any]:
    """Nothing for a contract without subscriptions."""
    schedule = page.once(schedule_of)
    return {"schedule": schedule if schedule.terms else None, "url": plan_of(page.contract), "words": words}


def schedule_of(page: ContractPage) -> Schedule:
    """What the contract of this page brings next; without terms where it has no subscriptions."""
    return Schedule(page.contract, page.today, moments=SHOWN)


PARTS.add("plan", Part("plan", Place.CARD, 35, "contracts/cards/plan.html", _plan))
