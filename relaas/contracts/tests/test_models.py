"""What must always hold for a contract, whoever writes it; and who sees which."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from relaas.administrations.models import Administration
from relaas.administrations.series import Series
from relaas.contracts.models import Contract, ContractLine, Direction, LineKind, Status
from relaas.contracts.rights import READ_PURCHASE, READ_SALES
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.parties.models import Party
from relaas.parties.rights import READ
from relaas.story.writing import writing

SALES, PURCHASE = Series("V"), Series("I")


@pytest.fixture
def given(bakery: Party, ours: Administration) -> dict[str, Any]:
    return {
        "administration": ours,
        "direction": Direction.SALES,
        "number": "V-2026-0001",
        "serial": 1,
        "description": "Roggemeel",
        "relation": bakery,
        "status_since": clock.now(),
    }


def _make(**given: Any) -> Contract:
    with writing(by=SYSTEM, what="test"):
        return Contract.objects.create(**given)


def test_a_contract_is_there(given: dict[str, Any]) -> None:
    assert str(_make(**given)) == "V-2026-0001 Roggemeel"


@pytest.mark.parametrize(
    "wrong",
    [
        {"description": ""},
        {"number": ""},
        {"direction": "both"},
        {"from_day": date(2026, 2, 1), "until_day": date(2026, 2, 1)},
        {"status": "gone"},
        {"status": Status.OPTION},
        {"status": Status.LOST},
        {"status": Status.CONTRACT},
        {"status": Status.CONTRACT, "signed_on": date(2026, 1, 1)},
        {"net": 1},
        {"interval": "day"},
        {"vat_regime": "none"},
    ],
)
def test_the_database_refuses_what_must_never_be(given: dict[str, Any], wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        _make(**{**given, **wrong})


def test_a_number_is_there_once_in_its_administration_and_direction(given: dict[str, Any]) -> None:
    """K1."""
    _make(**given)
    _make(**{**given, "direction": Direction.PURCHASE})
    with pytest.raises(IntegrityError):
        _make(**{**given, "serial": None})


@pytest.mark.parametrize(
    "wrong",
    [
        {"description": ""},
        {"quantity": -1},
        {"discount": 101},
        {"kind": "table"},
        {"kind": LineKind.HEADING, "price": 3},
    ],
)
def test_a_line_is_whole(given: dict[str, Any], wrong: dict[str, Any]) -> None:
    contract = _make(**given)
    with pytest.raises(IntegrityError), writing(by=SYSTEM, what="test"):
        ContractLine.objects.create(**{"contract": contract, "position": 1, "description": "Meel", **wrong})


def test_who_reads_a_direction_sees_it_with_a_relation_that_it_sees(given: dict[str, Any]) -> None:
    """U2."""
    sales = _make(**given)
    purchase = _make(**{**given, "direction": Direction.PURCHASE})

    def seen(*rights: str, **more: Any) -> set[Contract]:
        actor = Actor("Jan", 1, rights=frozenset(rights), **more)
        assert set(Contract.objects.visible_to(actor, collecting=True)) == set(Contract.objects.visible_to(actor))
        return set(Contract.objects.visible_to(actor))

    assert seen(READ, READ_SALES) == {sales}
    assert seen(READ, READ_SALES, READ_PURCHASE) == {sales, purchase}
    assert seen(READ_SALES) == set()
    assert seen(READ) == set()
    assert seen(READ, READ_SALES, only_managed=True) == set()


def test_a_series_gives_its_numbers_anew_each_year(given: dict[str, Any]) -> None:
    """K1: per administration and direction, rising."""
    ours = given["administration"]
    with writing(by=SYSTEM, what="test"):
        first, second = SALES.next_numbers(ours, date(2026, 12, 31), 2)
        [other], [later] = PURCHASE.next_numbers(ours, date(2026, 12, 31)), SALES.next_numbers(ours, date(2027, 1, 1))
    assert [first.text, second.text, other.text, later.text] == [
        "V-2026-0001", "V-2026-0002", "I-2026-0001", "V-2027-0001",
    ]  # fmt: skip
    assert first.serial < second.serial < later.serial


@pytest.mark.parametrize(
    ("typed", "like"),
    [("V-2026-0001", True), ("v20260001", True), ("V 2026 12", True), ("I-2026-0001", False), ("PO-88121", False)],
)
def test_what_looks_like_the_series(typed: str, like: bool) -> None:
    assert SALES.looks_like(typed) is like
