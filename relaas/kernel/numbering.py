"""Numbers that are given out one after another, to one at a time."""

from collections.abc import Callable

from relaas.kernel.models import NumberSeries


def hold(series: str, *, start: int) -> NumberSeries:
    """Lock the series until the verb ends, so that nobody else gives out or types a number meanwhile."""
    held = NumberSeries.objects.select_for_update()
    found = held.filter(name=series).first()
    if found is None:
        NumberSeries.objects.get_or_create(name=series, defaults={"next_number": start})
        found = held.get(name=series)
    return found


def next_number(series: NumberSeries, *, taken: Callable[[str], bool]) -> str:
    """The next number of a held series that is not `taken` already."""
    number = series.next_number
    while taken(str(number)):
        number += 1
    series.next_number = number + 1
    series.save(update_fields=["next_number"])
    return str(number)
