"""The next invoice of many subscriptions at once."""

from collections.abc import Collection
from datetime import date

from relaas.contracts.models import Recurrence
from relaas.contracts.subscriptions.rules import Moment, moments
from relaas.contracts.subscriptions.terms import terms_of_many


def next_moments(ids: Collection[int], on: date) -> dict[int, Moment]:
    """Of each, by its id, the first moment on this day or later; those without one are left out. Three queries."""
    found = {}
    recurrences = list(Recurrence.objects.filter(pk__in=ids).select_related("line"))
    for recurrence, terms in terms_of_many(recurrences).items():
        coming = (moment for moment in moments(terms, from_period=on) if moment.day >= on)
        if moment := next(coming, None):
            found[recurrence] = moment
    return found
