"""How every verb about running subscriptions ends: what was billed still stands, and what is kept is kept anew."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from relaas.contracts.columns import through
from relaas.contracts.models import BilledPeriod, Recurrence
from relaas.contracts.subscriptions.keeping import keep
from relaas.contracts.subscriptions.rules import Moment, Terms, moments
from relaas.contracts.subscriptions.terms import terms_of_many
from relaas.kernel.refusals import Refused


def settle(recurrences: Sequence[Recurrence], *, field: str | None = None) -> None:
    """Keep anew what these recurrences must.

    Refuses (`billed`, at `field`) what the last billed period of any would not survive: one that was broken off by an
    end or a pause cannot become longer.
    """
    newest = {each.recurrence_id: each for each in _billed(recurrences)}
    touched = [each for each in recurrences if each.pk in newest]
    for id, terms in terms_of_many(touched).items():
        if not is_in_plan(newest[id], terms):
            message = _("%(name)s was invoiced through %(last)s, where it broke off, and that stays. Unmark it first.")
            said = {"name": newest[id].recurrence, "last": through(newest[id].until_day)}
            raise Refused("billed", message % said, field=field)
    keep(recurrences)


def is_in_plan(billed: BilledPeriod, terms: Terms) -> bool:
    """Whether the plan has this period for this amount (S3)."""
    found = moment_from(terms, billed.from_day)
    return found is not None and (found.until_day, found.amount) == (billed.until_day, billed.amount)


def moment_from(terms: Terms, day: date) -> Moment | None:
    """The moment in the plan of the period that begins on this day."""
    found = next(moments(terms, from_period=day), None)
    return found if found and found.from_day == day else None


def _billed(recurrences: Sequence[Recurrence]) -> list[BilledPeriod]:
    """All of them, the newest of each last."""
    found = BilledPeriod.objects.filter(recurrence__in=recurrences).order_by("from_day")
    return list(found.select_related("recurrence__line"))
