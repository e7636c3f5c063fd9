"""U3: whatever was done, undoing it in reverse order gives the first state back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from relaas.kernel.actors import SYSTEM
from relaas.parties.models import PartyStatus
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20)
operations = st.lists(
    st.one_of(
        st.tuples(st.just("make"), texts),
        st.tuples(st.just("rename"), texts),
        st.tuples(st.just("move"), st.integers(0, 30_000)),
        st.tuples(st.just("remove"), st.none()),
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.django_db
class TestUndo(TestCase):
    @settings(max_examples=min(500, settings().max_examples))
    @given(st.lists(operations, min_size=1, max_size=4))
    def test_in_reverse_order_it_gives_the_first_state_back(self, transactions: list[list[tuple[str, Any]]]) -> None:
        before = _state()
        numbers = []
        for number, steps in enumerate(transactions):
            with writing(by=SYSTEM, what="story.undo") as written:
                for step, (operation, value) in enumerate(steps):
                    _carry_out(operation, value, f"{number}-{step}")
            numbers.append(written)
        for written in reversed(numbers):
            undo(Transaction.objects.get(pk=written), by=SYSTEM)
        assert _state() == before


def _state() -> list[dict[str, Any]]:
    return [dict(row) for row in PartyStatus.objects.order_by("id").values()]


def _carry_out(operation: str, value: Any, unique: str) -> None:
    newest = PartyStatus.objects.order_by("-id").first()
    if operation == "make":
        PartyStatus.objects.create(name=value, sort_name=unique)
    elif newest is None:
        return
    elif operation == "rename":
        PartyStatus.objects.filter(pk=newest.pk).update(name=value)
    elif operation == "move":
        PartyStatus.objects.update(position=value)
    else:
        newest.delete()
