"""The number of a contract (K1): from the series of its administration and direction, or typed."""

from django.utils.translation import gettext as _

from relaas.administrations.series import Series
from relaas.contracts.facts import LONGEST_NUMBER
from relaas.contracts.models import Contract, Direction
from relaas.kernel import clock
from relaas.kernel.checking import Checking, text

SERIES = {Direction.SALES: Series("V"), Direction.PURCHASE: Series("I")}


def check_typed(contract: Contract, typed: str, checking: Checking) -> None:
    """Give the contract the number that somebody typed; with none it gets one of the series later.

    Refuses one that the series could give out (`number_series`) and one that is there (`number_twice`): others who
    type one wait until the verb ends.
    """
    number = checking.value("number", text(LONGEST_NUMBER), typed) or ""
    if not number:
        return
    series = SERIES[Direction(contract.direction)]
    if series.looks_like(number):
        checking.add("number_series", _("Numbers such as this one are given by Relaas itself."), "number")
        return
    series.hold_typed(contract.administration)
    same = Contract._base_manager.filter(administration=contract.administration, direction=contract.direction)
    if same.filter(number=number).exists():
        checking.add("number_twice", _("There is one with this number already."), "number")
    contract.number = number


def number(*contracts: Contract) -> None:
    """Give each of these that has no number the next one of its series: the last thing before they are saved."""
    today = clock.today()
    for contract in contracts:
        if not contract.number:
            [given] = SERIES[Direction(contract.direction)].next_numbers(contract.administration, today)
            contract.number, contract.serial = given.text, given.serial
