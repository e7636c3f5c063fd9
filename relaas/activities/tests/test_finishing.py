"""Done, open again and coming again: what stands there then, what the story says, what is refused (A1, A5, A6)."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from relaas.accounts.models import User
from relaas.accounts.users import deactivate_user
from relaas.activities.changing import change
from relaas.activities.finishing import finish, reopen
from relaas.activities.models import Activity
from relaas.activities.postponing import snooze
from relaas.activities.rights import READ
from relaas.activities.tests.test_writing import codes, told
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.refusals import Refused
from relaas.parties.account_managers import assign_account_manager, withdraw_account_manager
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.story.models import Transaction
from relaas.story.undoing import undo

NOW = datetime(2026, 1, 31, 10, 30, tzinfo=UTC)
MONTHLY = {"title": "Btw-aangifte", "due": date(2026, 1, 31), "repeat_every": 1, "repeat_interval": "month"}


def plan(by: Actor, **facts: Any) -> Activity:
    return plan_action(facts={"title": "Bellen", **facts}, by=by)


def test_done_keeps_who_when_and_what_came_of_it(by: Actor, sanne: User) -> None:
    """A1: done on, by, and the result, which is found by its words."""
    action = plan(by)
    with clock.travel(NOW):
        finish(action, result=" Ze nemen\r\nhet aan ", by=by)
    action.refresh_from_db()
    assert (action.done_at, action.done_by, action.result) == (NOW, sanne, "Ze nemen\nhet aan")
    assert "nemen" in action.search_text
    assert ("Actie gedaan", "Bellen · Ze nemen\nhet aan") in told(action, by)


def test_the_second_hears_who_was_first(by: Actor, karin: User) -> None:
    """Two people finish one action: nothing twice, and the second knows why."""
    action = plan(by)
    stale = Activity.objects.get()
    with clock.travel(NOW):
        finish(action, result="Eerste", by=by)
    with pytest.raises(Refused, match=r"Sanne de Boer .*31-01-2026") as refusal:
        finish(stale, result="Tweede", by=Actor(karin.name, karin.pk, holds_every_right=True))
    assert refusal.value.code == "done_already"
    assert Activity.objects.get().result == "Eerste"
    assert len(told(action, by)) == 2


def test_what_follows_is_planned_with_it(by: Actor, karin: User, bakery: Party, jan: Party) -> None:
    """A6: with whom and about what it was; undoing takes back both."""
    action = plan(by, relation=bakery, person=jan)
    finish(action, then={"title": "Offerte sturen", "performer": karin}, by=by)
    following = Activity.objects.get(follows=action)
    assert (following.relation, following.person, following.performer) == (bakery, jan, karin)
    assert (following.chain, following.is_open) == (action.chain, True)
    undo(Transaction.objects.latest("pk"), by=by)
    action.refresh_from_db()
    assert action.is_open
    assert not Activity.objects.filter(follows=action).exists()


def test_nothing_happens_when_what_follows_is_refused(by: Actor, karin: User) -> None:
    """A6: both or neither; all that is wrong with the next action is said at once."""
    action = plan(by)
    deactivate_user(karin, by=SYSTEM)
    karin.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        finish(action, then={"title": "x" * 201, "performer": karin, "due": date(1926, 1, 1)}, by=by)
    assert codes(refusal) == {("title", "too_long"), ("performer", "inactive"), ("due", "out_of_range")}
    action.refresh_from_db()
    assert action.is_open


def test_a_result_is_not_endless(by: Actor) -> None:
    action = plan(by)
    with pytest.raises(Refused, match=r"100\.?000") as refusal:
        finish(action, result="x" * 100_000, by=by)
    assert codes(refusal) == {("result", "too_long")}
    finish(action, result="Akkoord 👍", by=by)
    assert Activity.objects.get().result == "Akkoord 👍"


def test_open_again_forgets_the_result_and_the_story_keeps_it(by: Actor) -> None:
    action, note = plan(by), write_note(facts={"title": "Let op"}, by=by)
    for each in (action, note):
        finish(each, result="Klaar", by=by)
        reopen(each, by=by)
        each.refresh_from_db()
        assert (each.done_at, each.done_by, each.result) == (None, None, "")
        with pytest.raises(Refused) as refusal:
            reopen(each, by=by)
        assert refusal.value.code == "open_already"
    assert told(action, by)[0] == ("Actie weer open", "Bellen · Klaar")
    assert [title for title, _detail in told(note, by)] == [
        "Notitie weer open",
        "Notitie gesloten",
        "Notitie geschreven",
    ]


def test_a_contact_moment_stays_done(by: Actor) -> None:
    """A2: it is done as it is made."""
    moment = write_contact_moment(facts={"text": "Gebeld"}, by=by)
    for deed, code in ((finish, "done_already"), (reopen, "always_done")):
        with pytest.raises(Refused) as refusal:
            deed(moment, by=by)
        assert refusal.value.code == code


@pytest.mark.parametrize("verb", [finish, reopen])
def test_who_may_not_change_may_not_finish(verb: Any, by: Actor, karin: User) -> None:
    action = plan(by)
    with pytest.raises(Refused) as refusal:
        verb(action, by=Actor(karin.name, karin.pk, frozenset({READ})))
    assert refusal.value.code == "right"


def test_the_law_is_asked_of_whom_it_is_with(by: Actor, bakery: Party) -> None:
    """C11: of an archived relation nothing is done."""
    action = plan(by, relation=bakery)
    archive(bakery, by=by)
    with pytest.raises(Refused) as refusal:
        finish(action, by=by)
    assert "archived" in [ruling.rule for ruling in refusal.value.rulings]


def test_what_is_repeated_comes_again_once(by: Actor, karin: User, bakery: Party) -> None:
    """A5, S4: from its due day, with all that it says, its reminder moved along; without an end one at a time."""
    facts = {**MONTHLY, "relation": bakery, "performer": karin, "due_time": time(9), "remind_on": date(2026, 1, 29)}
    with clock.travel(NOW):
        first = plan(by, **facts)
        finish(first, by=by)
        second = Activity.objects.get(repeats=first)
    assert (second.due, second.remind_on, second.due_time) == (date(2026, 2, 28), date(2026, 2, 26), time(9))
    assert (second.performer, second.relation, second.title) == (karin, bakery, "Btw-aangifte")
    assert (second.chain, second.is_open) == (second.pk, True)
    assert Activity.objects.open().count() == 1
    with clock.travel(datetime(2026, 2, 28, 12, tzinfo=UTC)):
        finish(second, by=by)
    assert Activity.objects.open().get().due == date(2026, 3, 31)
    assert told(second, by)[-1] == ("Actie komt terug", "Btw-aangifte · uiterlijk 28-02-2026")


def test_its_days_are_counted_on_from_where_they_were(by: Actor) -> None:
    """S4: putting one off moves that one only; giving it another day moves all that come."""
    with clock.travel(NOW):
        first = plan(by, **MONTHLY)
        snooze(first, until=date(2026, 2, 2), by=by)
        finish(first, by=by)
        second = Activity.objects.get(repeats=first)
        assert second.due == date(2026, 2, 28)
        change(second, facts={"due": date(2026, 3, 5)}, by=by)
        finish(second, by=by)
    assert Activity.objects.open().get().due == date(2026, 4, 5)


def test_it_ends_after_its_last_day(by: Actor) -> None:
    with clock.travel(NOW):
        action = plan(by, **MONTHLY, repeat_until=date(2026, 2, 27))
        finish(action, by=by)
    assert not Activity.objects.open().exists()


def test_one_that_came_again_is_not_opened_beside_it(by: Actor) -> None:
    """A5: one at a time; undoing takes the next one away."""
    with clock.travel(NOW):
        action = plan(by, **MONTHLY)
        finish(action, by=by)
        done = Transaction.objects.latest("pk")
        with pytest.raises(Refused) as refusal:
            reopen(action, by=by)
        assert refusal.value.code == "came_again"
        undo(done, by=by)
    assert [each.is_open for each in Activity.objects.all()] == [True]


def test_it_comes_to_who_finishes_it_when_its_performer_left_or_may_not_see_it(
    by: Actor, sanne: User, karin: User, user_of: Any
) -> None:
    """A5: nobody gets what they cannot do."""
    limited = user_of(name="Noor Smit", only_managed=True)
    relation = register_organization(facts={"name": "Molen"}, by=by)
    seen = assign_account_manager(relation, user=limited, by=by)
    with clock.travel(NOW):
        of_leaver = plan(by, **MONTHLY, performer=karin)
        unseen = plan(by, **MONTHLY, performer=limited, relation=relation)
        deactivate_user(karin, leaves_work=True, by=SYSTEM)
        withdraw_account_manager(seen, by=by)
        finish(of_leaver, by=by)
        finish(unseen, by=by)
    assert Activity.objects.get(repeats=of_leaver).performer == sanne
    assert Activity.objects.get(repeats=unseen).performer == sanne
