"""What subscriptions hang on the page of a contract: the form of a line that is one, or becomes one (K5)."""

from collections.abc import Mapping
from typing import Any

from relaas.contracts.page import PARTS, ContractPage, Part, Place

FORM = "subscription"


def _form(page: ContractPage) -> Mapping[str, Any]:
    return {"open": page.opens(FORM)}


PARTS.add(FORM, Part(FORM, Place.CARD, 29, "contracts/cards/subscription.html", _form))
