"""The walk of a list is written once for all who ask the same, and each is answered for itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.overviews import walking
from relaas.overviews.cursors import Cursor, Key
from relaas.overviews.question import Question
from relaas.overviews.reach import reach
from relaas.parties.models import Party
from relaas.parties.overviews import PERSONS, RELATIONS
from relaas.parties.tests.listing import Make, raw
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """The questions whose walk was written."""
    found: list[Question] = []
    whole = walking._matching

    def matching(question: Question, most: int, edge: Key) -> Any:
        found.append(question)
        return whole(question, most, edge)

    monkeypatch.setattr(walking, "_matching", matching)
    return found


def test_a_walk_is_written_once_wherever_it_begins(written: list[Question]) -> None:
    raw(*({"name": f"Relatie {number}"} for number in range(6)))
    rows = list(Party.objects.order_by("sort_name").values_list("sort_name", "pk"))

    def after(key: Key | None) -> list[int]:
        found = Question.read(RELATIONS, COMMAND_LINE, {})
        return reach(replace(found, cursor=Cursor(key) if key else None)).ids

    assert after(None) == [id for _name, id in rows]
    assert after(rows[1]) == [id for _name, id in rows[2:]]
    assert after(rows[4]) == [rows[5][1]]
    assert after(("relatie 3' \\ %s", 2**40)) == [id for _name, id in rows[4:]]
    assert len(written) == 2


def test_where_the_nearest_rows_end_is_remembered_and_an_old_place_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked up once an hour for a first page, whoever narrows it; what came or went since is found all the same."""
    monkeypatch.setattr(walking, "_edges", {})
    raw(*({"name": f"Relatie {number}"} for number in range(6)))
    rows = list(Party.objects.order_by("sort_name").values_list("sort_name", "pk"))
    every = Question.read(RELATIONS, COMMAND_LINE, {})
    narrowed = Question.read(RELATIONS, COMMAND_LINE, {"city": ["Ede"]})
    assert walking.key_ahead(every, 3) == rows[3]
    raw({"name": "Aak"})
    assert walking.key_ahead(narrowed, 3) == rows[3]
    assert walking.key_ahead(replace(every, cursor=Cursor(rows[1])), 3) == rows[5]
    assert len(reach(every).ids) == 7
    later = clock.now() + walking.EDGES_KEPT + timedelta(minutes=1)
    with clock.travel(later):
        assert walking.key_ahead(every, 3) == rows[2]
    assert walking.key_ahead(every, 30) == ()


def test_each_sees_its_own_by_a_walk_of_all(written: list[Question], person: Make, user: Callable[..., User]) -> None:
    """P4: a person that is kept for an account manager; and who is limited to its own (U1) walks otherwise."""
    anna, bob = user("Anna", "parties.read"), user("Bob", "parties.read")
    limited = user("Carla", "parties.read", only_managed=True)
    hidden = person()
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.filter(pk=hidden.pk).update(only_for_account_manager=True)
        hidden.account_managers.create(user=anna)
    seen = [reach(Question.read(PERSONS, who.actor, {})).ids for who in (anna, bob, limited, anna)]
    assert seen == [[hidden.pk], [], [], [hidden.pk]]
    assert len(written) == 2


def test_what_is_typed_is_written_for_whoever_typed_it(written: list[Question]) -> None:
    raw({"name": "Bakker", "sort_city": "ede"})
    for _ in range(2):
        assert len(reach(Question.read(RELATIONS, COMMAND_LINE, {"city": ["Ede"]})).ids) == 1
    assert len(written) == 2


def test_another_day_is_another_walk(written: list[Question]) -> None:
    """Conditions may differ by the day."""
    raw({"name": "Bakker"})
    for hours in (0, 24):
        with clock.travel(clock.now() + timedelta(hours=hours)):
            reach(Question.read(RELATIONS, COMMAND_LINE, {}))
    assert len(written) == 2
