"""Keeping the value events of recurrences: made by `subscriptions.value`, checked by `relaas check`."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import batched

from django.db import transaction
from django.utils.translation import gettext as _

from relaas.contracts.models import Recurrence, ValueEvent
from relaas.contracts.subscriptions.terms import with_prices
from relaas.contracts.subscriptions.value import value_events
from relaas.contracts.subscriptions.values.following import UNSIGNED
from relaas.kernel.invariants import invariant

AT_ONCE = 500
_SAID = ("recurrence_id", "day", "month", "kind", "delta", "direction", "relation_id", "category_key", "signed")


def keep_events(recurrences: Sequence[Recurrence]) -> None:
    """Keep of these recurrences what came in and went out of their value; inside a verb. They have their line."""
    if not recurrences:
        return
    wanted = {_said(event): event for event in _events(recurrences)}
    there = {_said(event): event for event in ValueEvent.objects.filter(recurrence__in=recurrences)}
    gone = [event.pk for said, event in there.items() if said not in wanted]
    if gone:
        ValueEvent.objects.filter(pk__in=gone).delete()
    ValueEvent.objects.bulk_create(event for said, event in wanted.items() if said not in there)


def month_of(day: date) -> int:
    """The months up to that of this day, in one number."""
    return day.year * 12 + day.month - 1


def _events(recurrences: Sequence[Recurrence]) -> Iterator[ValueEvent]:
    terms = with_prices(recurrences)
    for each in recurrences:
        for event in value_events(terms[each.pk]):
            yield ValueEvent(
                recurrence_id=each.pk,
                day=event.day,
                month=month_of(event.day),
                kind=event.kind,
                delta=event.delta,
                direction=each.direction,
                relation_id=each.relation_id,
                category_key=each.category_key,
                signed=each.state not in UNSIGNED,
            )


def _said(event: ValueEvent) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in _SAID)


def rebuild_events() -> None:
    """Put right whatever differs; asked for by `relaas check --repair`."""
    for some in batched(_wrong(), AT_ONCE):
        with transaction.atomic():
            keep_events(some)


@invariant("contracts.value_events", repair=rebuild_events)
def differing_events() -> Sequence[str]:
    """A sentence for every subscription of which other changes of its value are kept than it has."""
    return [
        _("Subscription %(name)s (%(id)d) keeps other changes of its value than it has")
        % {"name": recurrence, "id": recurrence.pk}
        for recurrence in _wrong()
    ]


def _wrong() -> Iterator[Recurrence]:
    last, all_of_them = 0, Recurrence.objects.order_by("pk").select_related("line").prefetch_related("value_events")
    while some := list(all_of_them.filter(pk__gt=last)[:AT_ONCE]):
        wanted: dict[int, set[object]] = {each.pk: set() for each in some}
        for event in _events(some):
            wanted[event.recurrence_id].add(_said(event))
        yield from (each for each in some if {_said(event) for event in each.value_events.all()} != wanted[each.pk])
        last = some[-1].pk
