"""Numbers that are given out one after another, to one at a time."""

from relaas.kernel.kept_statements import ask
from relaas.kernel.models import NumberSeries

TAKE = "UPDATE kernel_numberseries SET next_number = next_number + %s WHERE name = %s RETURNING next_number - 1"


def hold(series: str, *, start: int) -> None:
    """Lock the series until the verb ends, so that nobody else gives out or types a number meanwhile."""
    NumberSeries.objects.get_or_create(name=series, defaults={"next_number": start})
    NumberSeries.objects.select_for_update().get(name=series)


def next_numbers(series: str, count: int, *, start: int) -> range:
    """The next numbers of the series, taken or not.

    The series stays locked until the verb ends, so ask for them late: others who need a number wait.
    """
    last = _take(series, start, count)
    return range(last - count + 1, last + 1)


def coming_number(series: str, *, start: int) -> int:
    """What the series would give next; somebody else may get it."""
    found = NumberSeries.objects.filter(name=series).values_list("next_number", flat=True).first()
    return start if found is None else found


def _take(series: str, start: int, count: int) -> int:
    """Move the series on by so many numbers, and give the last of them."""
    for (last,) in ask(TAKE, [count, series]):
        return int(last)
    NumberSeries.objects.get_or_create(name=series, defaults={"next_number": start})
    return _take(series, start, count)
