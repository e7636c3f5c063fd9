"""Writing down: what stands there afterwards, what the story says, what is refused (A1, A2, A4)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import translation

from relaas.accounts.models import User
from relaas.accounts.users import deactivate_user
from relaas.activities.categories import add_category, change_category
from relaas.activities.models import Activity, Channel, Participant, Priority
from relaas.activities.naming import called
from relaas.activities.rights import CHANGE, READ
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.rights import READ as READ_PARTIES
from relaas.story.telling import story_of

NOW = datetime(2026, 3, 12, 10, 30, tzinfo=UTC)


def told(activity: Activity, by: Actor) -> list[tuple[str, str]]:
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(activity), by).entries]


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[tuple[str | None, str]]:
    return {(problem.field, problem.code) for problem in refused.value.problems}


def test_an_action_is_planned(by: Actor, sanne: User, karin: User, bakery: Party, jan: Party) -> None:
    """A1: subject, relation and person, priority, performer, day and time, reminder."""
    facts = {
        "title": " Offerte  bellen ", "text": "Vraag naar\r\nlevertijd", "relation": bakery, "person": jan,
        "performer": karin, "due": date(2026, 3, 20), "due_time": "14:30", "remind_on": "2026-03-19",
        "priority": Priority.HIGH,
    }  # fmt: skip
    with clock.travel(NOW):
        plan_action(facts=facts, by=by)
    action = Activity.objects.get()
    assert (action.title, action.text, action.due_time, action.remind_on) == (
        "Offerte bellen", "Vraag naar\nlevertijd", time(14, 30), date(2026, 3, 19),
    )  # fmt: skip
    assert (action.performer, action.made_by, action.made_at, action.chain) == (karin, sanne, NOW, action.pk)
    assert action.is_open
    assert action.priority == Priority.HIGH
    assert {"levertijd", "bakkerij"} <= set(action.search_text.split())
    assert told(action, by) == [("Actie gepland", "Offerte bellen")]
    assert "Actie gepland" not in [entry.title for entry in story_of(subject_of(bakery), by).entries]


def test_a_contact_moment_is_done_as_it_is_made(by: Actor, sanne: User, bakery: Party, jan: Party) -> None:
    """A2: channel, moment, who took part, what was said; called by channel and person where it has no subject."""
    with clock.travel(NOW):
        moment = write_contact_moment(
            facts={"relation": bakery, "text": "Wil meer rogge"}, participants=[jan, jan], by=by
        )
    moment.refresh_from_db()
    assert (moment.channel, moment.at, moment.done_at, moment.performer) == (Channel.PHONE, NOW, NOW, sanne)
    assert moment.person == jan
    assert [each.person for each in Participant.objects.filter(activity=moment)] == [jan]
    with translation.override("nl"):
        assert called(moment) == f"Telefoon met {jan.name}"
    assert told(moment, by) == [("Contactmoment vastgelegd", f"Telefoon met {jan.name}")]


def test_a_note_has_no_performer(by: Actor, bakery: Party) -> None:
    """A4, T10: a day by which it must be ready; active until it is closed."""
    note = write_note(facts={"title": "Let op de deur", "relation": bakery, "due": "2026-04-01"}, by=by)
    assert (note.performer, note.due, note.is_open) == (None, date(2026, 4, 1), True)
    assert told(note, by) == [("Notitie geschreven", "Let op de deur")]


def test_a_follow_up_is_with_whom_it_follows(by: Actor, bakery: Party, jan: Party) -> None:
    """A2: relation and person go along, and the chain is one at any depth."""
    first = write_contact_moment(facts={"relation": bakery, "text": "Wil rogge"}, participants=[jan], by=by)
    second = plan_action(facts={"title": "Offerte"}, follows=first, by=by)
    third = write_note(facts={"title": "Kort", "person": None}, follows=second, by=by)
    assert (second.relation, second.person, third.relation, third.person) == (bakery, jan, bakery, None)
    assert {first.chain, second.chain, third.chain} == {first.pk}


WRONG: list[tuple[dict[str, Any], set[tuple[str, str]]]] = [
    ({"title": ""}, {("title", "required")}),
    ({"title": "x" * 201}, {("title", "too_long")}),
    ({"text": "x" * 100_000}, {("text", "too_long")}),
    ({"due": "1926-03-12"}, {("due", "out_of_range")}),
    ({"due": date(1, 1, 1)}, {("due", "day")}),
    ({"due": "2126-03-12"}, {("due", "out_of_range")}),
    ({"due": "gisteren"}, {("due", "day")}),
    ({"due_time": "9:00"}, {("due_time", "time")}),
    ({"due_time": "09:00"}, {("due", "required")}),
    ({"due": "2026-04-01", "remind_on": "2026-04-02"}, {("remind_on", "remind_late")}),
    ({"priority": 7}, {("priority", "choice")}),
    ({"repeat_every": "0"}, {("repeat_every", "repeat")}),
    ({"repeat_every": "0000000001999"}, {("repeat_every", "repeat")}),
    ({"repeat_every": "2"}, {("repeat_interval", "required"), ("due", "required")}),
    ({"repeat_every": "2", "repeat_interval": "eeuw", "due": "2026-04-01"}, {("repeat_interval", "choice")}),
    ({"repeat_every": "2", "repeat_interval": "week"}, {("due", "required")}),
    (
        {"repeat_every": 1, "repeat_interval": "month", "due": "2026-04-01", "repeat_until": "2026-03-01"},
        {("repeat_until", "ends_too_soon")},
    ),
    ({"performer": None, "due": "1926-01-01"}, {("performer", "required"), ("due", "out_of_range")}),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "problems"), WRONG)
def test_what_cannot_be(by: Actor, facts: dict[str, Any], problems: set[tuple[str, str]]) -> None:
    """A1, A5: all that is wrong is said at once, at its field, and nothing is kept."""
    with pytest.raises(Refused) as refused:
        plan_action(facts={"title": "Bel", **facts}, by=by)
    assert codes(refused) == problems
    assert not Activity.objects.exists()


def test_the_text_says_how_long_it_is(by: Actor) -> None:
    with pytest.raises(Refused) as refused:
        write_note(facts={"title": "Lang", "text": "é" * 20_001}, by=by)
    assert "20001" in str(refused.value.problems[0].message) or "20.001" in str(refused.value.problems[0].message)
    assert len(write_note(facts={"title": "Lang", "text": "é" * 20_000}, by=by).text) == 20_000


@pytest.mark.parametrize(
    ("at", "code"),
    [("1926-01-01T12:00", "out_of_range"), (NOW + timedelta(days=2), "out_of_range"), ("ooit", "moment")],
)
def test_when_it_was_said(by: Actor, at: Any, code: str) -> None:
    """A2: from 1950 through tomorrow."""
    with clock.travel(NOW), pytest.raises(Refused) as refused:
        write_contact_moment(facts={"text": "Ja", "at": at}, by=by)
    assert codes(refused) == {("at", code)}


def test_a_contact_moment_says_something(by: Actor) -> None:
    with pytest.raises(Refused) as refused:
        write_contact_moment(facts={"text": " "}, by=by)
    assert codes(refused) == {("text", "required")}


def test_who_cannot_be_given_it(by: Actor, karin: User, user_of: Any, bakery: Party, sanne: User) -> None:
    """A5: who left (`inactive`), who may not see it (`may_not_see`), and only with the right to (`right`)."""
    facts = {"title": "Bel", "relation": bakery, "performer": karin}
    limited = user_of(name="Piet", only_managed=True)
    with pytest.raises(Refused) as refused:
        plan_action(facts={**facts, "performer": limited}, by=by)
    assert codes(refused) == {("performer", "may_not_see")}
    plan_action(facts={"title": "Ruim op", "performer": limited}, by=by)
    mere = Actor("Sanne", user_id=sanne.pk, rights=frozenset({READ, CHANGE, READ_PARTIES}))
    with pytest.raises(Refused) as refused:
        plan_action(facts=facts, by=mere)
    assert codes(refused) == {("performer", "right")}
    plan_action(facts={**facts, "performer": sanne}, by=mere)
    deactivate_user(karin, by=by)
    karin.refresh_from_db()
    with pytest.raises(Refused) as refused:
        plan_action(facts=facts, by=by)
    assert codes(refused) == {("performer", "inactive")}


def test_with_whom_it_cannot_be(by: Actor, sanne: User, karin: User, bakery: Party, jan: Party) -> None:
    """U2: whoever writes sees with whom; a person is one; a closed category and an archived relation are refused."""
    kept = {"last_name": "Zwijgzaam", "only_for_account_manager": True}
    secret = register_person(facts=kept, account_manager=sanne, by=by)
    other = Actor("Karin", user_id=karin.pk, rights=frozenset({READ, CHANGE, READ_PARTIES}))
    for facts in ({"person": secret}, {"relation": secret}):
        with pytest.raises(Refused) as refused:
            write_note(facts={"title": "Stil", **facts}, by=other)
        assert refused.value.code == "policy"
    with pytest.raises(Refused) as refused:
        write_contact_moment(facts={"text": "Stil"}, participants=[jan, secret], by=other)
    assert refused.value.code == "policy"
    with pytest.raises(Refused) as refused:
        write_note(facts={"title": "Stil", "person": bakery}, by=by)
    assert codes(refused) == {("person", "kind")}
    category = add_category(facts={"name": "Bellen"}, by=by)
    change_category(category, facts={"closed_from": clock.today()}, by=by)
    with pytest.raises(Refused) as refused:
        write_note(facts={"title": "Stil", "category": category}, by=by)
    assert codes(refused) == {("category", "closed")}
    archive(bakery, by=by)
    with pytest.raises(Refused, match="gearchiveerd"), translation.override("nl"):
        write_note(facts={"title": "Stil", "relation": bakery}, by=by)
    assert not Activity.objects.exists()


def test_only_with_the_right(sanne: User) -> None:
    reader = Actor("Sanne", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))
    for write in (plan_action, write_contact_moment, write_note):
        with pytest.raises(Refused) as refused:
            write(facts={"title": "Bel", "text": "Ja"}, by=reader)
        assert refused.value.code == "right"
