"""What lines hang on the page of a contract: the card *Onderdelen*, and the button that copies the contract."""

from collections.abc import Mapping
from typing import Any

from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.reckoning import as_it_is_now, reckon
from relaas.contracts.lines.shown import shown_lines
from relaas.contracts.models import ContractLine, Direction, Status
from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.rights import SEE_COST
from relaas.contracts.subscriptions import words


def _lines(page: ContractPage) -> Mapping[str, Any]:
    """The lines with what they come to; while they are typed in, the form knows them."""
    found = None if page.opens("lines") else reckon(page.contract, page.once(lines_on), amount=as_it_is_now)
    return {
        "reckoned": found,
        "lines": list(shown_lines(found, Lists(vat_day(page.contract)))) if found else [],
        "may_change": page.may_change and Status(page.contract.status).is_open,
        "words": words,
        "sees_cost": page.contract.is_sales and page.viewer.may(SEE_COST),
    }


def lines_on(page: ContractPage) -> list[ContractLine]:
    """The lines of the contract of this page."""
    return lines_of(page.contract)


def _copy(page: ContractPage) -> Mapping[str, Any]:
    return {"may_copy": any(page.viewer.may(direction.change_right) for direction in Direction)}


PARTS.add("lines", Part("lines", Place.CARD, 30, "contracts/cards/lines.html", _lines))
PARTS.add("copy", Part("copy", Place.DEEDS, 50, "contracts/copy_deed.html", _copy))
