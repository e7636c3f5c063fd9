"""Of which contracts something may be due: found by the days that stand on them, told for certain by `reasons`."""

from datetime import date, timedelta

from django.db.models import Q

from relaas.contracts.due import notice_within
from relaas.contracts.models import Contract, Recurrence, RecurrenceState, Status
from relaas.contracts.models.sort_keys import InStatus
from relaas.contracts.reminding.reasons import AHEAD, LATE, Why
from relaas.contracts.subscriptions.listed import GOES_ON
from relaas.contracts.subscriptions.lists.filters import in_states

DAY = timedelta(days=1)


def candidates(today: date) -> list[int]:
    """The ids of all contracts of which an action may have to come on this day, in their order."""
    asked = Q(remind_on__gte=today - LATE * DAY, remind_on__lte=today)
    asked |= Q(InStatus(Status.CONTRACT)) & _through("until_day", today, Why.ENDS)
    asked |= notice_within(AHEAD[Why.NOTICE])
    asked |= Q(InStatus(Status.QUOTE)) & _through("valid_until", today, Why.QUOTE)
    asked |= Q(InStatus(Status.OPTION)) & _through("option_until", today, Why.OPTION)
    found = set(Contract.objects.filter(asked).values_list("pk", flat=True))
    return sorted(found.union(_with_subscriptions(today)))


def _with_subscriptions(today: date) -> set[int]:
    soon = _through("ends_on", today, Why.ENDS)
    soon |= Q(notice_by__gte=today, notice_by__lte=today + AHEAD[Why.NOTICE] * DAY)
    rows = Recurrence.objects.filter(soon, in_states(*sorted(GOES_ON), RecurrenceState.ENDED))
    return set(rows.values_list("contract_id", flat=True))


def _through(column: str, today: date, why: Why) -> Q:
    """The day before the one in this column is one that is reminded of today, or that a missed night is made up for."""
    first, last = today - LATE * DAY, today + AHEAD[why] * DAY
    return Q((f"{column}__gt", first), (f"{column}__lte", last + DAY))
