"""Two people and more with one action, really at once, on both databases."""

from datetime import date

import pytest

from relaas.accounts.models import User
from relaas.activities.finishing import finish
from relaas.activities.handing_over import hand_over
from relaas.activities.models import Activity
from relaas.activities.tests.test_writing import told
from relaas.activities.writing import plan_action
from relaas.kernel.actors import Actor
from tests.at_once import AtOnce

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_those_who_finish_it_was_first(by: Actor, at_once: AtOnce) -> None:
    """A1, A5: the others hear who it was; one result, one entry, one next action and one that comes again."""
    facts = {"title": "Bellen", "due": date(2026, 1, 31), "repeat_every": 1, "repeat_interval": "month"}
    action = plan_action(facts=facts, by=by)

    def done(number: int) -> str:
        mine = Activity.objects.get(pk=action.pk)
        finish(mine, result=f"Uitkomst {number}", then={"title": f"Daarna {number}"}, by=by)
        return (
            f"done, {Activity.objects.filter(follows=action).count()} follows, "
            f"{Activity.objects.filter(repeats=action).count()} comes again, {len(told(action, by))} told"
        )

    answers = sorted(at_once(done, 10))
    assert answers == ["done, 1 follows, 1 comes again, 2 told", *["done_already"] * 9]


def test_one_of_those_who_hand_it_over_does(by: Actor, karin: User, at_once: AtOnce) -> None:
    """A5: the others hear that it was done."""
    action = plan_action(facts={"title": "Bellen"}, by=by)

    def hand(_number: int) -> str:
        hand_over(Activity.objects.get(pk=action.pk), to=User.objects.get(pk=karin.pk), by=by)
        return "handed over"

    assert sorted(at_once(hand, 6)) == ["handed over", *["same"] * 5]
