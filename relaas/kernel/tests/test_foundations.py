"""The small mechanisms that the rooms stand on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.folding import fold
from relaas.kernel.moments import announce, subscribe
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.registries import Registry
from relaas.kernel.rights import EITHER, RIGHTS, declare_either


def test_the_clock_travels_and_comes_back() -> None:
    with clock.travel(datetime(2024, 2, 29, 23, 30, tzinfo=UTC)):
        assert clock.now() == datetime(2024, 2, 29, 23, 30, tzinfo=UTC)
        assert clock.today() == date(2024, 3, 1), "the day is that of Amsterdam, where it is past midnight"
    assert clock.now().year >= 2026


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("B.V. ’t  Óórd", "bv t oord"),
        ("ÌJsselmuiden", "ijsselmuiden"),
        ("ĳ", "ij"),
        ("Straße & Zn.", "strasse & zn"),
        ("info@Heiloo.nl", "info@heiloonl"),
        (" \x00 ", ""),
        ("Łódź", "lodz"),
        ("2ᴬ", "2a"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_registry_takes_a_name_once_and_keeps_its_order() -> None:
    registry: Registry[tuple[str, int]] = Registry("thing", order=lambda item: item[1])
    late, early = ("late", 2), ("early", 1)
    registry.add("a", late)
    registry.add("b", early)
    registry.add("a", late)
    assert list(registry) == [early, late]
    with pytest.raises(ValueError, match="registered twice"):
        registry.add("a", early)


def test_moments_reach_their_subscribers_only() -> None:
    @dataclass(frozen=True)
    class Rained:
        millimetres: int

    @dataclass(frozen=True)
    class Snowed:
        centimetres: int

    heard: list[Rained] = []
    subscribe(Rained)(heard.append)
    announce(Snowed(3))
    announce(Rained(12))
    assert heard == [Rained(12)]


def test_a_refusal_lists_all_problems_at_once() -> None:
    refusal = Refused.for_all([Problem("one", "First.", "name"), Problem("two", "Second.", "kvk")])
    assert refusal.code == "one"
    assert [problem.field for problem in refusal.problems] == ["name", "kvk"]
    assert str(refusal) == "First. Second."


def test_rights_are_asked_by_their_declared_names() -> None:
    right = next(iter(RIGHTS)).name
    assert COMMAND_LINE.may(right)
    assert not Actor("Jan", 1).may(right)
    assert Actor("Jan", 1, rights=frozenset([right])).may(right)
    with pytest.raises(ValueError, match="not declared"):
        COMMAND_LINE.may("no.such.right")


def test_either_right_is_held_by_who_holds_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, other = RIGHTS.names()[:3]
    monkeypatch.setattr(EITHER, "_items", {})
    either = declare_either("test.either", "Either", first, second)
    assert Actor("Jan", 1, rights=frozenset([second])).may(either)
    assert COMMAND_LINE.may(either)
    assert not Actor("Jan", 1, rights=frozenset([other])).may(either)
