"""What the plan hangs on the page of a contract: its next moments, and the way to all of them (S3)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from relaas.contracts.lines.part import lines_on
from relaas.contracts.models import Recurrence
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.plan_page import plan_of
from relaas.contracts.subscriptions.schedule import Schedule
from relaas.kernel.asked_often import asked_often

SHOWN = 4


def _plan(page: ContractPage) -> Mapping[str, Any]:
    """Nothing for a contract without subscriptions."""
    schedule = schedule_of(page) if page.once(comes_back) else None
    return {"schedule": schedule, "url": plan_of(page.contract), "words": words}


def comes_back(page: ContractPage) -> bool:
    """Whether any line of the contract of this page is invoiced more than once; their form has lines of its own."""
    if page.opens("lines"):
        return bool(_one_of([page.contract.pk]))
    return any(line.periodic for line in page.once(lines_on))


@asked_often
def _one_of(contracts: Collection[int]) -> QuerySet[Recurrence]:
    return Recurrence.objects.filter(contract__in=contracts)[:1]


def schedule_of(page: ContractPage) -> Schedule:
    """What the contract of this page brings next."""
    return Schedule(page.contract, page.today, moments=SHOWN)


PARTS.add("plan", Part("plan", Place.CARD, 35, "contracts/cards/plan.html", _plan))
