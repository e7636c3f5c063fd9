"""A contract that was signed before it comes in: quoted and signed by the verbs, on the day that its rows say (K2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relaas.contracts.importing.decision import Decision
from relaas.contracts.importing.targets import SIGNED_ON
from relaas.contracts.lifecycle import quote, sign
from relaas.contracts.missing import Lines, check_nothing_lacks
from relaas.contracts.models import Contract, Status
from relaas.contracts.steps import checked_day
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Refused

_BEFORE = frozenset({Status.REQUEST, Status.QUOTE, Status.OPTION})


def foresee(decision: Decision, contract: Contract) -> None:
    """Have it signed if a row says so and nothing lacks; `contract` is it as it will be. What lacks is said there."""
    read = next((read for read in decision.reads if read.signed_on), None)
    if read is None or Status(contract.status).is_signed:
        return
    checking = Checking()
    if contract.status not in _BEFORE:
        checking.add("no_step", _("It is lost: take it up again first."), SIGNED_ON)
    else:
        checked_day(contract, Status.CONTRACT, read.signed_on, checking)
        check_nothing_lacks(contract, Status.CONTRACT, _lines(decision, contract), checking)
    if checking.problems:
        _leave_out(decision, Refused.for_all(checking.problems))
    else:
        decision.signs = read.signed_on


def sign_now(decision: Decision, by: Actor) -> None:
    """Quote and sign it, if it is to be; what the law refuses leaves it as it came in, and is said."""
    contract = decision.contract
    if contract is None or decision.signs is None:
        return
    try:
        with transaction.atomic():
            if contract.status == Status.REQUEST:
                quote(contract, on=decision.signs, by=by)
            sign(contract, on=decision.signs, by=by)
    except Refused as refused:
        contract.refresh_from_db()
        decision.signs = None
        _leave_out(decision, refused)


def _lines(decision: Decision, contract: Contract) -> Lines:
    """What signing asks of its lines: those of the file that have no VAT code were refused already."""
    there = contract.pk is not None and contract.lines.exists()
    return Lines(items=int(there or any("price" in line.given for line in decision.lines)))


def _leave_out(decision: Decision, refused: Refused) -> None:
    read = next(read for read in decision.reads if read.signed_on)
    told = " ".join(str(problem.message) for problem in refused.problems)
    message = _("It stays unsigned. %(reasons)s") % {"reasons": told}
    read.leave_out(SIGNED_ON, read.signed_on.isoformat() if read.signed_on else "", Refused("unsigned", message))
