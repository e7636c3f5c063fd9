"""Changing and deleting: state, story, refusal; merging, undoing, deleting the relation."""

from typing import Any

import pytest
from django.utils import translation

from relaas.accounts.models import User
from relaas.activities.chains import behind
from relaas.activities.changing import change, delete
from relaas.activities.keeping import differing_kept_columns
from relaas.activities.models import Activity, Channel
from relaas.activities.tests.test_writing import codes, told
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of, touched_by
from relaas.parties.archiving import archive
from relaas.parties.archiving import delete as delete_party
from relaas.parties.editing import change_organization
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo


def test_an_action_is_changed(by: Actor, karin: User, bakery: Party) -> None:
    """A1: the story says what it was and what it is."""
    action = plan_action(facts={"title": "Bel", "relation": bakery}, by=by)
    change(action, facts={"title": "Bel terug", "performer": karin}, seen={"title": "Bel"}, by=by)
    action.refresh_from_db()
    assert (action.title, action.performer, action.sort_title) == ("Bel terug", karin, "bel terug")
    detail = "Bel terug · Onderwerp: Bel → Bel terug; Uitvoerder: Sanne de Boer → Karin Bos"
    assert told(action, by)[0] == ("Actie gewijzigd", detail)
    change(action, facts={"title": "Bel terug"}, by=by)
    assert len(told(action, by)) == 2


def test_a_contact_moment_is_changed(by: Actor, bakery: Party, jan: Party) -> None:
    """A2: it stays done, when it was; the first who took part is its person."""
    moment = write_contact_moment(facts={"text": "Ja", "relation": bakery}, by=by)
    facts = {"at": "2026-03-01T09:15", "channel": Channel.VISIT}
    change(moment, facts=facts, participants=[jan], by=by)
    moment.refresh_from_db()
    assert (moment.done_at, moment.person, moment.channel) == (moment.at, jan, Channel.VISIT)
    with translation.override("nl"):
        assert [title for title, _detail in told(moment, by)][:2] == ["Deelnemers gewijzigd", "Contactmoment gewijzigd"]


def test_two_people_at_once(by: Actor) -> None:
    note = write_note(facts={"title": "Eerst"}, by=by)
    mine = Activity.objects.get(pk=note.pk)
    change(note, facts={"title": "Tweede"}, by=by)
    with pytest.raises(ChangedMeanwhile):
        change(mine, facts={"title": "Derde"}, seen={"title": "Eerst"}, by=by)
    note.refresh_from_db()
    assert note.title == "Tweede"


def test_nothing_follows_itself(by: Actor) -> None:
    """A2: not itself, and not what follows it; what moves takes along what follows it."""
    first = write_note(facts={"title": "Een"}, by=by)
    second = write_note(facts={"title": "Twee"}, follows=first, by=by)
    third = write_note(facts={"title": "Drie"}, follows=second, by=by)
    for followed in (first, third):
        with pytest.raises(Refused) as refused:
            change(first, facts={"follows": followed}, by=by)
        assert codes(refused) == {("follows", "circle")}
    change(second, facts={"follows": None}, by=by)
    third.refresh_from_db()
    assert (second.chain, third.chain) == (second.pk, second.pk)
    change(second, facts={"follows": first}, by=by)
    third.refresh_from_db()
    assert third.chain == first.pk


def test_it_goes_to_another_relation(by: Actor, bakery: Party) -> None:
    """C11: whom it leaves and whom it goes to are asked; the story of neither is the reader's who may not see it."""
    mill = register_organization(facts={"name": "Molen De Hoop"}, by=by)
    note = write_note(facts={"title": "Deur", "relation": bakery}, by=by)
    change(note, facts={"relation": mill}, by=by)
    note.refresh_from_db()
    assert note.relation == mill
    assert "hoop" in note.search_text
    assert "Notitie gewijzigd" in _titles(bakery, by)
    archive(bakery, by=by)
    with pytest.raises(Refused):
        change(note, facts={"relation": bakery}, by=by)


def test_it_is_deleted_and_comes_back(by: Actor, bakery: Party) -> None:
    """What followed it follows what it followed; the relation's story says that it went; undoing brings all back."""
    first = write_note(facts={"title": "Een", "relation": bakery}, by=by)
    second = write_note(facts={"title": "Twee"}, follows=first, by=by)
    third = write_note(facts={"title": "Drie"}, follows=second, by=by)
    gone = second.pk
    delete(second, by=by)
    third.refresh_from_db()
    assert (third.follows, third.chain) == (first, first.pk)
    assert _titles(bakery, by)[0] == "Notitie verwijderd"
    undo(Transaction.objects.latest("pk"), by=by)
    third.refresh_from_db()
    assert third.follows_id == gone
    assert Activity.objects.get(pk=gone).title == "Twee"


def test_a_relation_with_activities_is_not_deleted(by: Actor, bakery: Party) -> None:
    """P10: what stands in the way is said."""
    write_note(facts={"title": "Een", "relation": bakery}, by=by)
    with pytest.raises(Refused, match="1 activiteit"), translation.override("nl"):
        delete_party(bakery, by=by)


def test_merging_takes_activities_along(by: Actor, bakery: Party, jan: Party) -> None:
    """P11: of relation and person; who took part twice took part once. What is kept of names follows."""
    other = register_organization(facts={"name": "Bakkerij Berg"}, by=by)
    double = register_person(facts={"last_name": "Berg"}, by=by)
    moment = write_contact_moment(facts={"text": "Ja", "relation": other}, participants=[double, jan], by=by)
    merge(bakery, other, choices={}, by=by)
    merge(jan, double, choices={}, by=by)
    moment.refresh_from_db()
    assert (moment.relation, moment.person) == (bakery, jan)
    assert [each.person for each in moment.participants.all()] == [jan]
    change_organization(bakery, facts={"name": "Zonnebakker"}, by=by)
    moment.refresh_from_db()
    assert "zonnebakker" in moment.search_text
    assert moment.sort_relation.startswith("zonnebakker")
    assert not differing_kept_columns()


def test_what_stands_with_nobody_touches_nobody(by: Actor, bakery: Party) -> None:
    """C11: the law is asked about what is there."""
    note = write_note(facts={"title": "Voor mij"}, by=by)
    assert touched_by(note) == {subject_of(note)}
    change(note, facts={"relation": bakery}, by=by)
    assert touched_by(note) == {subject_of(note), Subject("party", bakery.pk)}


def _titles(party: Party, by: Actor) -> list[str]:
    with translation.override("nl"):
        return [entry.title for entry in story_of(subject_of(party), by).entries]


def test_a_chain_of_any_depth_is_read_at_once(by: Actor, django_assert_num_queries: Any) -> None:
    """A2: thirty deep costs one query; what moves takes all of it along."""
    first = last = write_note(facts={"title": "0"}, by=by)
    for number in range(1, 30):
        last = write_note(facts={"title": str(number)}, follows=last, by=by)
    with django_assert_num_queries(1):
        assert len(behind(first)) == 29
    second = Activity.objects.get(follows=first)
    change(second, facts={"follows": None}, by=by)
    assert set(Activity.objects.values_list("chain", flat=True)) == {first.pk, second.pk}
    assert Activity.objects.filter(chain=second.pk).count() == 29


def test_undoing_asks_the_relation_too(by: Actor, bakery: Party) -> None:
    """C11: what was written of a relation is not taken back once it is archived."""
    write_note(facts={"title": "Een", "relation": bakery}, by=by)
    written = Transaction.objects.latest("pk")
    archive(bakery, by=by)
    with pytest.raises(Refused) as refused:
        undo(written, by=by)
    assert refused.value.code == "policy"
