"""The order in which a chain of follow-ups is read: each behind what it follows, with how deep it stands. Pure."""

from collections.abc import Iterable


def in_tree(rows: Iterable[tuple[int, int | None]]) -> list[tuple[int, int]]:
    """Ids with their depth, from (id, id of what it follows) in the order in which those of one depth are to stand.

    What follows something that is not among them stands at the front, as if it followed nothing.
    """
    given = list(rows)
    there = {id for id, _followed in given}
    behind: dict[int | None, list[int]] = {}
    for id, followed in given:
        behind.setdefault(followed if followed in there else None, []).append(id)
    ordered: list[tuple[int, int]] = []
    waiting = [(id, 0) for id in reversed(behind.get(None, []))]
    while waiting:
        id, depth = waiting.pop()
        ordered.append((id, depth))
        waiting += [(each, depth + 1) for each in reversed(behind.get(id, []))]
    return ordered
