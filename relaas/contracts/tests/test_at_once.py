"""K1: many people at the same time, really at once, on both databases."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection, connections

from relaas.administrations.models import Administration
from relaas.contracts.changing import change_contract
from relaas.contracts.models import Contract
from relaas.contracts.registering import register_request
from relaas.contracts.tests.conftest import BY
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db(transaction=True)

type AtOnce = Callable[[Callable[[int], str], int], list[str]]


@pytest.fixture
def at_once(tmp_path: Path) -> AtOnce:
    """Does the same so many times, ten at once, each on a connection of its own: what each gave.

    Tests keep SQLite in memory, which threads cannot share: they get a copy of it in a file, as people have it.
    """
    file = tmp_path / "copy.sqlite3"

    def connected(deed: Callable[[int], str], number: int) -> str:
        if connection.vendor == "sqlite":
            connection.settings_dict = {**connection.settings_dict, "NAME": str(file)}
        try:
            return deed(number)
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()

    def all_at_once(deed: Callable[[int], str], times: int) -> list[str]:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(file)) as copy:
                connection.connection.backup(copy)
                copy.execute("PRAGMA journal_mode=WAL")
        with ThreadPoolExecutor(10) as workers:
            return list(workers.map(lambda number: connected(deed, number), range(times)))

    return all_at_once


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
