"""P3: the maintained list of statuses."""

from datetime import timedelta

import pytest

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.models import Kind, PartyStatus, Tone
from relaas.parties.preparing import prepare_statuses
from relaas.parties.statuses import add_status, change_status, delete_status
from relaas.parties.tests.conftest import BY, Make
from relaas.story.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_list(db: None) -> None:
    for status in PartyStatus.objects.all():
        delete_status(status, by=BY)


def names(kind: Kind) -> list[str]:
    return [status.name for status in PartyStatus.objects.choosable_by(kind, clock.today())]


def test_relaas_starts_with_a_list_once() -> None:
    prepare_statuses()
    prepare_statuses()
    assert names(Kind.ORGANIZATION) == ["Actief", "Slapend", "Surseance", "Faillissement", "Opgeheven"]
    assert "Faillissement" not in names(Kind.PERSON)
    assert PartyStatus.objects.get(name="Faillissement").tone == Tone.BAD


def test_only_what_is_open_and_suits_can_be_chosen() -> None:
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    add_status(facts={"name": "Dicht", "closed_from": today}, by=BY)
    add_status(facts={"name": "Nog open", "closed_from": tomorrow}, by=BY)
    add_status(facts={"name": "Mens", "for_organizations": False}, by=BY)
    assert names(Kind.ORGANIZATION) == ["Nog open"]
    assert names(Kind.PERSON) == ["Mens", "Nog open"]


def test_a_name_is_there_once_whatever_its_capitals() -> None:
    status = add_status(facts={"name": "Actief"}, by=BY)
    other = add_status(facts={"name": "Slapend"}, by=BY)
    for refused_verb in (
        lambda: add_status(facts={"name": "ACTIEF"}, by=BY),
        lambda: change_status(other, facts={"name": "actief"}, by=BY),
    ):
        with pytest.raises(Refused) as refused:
            refused_verb()
        assert [(each.code, each.field) for each in refused.value.problems] == [("name_twice", "name")]
    change_status(status, facts={"name": "ACTIEF", "tone": "good"}, by=BY)
    status.refresh_from_db()
    assert (status.name, status.tone) == ("ACTIEF", "good")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "A", "tone": "paars"}, "tone"),
        ({"name": "A", "position": "veel"}, "position"),
        ({"name": "A", "for_organizations": False, "for_persons": False}, "for_organizations"),
    ],
)
def test_a_wrong_status_is_refused_at_its_field(facts: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        add_status(facts=facts, by=BY)
    assert [each.field for each in refused.value.problems] == [field]


def test_one_in_use_is_closed_and_not_deleted(organization: Make) -> None:
    status = add_status(facts={"name": "Actief"}, by=BY)
    organization(status=status)
    with pytest.raises(Refused) as refused:
        delete_status(status, by=BY)
    assert [ruling.rule for ruling in refused.value.rulings] == ["in_use"]
    unused = add_status(facts={"name": "Overig"}, by=BY)
    delete_status(unused, by=BY)
    assert not PartyStatus.objects.filter(name="Overig").exists()
    assert Entry.objects.latest("id").key == "parties.status_deleted"


def test_maintaining_needs_a_right_of_its_own() -> None:
    writer = Actor("Piet", user_id=1, rights=frozenset({"parties.read", "parties.change"}))
    with pytest.raises(Refused) as refused:
        add_status(facts={"name": "A"}, by=writer)
    assert refused.value.code == "right"
