"""K1: many people at the same time, really at once, on both databases."""

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.changing import change_contract
from relaas.contracts.models import Contract
from relaas.contracts.registering import register_request
from relaas.contracts.tests.conftest import BY
from relaas.parties.models import Party
from tests.at_once import AtOnce

pytestmark = pytest.mark.django_db(transaction=True)


def test_fifty_at_once_get_fifty_different_rising_numbers(bakery: Party, ours: Administration, at_once: AtOnce) -> None:
    """What was saved later has the higher number, and none is left out."""

    def make(number: int) -> str:
        made = register_request(bakery, administration=ours, facts={"description": f"Nummer {number}"}, by=BY)
        return f"{made.pk:06} {made.serial} {made.number}"

    made = sorted(at_once(make, 50))
    serials = [int(each.split()[1]) for each in made]
    assert serials == sorted(set(serials))
    assert serials[-1] - serials[0] == 49
    assert len({each.split()[2] for each in made}) == 50


def test_one_of_those_who_type_the_same_number_gets_it(bakery: Party, ours: Administration, at_once: AtOnce) -> None:
    def make(_number: int) -> str:
        facts = {"description": "Getypt"}
        return register_request(bakery, administration=ours, facts=facts, typed="PO-88121", by=BY).number

    assert sorted(at_once(make, 10)) == ["PO-88121"] + ["number_twice"] * 9


def test_one_of_those_who_change_the_same_contract_wins(bakery: Party, ours: Administration, at_once: AtOnce) -> None:
    """The others are told what it became."""
    made = register_request(bakery, administration=ours, facts={"description": "Begin"}, by=BY)

    def change(number: int) -> str:
        mine = Contract.objects.get(pk=made.pk)
        change_contract(mine, facts={"description": f"Nummer {number}"}, seen={"description": "Begin"}, by=BY)
        return "changed"

    assert sorted(at_once(change, 10)) == ["changed"] + ["changed_meanwhile"] * 9
