"""A verb is one transaction with an actor, a right and a policy question (C11)."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from relaas.kernel import policy, verbs
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.policy import Act, Rule, Ruling
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import RIGHTS
from relaas.kernel.subjects import Subject

numbers = count(1)
RIGHT = next(iter(RIGHTS)).name
HOLDER = Actor("Holder", 1, rights=frozenset({RIGHT}))


@pytest.fixture(autouse=True)
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A recorder that remembers instead of writing, and a registry that forgets the verbs of this test."""
    written: list[str] = []

    @contextmanager
    def recorder(*, by: Actor, what: str) -> Iterator[int]:
        yield next(numbers)
        written.append(f"{what} by {by.name}")

    monkeypatch.setattr(verbs, "_recorder", [recorder])
    monkeypatch.setattr(verbs, "VERBS", type(verbs.VERBS)("verb"))
    return written


def test_a_verb_writes_in_one_transaction_of_its_actor(written: list[str]) -> None:
    @verbs.verb("test.greet", act=Act.CHANGE, right=RIGHT, on=())
    def greet(name: str, *, by: Actor) -> str:
        return f"Hello {name}"

    assert greet("Fatima", by=HOLDER) == "Hello Fatima"
    assert written == ["test.greet by Holder"]
    assert verbs.last_transaction() is not None
    assert verbs.VERBS["test.greet"].act is Act.CHANGE


def test_without_the_right_nothing_is_opened(written: list[str]) -> None:
    @verbs.verb("test.greet", act=Act.CHANGE, right=RIGHT, on=())
    def greet(*, by: Actor) -> None:
        pytest.fail("the verb was carried out")

    with pytest.raises(Refused) as refused:
        greet(by=Actor("Nobody", 2))
    assert refused.value.code == "right"
    assert written == []


def test_what_the_policy_refuses_is_not_written(written: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    @verbs.verb("test.greet", act=Act.SEND, right=RIGHT, on=())
    def greet(*, by: Actor) -> None:
        pytest.fail("the verb was carried out")

    def strike(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
        yield Ruling("strike", "There is a strike.", set_by="The union")

    monkeypatch.setitem(policy.RULES._items, "strike", Rule("strike", frozenset({Act.SEND}), strike))
    with pytest.raises(Refused) as refused:
        greet(by=COMMAND_LINE)
    assert refused.value.code == "policy"
    assert [ruling.set_by for ruling in refused.value.rulings] == ["The union"]
    assert written == []


def test_a_verb_without_an_actor_or_with_an_unknown_argument_cannot_be_declared() -> None:
    with pytest.raises(TypeError):
        verbs.verb("test.a", act=Act.CHANGE, right=RIGHT, on=())(lambda name: None)
    with pytest.raises(TypeError):
        verbs.verb("test.b", act=Act.CHANGE, right=RIGHT, on=("party",))(lambda *, by: None)
