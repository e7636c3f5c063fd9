"""A2: a chain is read from what came first, each behind what it follows."""

from hypothesis import given
from hypothesis import strategies as st

from relaas.activities.tree import in_tree

CHAINS = st.lists(st.none() | st.integers(0, 30), max_size=30).map(
    lambda follows: [
        (id, followed if followed is not None and followed < id else None) for id, followed in enumerate(follows)
    ]
)


def test_each_stands_behind_what_it_follows() -> None:
    rows = [(1, None), (2, 1), (3, 1), (4, 2), (5, 3), (6, 2)]
    assert in_tree(rows) == [(1, 0), (2, 1), (4, 2), (6, 2), (3, 1), (5, 2)]


def test_what_follows_something_hidden_stands_in_front() -> None:
    assert in_tree([(2, 1), (3, 2), (4, 1)]) == [(2, 0), (3, 1), (4, 0)]
    assert in_tree([]) == []


@given(CHAINS)
def test_all_stand_there_once_each_one_step_deeper(rows: list[tuple[int, int | None]]) -> None:
    ordered, followed = in_tree(rows), dict(rows)
    assert sorted(id for id, _depth in ordered) == sorted(followed)
    depths = dict(ordered)
    for id, depth in ordered:
        above = followed[id]
        assert depth == (depths[above] + 1 if above is not None else 0)


def test_a_chain_of_any_length_is_read() -> None:
    rows = [(id, id - 1 if id else None) for id in range(5_000)]
    assert in_tree(rows)[-1] == (4_999, 4_999)
