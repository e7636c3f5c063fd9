"""K2, pure: the set of transitions."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.contracts.rules import (
    BACK,
    CONTRACT,
    DAY_OF,
    EXECUTED,
    LOST,
    NEEDS,
    OPTION,
    ORDER,
    QUOTE,
    REQUEST,
    TRANSITIONS,
    earlier,
    is_advance,
    lacking,
    left_behind,
    may_follow,
    next_steps,
    reopened,
)

ALL = (*ORDER, LOST)


def test_the_steps_forward() -> None:
    """K2: Aanvraag → Offerte → Optie → Contract → Uitgevoerd, and Optie may be skipped."""
    assert [next_steps(status) for status in ALL] == [[QUOTE], [OPTION, CONTRACT], [CONTRACT], [EXECUTED], [], []]


@pytest.mark.parametrize("status", ALL)
def test_lost_from_the_first_three(status: str) -> None:
    assert may_follow(status, LOST) == (status in (REQUEST, QUOTE, OPTION))


def test_back_goes_to_what_was_before_but_never_to_an_option() -> None:
    assert [earlier(status) for status in ALL] == [
        [],
        [REQUEST],
        [QUOTE, REQUEST],
        [QUOTE, REQUEST],
        [CONTRACT, QUOTE, REQUEST],
        [],
    ]
    assert all(before != OPTION for _now, before in BACK)


def test_nothing_else_is_a_transition() -> None:
    """A step is forward, back, to lost or out of it: no jump, and none from a status to itself."""
    jumps = {(REQUEST, OPTION), (REQUEST, CONTRACT), (REQUEST, EXECUTED), (QUOTE, EXECUTED), (OPTION, EXECUTED)}
    rest = {*jumps, (CONTRACT, OPTION), (EXECUTED, OPTION), (CONTRACT, LOST), (EXECUTED, LOST)}
    rest |= {(LOST, OPTION), (LOST, CONTRACT), (LOST, EXECUTED)} | {(status, status) for status in ALL}
    assert set(product(ALL, ALL)) - TRANSITIONS == rest


@given(st.sampled_from(ALL), st.sampled_from(ALL))
def test_an_advance_is_what_is_not_back_and_not_lost(now: str, to: str) -> None:
    if may_follow(now, to):
        assert is_advance(now, to) == ((now, to) not in BACK and to != LOST)


def test_a_later_step_needs_no_less() -> None:
    assert set(NEEDS[CONTRACT]) <= set(NEEDS[EXECUTED])
    assert NEEDS[REQUEST] == NEEDS[LOST] == ()


def test_all_that_is_missing_is_given_at_once_in_the_order_of_the_page() -> None:
    nothing = dict.fromkeys(NEEDS[CONTRACT], False)
    assert lacking(CONTRACT, nothing) == list(NEEDS[CONTRACT])
    assert lacking(CONTRACT, {**nothing, "line": True, "from_day": True}) == [
        need for need in NEEDS[CONTRACT] if need not in ("line", "from_day")
    ]


@pytest.mark.parametrize("quoted", [True, False])
def test_what_is_taken_up_again_is_what_it_was(quoted: bool) -> None:
    assert may_follow(LOST, reopened(quoted=quoted))


def test_the_days_of_later_statuses_go_when_it_goes_back() -> None:
    for before, now in pairwise(ORDER):
        if now in DAY_OF:
            assert DAY_OF[now] in left_behind(before)
            assert DAY_OF[now] not in left_behind(now)
    assert "quoted_on" not in left_behind(LOST)
