"""Options that ran out fall back to a quote, every night (K2)."""

from datetime import time

from relaas.contracts.lifecycle import let_option_lapse
from relaas.contracts.models import Contract, Status
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.refusals import Refused
from relaas.kernel.schedule import daily


@daily("contracts.lapse_options", at=time(0, 15))
def lapse_options() -> int:
    """Each in a transaction of its own; gives how many lapsed. What the law refuses waits until it no longer does."""
    over = Contract.objects.in_status(Status.OPTION).filter(option_until__lte=clock.today()).order_by("pk")
    return sum(_lapses(contract) for contract in list(over))


def _lapses(contract: Contract) -> bool:
    try:
        let_option_lapse(contract, by=SYSTEM)
    except Refused:
        return False
    return True
