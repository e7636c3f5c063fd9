"""Product groups in the order of their tree."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from relaas.catalog.models import ProductGroup


def in_order(groups: Iterable[ProductGroup]) -> list[ProductGroup]:
    """Each group followed by its parts, in the order given, with its `depth`; one whose parent is not among them
    stands at the top."""
    groups = list(groups)
    there = {group.pk for group in groups}
    parts: dict[int | None, list[ProductGroup]] = defaultdict(list)
    for group in groups:
        parts[group.parent_id if group.parent_id in there else None].append(group)
    ordered: list[ProductGroup] = []
    waiting = parts[None][::-1]
    while waiting:
        group = waiting.pop()
        ordered.append(group)
        for part in reversed(parts[group.pk]):
            part.depth = group.depth + 1
            waiting.append(part)
    return ordered


def with_parts(group: ProductGroup, groups: Iterable[ProductGroup]) -> list[int]:
    """The ids of this group and of all that is a part of it, however deep."""
    ordered = in_order(groups)
    place = next(place for place, each in enumerate(ordered) if each.pk == group.pk)
    deeper = takewhile(lambda each: each.depth > ordered[place].depth, ordered[place + 1 :])
    return [group.pk, *(each.pk for each in deeper)]
