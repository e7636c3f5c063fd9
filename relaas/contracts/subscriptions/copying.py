"""K4: a copy of a periodic line is periodic as well, at the price of today and on the days of its own contract."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from relaas.contracts.models import ContractLine, Recurrence
from relaas.contracts.subscriptions.facts import RECURRENCE_FACTS
from relaas.contracts.subscriptions.proposing import proposed
from relaas.contracts.subscriptions.rules import price_on
from relaas.contracts.subscriptions.terms import with_prices
from relaas.kernel.clock import today

_OF_ITS_TIME = {"from_day", "until_day", "auto_renew"}


def periodic_of(lines: Sequence[ContractLine]) -> dict[int, Recurrence]:
    """By line what makes it periodic, as it stands now."""
    found = Recurrence.objects.filter(line__in=[line.pk for line in lines]).select_related("line")
    return {each.line_id: each for each in found}


def prices_of_today(periodic: Mapping[int, Recurrence]) -> dict[int, dict[str, Decimal]]:
    """By line the price that a copy of it has: later prices may have changed it (S5)."""
    terms, day = with_prices(list(periodic.values())), today()
    return {line: {"price": price_on(terms[each.pk], day)} for line, each in periodic.items()}


def copy_recurrence(source: Recurrence, line: ContractLine) -> Recurrence:
    """A recurrence for this new line, not saved yet: as the source says, from when until when as its contract proposes.

    What goes on until it is ended stays so, and so does what ends after a number of times.
    """
    days = proposed(line.contract)
    until_day = days["until_day"] if source.until_day and not source.times else None
    said = {name: getattr(source, name) for name in RECURRENCE_FACTS if name not in _OF_ITS_TIME}
    renews = source.auto_renew and until_day is not None
    return Recurrence(
        **said,
        contract=line.contract,
        relation_id=line.contract.relation_id,
        line=line,
        from_day=days["from_day"],
        until_day=until_day,
        auto_renew=renews,
    )
