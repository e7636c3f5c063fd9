"""K2: whatever people do one after the other, the history explains where the contract stands."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaas.administrations.models import Administration
from relaas.contracts.lifecycle import execute, give_option, go_back, let_option_lapse, lose, quote, reopen, sign
from relaas.contracts.many import execute_many, lose_many
from relaas.contracts.models import Contract, Status
from relaas.contracts.rules import DAY_OF, TRANSITIONS, left_behind
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import loss_reason, make_contract
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party
from relaas.story.models import Change, Entry, Transaction
from relaas.story.undoing import undo
from tests.house.trying import only_tried

pytestmark = pytest.mark.django_db

type Deed = Callable[[Contract], Any]


def _back(to: Status, contract: Contract) -> None:
    go_back(contract, to=to, reason="Terug", by=BY)


def _undo_the_last(contract: Contract) -> None:
    told = Entry.objects.filter(subjects__kind="contract", subjects__subject_id=contract.pk)
    if told.exists():
        undo(Transaction.objects.get(pk=told.latest("pk").transaction_id), by=BY)


DEEDS: dict[str, Deed] = {
    "quote": lambda contract: quote(contract, by=BY),
    "option": lambda contract: give_option(contract, until_day=clock.today() + timedelta(days=9), by=BY),
    "sign": lambda contract: sign(contract, by=BY),
    "execute": lambda contract: execute(contract, by=BY),
    "lose": lambda contract: lose(contract, reason=loss_reason(), by=BY),
    "reopen": lambda contract: reopen(contract, reason="Toch", by=BY),
    "lapse": lambda contract: let_option_lapse(contract, by=SYSTEM),
    "many lost": lambda contract: lose_many([contract.pk], reason=loss_reason(), by=BY),
    "many executed": lambda contract: execute_many([contract.pk], by=BY),
    "undo": _undo_the_last,
    **{f"back to {to}": partial(_back, to) for to in Status},
}


@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 12)), max_size=14))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=min(500, settings().max_examples))
def test_any_sequence_ends_in_a_state_that_the_history_explains(
    ours: Administration, bakery: Party, deeds: list[tuple[str, int]]
) -> None:
    with only_tried():
        contract, now = make_contract(ours, bakery), clock.now()
        for deed, days in deeds:
            now += timedelta(days=days)
            with clock.travel(now):
                before = statuses_of(contract)
                try:
                    DEEDS[deed](contract)
                except Refused:
                    assert statuses_of(contract) == before, f"{deed} was refused and did something"
        check(contract, undone="undo" in [deed for deed, _days in deeds])


def statuses_of(contract: Contract) -> list[str]:
    """All that it was, by the log of changes, and what it is."""
    changes = Change.objects.filter(table_name=Contract._meta.db_table, row_id=contract.pk, operation="U")
    old = [json.loads(change.old) for change in changes.order_by("pk")]
    return [values["status"] for values in old if "status" in values] + [Contract.objects.get(pk=contract.pk).status]


def check(contract: Contract, *, undone: bool) -> None:
    contract.refresh_from_db()
    statuses = statuses_of(contract)
    if not undone:
        assert all(pair in TRANSITIONS for pair in pairwise(statuses)), statuses
        told = Entry.objects.filter(subjects__kind="contract", subjects__subject_id=contract.pk).order_by("pk")
        assert [entry.parameters["now"] for entry in told] == statuses[1:]
    for column in left_behind(contract.status):
        assert not getattr(contract, column), (contract.status, column)
    day = DAY_OF.get(contract.status)
    assert day is None or getattr(contract, day) is not None
    reached = [getattr(contract, each) for each in ("quoted_on", "signed_on", "executed_on")]
    assert sorted(each for each in reached if each) == [each for each in reached if each]
