"""The value report: the yearly value of subscriptions at the start of a stretch of months, what came in and went out,
and at the end (point by point: start + new + more + less + lost = end). One grouped query, however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable

from relaas.contracts.models import Direction, Recurrence, ValueEvent, ValueKind, ValueSum
from relaas.contracts.sums.of_values import VALUE_SUMS
from relaas.kernel.actors import Actor
from relaas.money.rounding import ZERO
from relaas.parties.sums.reading import sums_for

BEFORE = -1


@dataclass(frozen=True)
class Asked:
    """What is reported: subscriptions of a direction, of one category or (None) all, in the months from `first` until
    `last` (not in it), each as year × 12 + month − 1."""

    direction: Direction
    first: int
    last: int
    category: int | None = None


@dataclass(frozen=True)
class Change:
    """What became of the value in one period, or of that of one category."""

    at_start: Decimal
    new: Decimal = ZERO
    more: Decimal = ZERO
    less: Decimal = ZERO
    lost: Decimal = ZERO

    @property
    def at_end(self) -> Decimal:
        return self.at_start + self.new + self.more + self.less + self.lost

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """In the order of the columns."""
        return (self.at_start, self.new, self.more, self.less, self.lost, self.at_end)

    @property
    def is_nothing(self) -> bool:
        return not any(self.figures)


def together(changes: Iterable[Change], *, one_after_another: bool = False) -> Change:
    """What became of all of them; of periods that follow each other the start is that of the first."""
    found = list(changes)
    starts = [each.at_start for each in found]
    return Change(
        sum(starts[:1] if one_after_another else starts, ZERO),
        *(sum((getattr(each, kind) for each in found), ZERO) for kind in ValueKind.values),
    )


def by_period(asked: Asked, actor: Actor, *, months: int) -> list[Change]:
    """A row for each stretch of so many months, in order; each starts with what the one before came to."""
    found = _grouped(asked, actor, _period(asked, months))
    value, rows = sum(found[BEFORE].values(), ZERO), []
    for number in range(-(-(asked.last - asked.first) // months)):
        rows.append(Change(value, **found[number]))
        value = rows[-1].at_end
    return rows


def by_category(asked: Asked, actor: Actor) -> dict[int, Change]:
    """What became of each category that has or had something, by its id; 0 is without one."""
    months = asked.last - asked.first
    found = _grouped(asked, actor, F("category_key") * 2 + _period(asked, months) + 1)
    categories = {key // 2 for key in found}
    rows = {each: Change(sum(found[each * 2].values(), ZERO), **found[each * 2 + 1]) for each in sorted(categories)}
    return {each: row for each, row in rows.items() if not row.is_nothing}


def _period(asked: Asked, months: int) -> Case:
    """The number of the period that a month lies in; all that came before is one."""
    number = (F("month") - asked.first) / Value(months)
    return Case(When(month__lt=asked.first, then=BEFORE), default=number, output_field=IntegerField())


def _grouped(asked: Asked, actor: Actor, key: Combinable) -> defaultdict[int, dict[str, Decimal]]:
    """By this key: of each kind what came or went."""
    rows = _rows(asked, actor).annotate(key=key).values_list("key", "kind").order_by().annotate(Sum("delta"))
    found: defaultdict[int, dict[str, Decimal]] = defaultdict(dict)
    for number, kind, delta in rows:
        found[number][kind] = delta
    return found


def _rows(asked: Asked, actor: Actor) -> QuerySet[ValueSum] | QuerySet[ValueEvent]:
    """The kept sums, for who sees all subscriptions; the events of those that it sees for others (U2)."""
    which = Q(direction=asked.direction, signed=True, month__lt=asked.last)
    if asked.category is not None:
        which &= Q(category_key=asked.category)
    kept = sums_for(VALUE_SUMS, actor, asked.direction.read_right, which)
    if kept is not None:
        return kept
    return ValueEvent.objects.filter(which, recurrence__in=Recurrence.objects.visible_to(actor, collecting=True))
