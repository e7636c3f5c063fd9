"""The walk of a list is written once for all who ask the same, and each is answered for itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from relaas.accounts.models import Role, User
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.overviews import reach as reaching
from relaas.overviews import walking
from relaas.overviews.counting import Count
from relaas.overviews.cursors import Cursor, Key
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.overviews.reach import reach
from relaas.parties.models import Party
from relaas.parties.overviews import PERSONS, RELATIONS
from relaas.parties.tests.listing import Make, names, raw
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
    """It is looked up once an hour for a first page, whoever narrows it; what came since is found all the same."""
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


def test_the_beginning_of_a_city_is_filled_in(written: list[Question]) -> None:
    """Also where what was typed has signs, or is a letter that stands for a text in a kept statement."""
    cities = ["ede", "edam", "50% x \\ %s", "\ue000t\ue100", "{}"]
    raw(*({"name": f"Bakker {number}", "sort_city": city} for number, city in enumerate(cities)))
    found = {typed: names({"city": [typed]}) for typed in ["ed", "ede", *cities[2:], "Apeldoorn"]}
    assert found == {
        "ed": ["Bakker 0", "Bakker 1"],
        "ede": ["Bakker 0"],
        cities[2]: ["Bakker 2"],
        cities[3]: ["Bakker 3"],
        "{}": ["Bakker 4"],
        "Apeldoorn": [],
    }
    assert len(written) == 1


def test_so_it_is_where_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty on a page that were found before a thousand were: the others are counted."""
    monkeypatch.setattr(reaching, "NEAR", 60)
    monkeypatch.setattr(reaching, "NEAR_WITHOUT_TEXT", 60)
    raw(*({"name": f"A{number:03}", "sort_city": "ede" if number < 70 else "edam"} for number in range(80)))
    limited = User(pk=1, role=Role(rights=["parties.read"]), only_managed=True).actor
    for typed, number in (("ede", 70), ("ed", 80), ("ede", 70)):
        asked = Question.read(RELATIONS, COMMAND_LINE, {"city": [typed]})
        page = ListPage(asked)
        assert page.reached.total is None
        assert page.count == Count(number)
        assert walking.count_to(asked, 5) == 5
        assert walking.count_to(replace(asked, actor=limited), 5) == 0


def test_another_day_is_another_walk(written: list[Question]) -> None:
    """Conditions may differ by the day."""
    raw({"name": "Bakker"})
    for hours in (0, 24):
        with clock.travel(clock.now() + timedelta(hours=hours)):
            reach(Question.read(RELATIONS, COMMAND_LINE, {}))
    assert len(written) == 2
