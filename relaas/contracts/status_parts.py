"""What the statuses hang on the page of a contract: the bar under its title, the next step, the other steps (K2)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Status
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.stepping import Step, steps_from
from relaas.web.formats import day


@dataclass(frozen=True)
class Mark:
    """One status in the bar: whether it is behind, and whether it is where the contract stands."""

    label: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Offered:
    """A step with its address, and what its click sends along."""

    step: Step
    address: str
    values: Mapping[str, str]


def marks_of(contract: Contract) -> list[Mark]:
    """All statuses in their order, Lost last. Of what was lost, what it had been is behind."""
    now, statuses = Status(contract.status), list(Status)
    reached = Status.QUOTE if contract.quoted_on else Status.REQUEST
    at = statuses.index(reached) + 1 if now == Status.LOST else statuses.index(now)
    behind = set(statuses[:at]) - {Status.OPTION}  # it may have been skipped; of one that is past nothing is kept
    return [Mark(str(each.label), each in behind, each == now) for each in statuses]


def said_of(contract: Contract) -> str:
    """What belongs to the status: until when the option runs, why it was lost."""
    if contract.status == Status.OPTION and contract.option_through:
        return _("Option through %(day)s") % {"day": day(contract.option_through)}
    if contract.status == Status.LOST and contract.lost_reason and contract.lost_on:
        said = {"day": day(contract.lost_on), "reason": contract.lost_reason.name}
        told = _("Lost on %(day)s: %(reason)s") % said
        return f"{told} · {contract.lost_remark}" if contract.lost_remark else told
    return ""


def _bar(page: ContractPage) -> Mapping[str, Any]:
    return {"marks": marks_of(page.contract), "said": said_of(page.contract)}


def _offered(page: ContractPage) -> list[Offered]:
    values = {"was": str(page.contract.status), "once": secrets.token_urlsafe(16)}
    steps = steps_from(page.contract) if page.may_change else []
    return [Offered(step, reverse("contracts:step", args=[page.contract.pk, step]), values) for step in steps]


def _next(page: ContractPage) -> Mapping[str, Any]:
    """The step that is one click; while a step stands open, its own button is enough."""
    clicks = [each for each in page.once(_offered) if not each.step.asks]
    return {"next": clicks[0] if clicks and not page.opens("status") else None}


def _others(page: ContractPage) -> Mapping[str, Any]:
    return {"steps": [each for each in page.once(_offered) if each.step.asks]}


PARTS.add("status", Part("status", Place.HEADER, 10, "contracts/status/bar.html", _bar))
PARTS.add("step", Part("step", Place.BANNER, 5, "contracts/status/step.html"))
PARTS.add("other_steps", Part("other_steps", Place.DEEDS, 85, "contracts/status/others.html", _others))
PARTS.add("next_step", Part("next_step", Place.DEEDS, 99, "contracts/status/next.html", _next))
