"""What a recurrence keeps of itself: whose it is, where it ends, what a year of it comes to (S1, S5), what its list
goes by, and the first day on which any of that is something else."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from relaas.contracts.models import Recurrence
from relaas.contracts.subscriptions.listed import LISTED, listed_columns
from relaas.contracts.subscriptions.rules import Terms, ends_on, yearly_value
from relaas.contracts.subscriptions.terms import with_prices
from relaas.kernel.clock import today
from relaas.kernel.periods import day_after

KEPT = frozenset({"relation_id", "ends_on", "yearly", "keeps_until"} | LISTED)


def differing(recurrences: Sequence[Recurrence]) -> list[Recurrence]:
    """Those that keep something else than they must on this day; they have it now, not saved yet. One query, for
    recurrences that have their line, and their contract with its relation."""
    terms, day = with_prices(recurrences), today()
    return [each for each in recurrences if _put(each, _kept(each, terms[each.pk], day))]


def counts_yearly(recurrence: Recurrence, on: date) -> bool:
    """Whether a year of it counts for its contract: all that has not ended by this day does."""
    return recurrence.ends_on is None or recurrence.ends_on > on


def _kept(recurrence: Recurrence, terms: Terms, day: date) -> dict[str, Any]:
    end = ends_on(terms)
    listed = listed_columns(recurrence, terms, end, day)
    after_notice = day_after(listed["notice_by"])
    changes = (terms.from_day, end, listed["price_changes_on"], after_notice)
    return {
        "relation_id": recurrence.contract.relation_id,
        "ends_on": end,
        "yearly": yearly_value(terms, day),
        "keeps_until": min((each for each in changes if each and each > day), default=None),
        **listed,
    }


def _put(recurrence: Recurrence, kept: dict[str, Any]) -> Collection[str]:
    different = [name for name, value in kept.items() if getattr(recurrence, name) != value]
    for name in different:
        setattr(recurrence, name, kept[name])
    return different
