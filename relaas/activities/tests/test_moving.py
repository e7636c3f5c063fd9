"""Put off and handed over: one and many, and all of a colleague who leaves (A5)."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.accounts.users import deactivate_user
from relaas.activities.bulk import of_a_colleague
from relaas.activities.bulk.finishing import finish_many
from relaas.activities.bulk.moving import hand_over_many, snooze_many
from relaas.activities.bulk.of_a_colleague import hand_over_all
from relaas.activities.bulk.sorting import categorize_many, prioritize_many
from relaas.activities.categories import add_category
from relaas.activities.finishing import finish
from relaas.activities.handing_over import hand_over
from relaas.activities.keeping import differing_kept_columns
from relaas.activities.models import Activity, Priority
from relaas.activities.postponing import snooze
from relaas.activities.rights import CHANGE, READ
from relaas.activities.tests.test_writing import codes, told
from relaas.activities.writing import plan_action, write_note
from relaas.kernel import clock, jobs
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.job_records import State
from relaas.kernel.jobs import Job
from relaas.kernel.refusals import Refused
from relaas.overviews.actions import Outcome
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=UTC)
TODAY = NOW.date()


def plan(by: Actor, **facts: Any) -> Activity:
    return plan_action(facts={"title": "Bellen", **facts}, by=by)


def plan_many(count: int, by: Actor, **facts: Any) -> list[int]:
    return [plan(by, **facts).pk for _each in range(count)]


def reasons(outcome: Outcome) -> list[str]:
    return [each.reason for each in outcome.refused]


def test_put_off_moves_the_day_and_the_reminder(by: Actor) -> None:
    with clock.travel(NOW):
        action = plan(by, due=date(2026, 11, 18), remind_on=date(2026, 11, 16))
        snooze(action, until=date(2026, 11, 30), by=by)
        action.refresh_from_db()
        assert (action.due, action.remind_on) == (date(2026, 11, 30), date(2026, 11, 28))
        assert ("Actie uitgesteld", "Bellen · 18-11-2026 → 30-11-2026") in told(action, by)


@pytest.mark.parametrize(
    ("until", "code"), [(TODAY - timedelta(days=1), "past"), (date(1926, 1, 1), "out_of_range"),
                        (date(2999, 1, 1), "out_of_range"), (None, "required")],
)  # fmt: skip
def test_put_off_is_never_before_today(by: Actor, until: date | None, code: str) -> None:
    with clock.travel(NOW):
        action = plan(by, due=TODAY)
        with pytest.raises(Refused) as refusal:
            snooze(action, until=until, by=by)
        assert codes(refusal) == {("until", code)}
        snooze(action, until=TODAY, by=by)


def test_only_what_is_to_be_done_is_put_off_or_handed_over(by: Actor, karin: User) -> None:
    done, note = plan(by), write_note(facts={"title": "Let op"}, by=by)
    finish(done, by=by)
    for activity, code in ((done, "done_already"), (note, "no_action")):
        with pytest.raises(Refused) as refusal:
            snooze(activity, until=clock.today(), by=by)
        assert refusal.value.code == code
        with pytest.raises(Refused) as refusal:
            hand_over(activity, to=karin, by=by)
        assert refusal.value.code == code


def test_handed_over_with_a_remark(by: Actor, karin: User) -> None:
    action = plan(by)
    hand_over(action, to=karin, remark="Jij kent ze", by=by)
    assert Activity.objects.get().performer == karin
    assert ("Actie overgedragen", "Bellen · Sanne de Boer → Karin Bos · Jij kent ze") in told(action, by)


def test_who_cannot_do_it_does_not_get_it(by: Actor, sanne: User, karin: User, user_of: Any, bakery: Party) -> None:
    """A5: not who left, who may not see the relation, or who has it already; and not without the right to assign."""
    limited, action = user_of(name="Noor Smit", only_managed=True), plan(by, relation=bakery)
    deactivate_user(karin, by=SYSTEM)
    karin.refresh_from_db()
    for to, code in ((karin, "inactive"), (limited, "may_not_see"), (sanne, "same")):
        with pytest.raises(Refused) as refusal:
            hand_over(action, to=to, by=by)
        assert codes(refusal) == {("to", code)}
    with pytest.raises(Refused) as refusal:
        hand_over(action, to=limited, by=Actor("Lezer", sanne.pk, frozenset({READ, CHANGE})))
    assert refusal.value.code == "right"
    assert Activity.objects.get().performer == sanne


@pytest.fixture
def mixed(by: Actor, bakery: Party) -> Sequence[int]:
    """Two that are open, one that is done, a note, and one of an archived relation: their ids in that order."""
    ids = [*plan_many(3, by), write_note(facts={"title": "Let op"}, by=by).pk, plan(by, relation=bakery).pk]
    finish(Activity.objects.get(pk=ids[2]), by=by)
    archive(bakery, by=by)
    return ids


def test_many_are_finished_at_once(by: Actor, mixed: Sequence[int]) -> None:
    """C11: the law is asked of each; what is done already stays so, notes are closed."""
    outcome = finish_many(mixed, result="Afgehandeld", by=by)
    assert (outcome.changed, outcome.unchanged, len(outcome.refused)) == (3, 1, 1)
    assert Activity.objects.done().filter(result="Afgehandeld").count() == 3
    assert not differing_kept_columns()
    assert ("Actie gedaan", "Bellen · Afgehandeld") in told(Activity.objects.get(pk=mixed[0]), by)
    undo(Transaction.objects.latest("pk"), by=by)
    assert Activity.objects.open().count() == 4


def test_many_are_put_off_and_handed_over_at_once(by: Actor, karin: User, mixed: Sequence[int]) -> None:
    put_off = snooze_many(mixed, until=clock.today() + timedelta(days=3), by=by)
    assert (put_off.changed, len(put_off.refused)) == (2, 3)
    handed = hand_over_many(mixed, to=karin, by=by)
    assert (handed.changed, len(handed.refused)) == (2, 3)
    assert (handed.changed, hand_over_many(mixed[:2], to=karin, by=by).unchanged) == (2, 2)
    assert set(Activity.objects.of_performer(karin.pk).values_list("pk", flat=True)) == set(mixed[:2])


def test_many_get_a_category_or_a_priority(by: Actor, mixed: Sequence[int]) -> None:
    """A1; K6: a category that is closed is chosen no more."""
    category = add_category(facts={"name": "Klacht"}, by=by)
    assert categorize_many(mixed, category=category, by=by).changed == 4
    urgent = prioritize_many(mixed, priority=Priority.HIGH, by=by)
    assert (urgent.changed, len(urgent.refused)) == (3, 2)
    closed = add_category(facts={"name": "Oud", "closed_from": date(2020, 1, 1)}, by=by)
    with pytest.raises(Refused) as refusal:
        categorize_many(mixed, category=closed, by=by)
    assert codes(refusal) == {("category", "closed")}


def test_what_is_hidden_is_not_named(by: Actor, karin: User, user_of: Any, bakery: Party) -> None:
    """U2: who may not see it does not even hear what it is called."""
    action = plan(by, relation=bakery)
    limited = user_of(name="Noor Smit", only_managed=True)
    outcome = finish_many([action.pk], by=limited.actor)
    assert [(each.label, each.id) for each in outcome.refused] == [("", action.pk)]


def test_all_of_who_leaves_go_to_a_colleague(
    by: Actor, sanne: User, karin: User, mixed: Sequence[int], user_of: Any
) -> None:
    """A5: asked at deactivating; what may not be changed stays, and undoing brings all back at once."""
    daan_by = user_of("administrator", "Daan Beheer").actor
    with pytest.raises(Refused, match="3") as refusal:
        deactivate_user(sanne, by=daan_by)
    assert refusal.value.code == "open_work"
    deactivate_user(sanne, successor=karin, by=daan_by)
    assert of_a_colleague.count_open_actions(karin) == 2
    assert of_a_colleague.count_open_actions(sanne) == 1
    undo(Transaction.objects.latest("pk"), by=daan_by)
    assert User.objects.get(pk=sanne.pk).is_active
    assert of_a_colleague.count_open_actions(sanne) == 3
    deactivate_user(User.objects.get(pk=sanne.pk), leaves_work=True, by=daan_by)
    assert of_a_colleague.count_open_actions(sanne) == 3


def test_all_of_a_colleague_go_at_once_or_as_a_job(
    by: Actor, sanne: User, karin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_many(4, by)
    with pytest.raises(Refused) as refusal:
        hand_over_all(sanne, to=sanne, by=by)
    assert codes(refusal) == {("to", "same")}
    assert hand_over_all(sanne, to=karin, by=by) == 4
    monkeypatch.setattr(of_a_colleague, "AT_ONCE", 3)
    assert hand_over_all(karin, to=sanne, by=karin.actor) == 4
    assert of_a_colleague.count_open_actions(karin) == 4
    job = jobs.do_here(Job.objects.get())
    assert job.state == State.DONE
    assert of_a_colleague.count_open_actions(sanne) == 4


def test_more_of_them_cost_no_more_queries(by: Actor, karin: User) -> None:
    """Over many is in sets: three and twelve ask the database as often."""

    def queries(deed: Callable[[list[int]], object], count: int) -> int:
        ids = plan_many(count, by)
        with CaptureQueriesContext(connection) as captured:
            deed(ids)
        return len(captured)

    deeds: list[Callable[[list[int]], object]] = [
        lambda ids: finish_many(ids, by=by),
        lambda ids: snooze_many(ids, until=clock.today() + timedelta(days=3), by=by),
        lambda ids: hand_over_many(ids, to=karin, by=by),
        lambda ids: prioritize_many(ids, priority=Priority.HIGH, by=by),
    ]
    for deed in deeds:
        queries(deed, 1)
        assert queries(deed, 12) == queries(deed, 3)
