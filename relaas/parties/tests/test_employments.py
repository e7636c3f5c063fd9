"""P6, P13: persons work at organizations, leave them, and stay."""

from datetime import date, timedelta

import pytest

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.employments import (
    change_employment,
    employ,
    end_employment,
    make_primary_person,
    remove_employment,
    reorder_persons,
    set_default_organization,
)
from relaas.parties.models import Employment, Party, Stage
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

YESTERDAY, TODAY, TOMORROW = (clock.today() + timedelta(days=days) for days in (-1, 0, 1))


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


@pytest.fixture
def jan(person: Make) -> Party:
    return person("Jan", "van den Berg")


def flags(**given: object) -> list[tuple[str, bool, bool]]:
    return [(each.person.first_name, each.is_primary, each.is_default) for each in Employment.objects.filter(**given)]


def test_the_first_person_is_primary_and_the_first_organization_the_default(
    bakery: Party, jan: Party, person: Make, organization: Make
) -> None:
    employ(jan, bakery, facts={"function": "Directeur", "work_phone": "038 4215561"}, by=BY)
    employ(person("Ans"), bakery, by=BY)
    employ(jan, organization("Molen"), by=BY)
    assert flags(organization=bakery) == [("Jan", True, True), ("Ans", False, True)]
    assert flags(organization__name="Molen") == [("Jan", True, False)]
    jan.refresh_from_db()
    assert jan.phone == "+31384215561", "a person without a number of its own is reached at work"


def test_leaving_ends_the_employment_and_keeps_the_person(bakery: Party, jan: Party, person: Make) -> None:
    """P13: the next in order is the one to turn to."""
    first = employ(jan, bakery, facts={"work_email": "jan@bakkerij.example"}, by=BY)
    employ(person("Ans"), bakery, by=BY)
    end_employment(first, last_day=YESTERDAY, by=BY)
    first.refresh_from_db()
    assert (first.until_day, first.stage(TODAY), first.stage(YESTERDAY)) == (TODAY, Stage.ENDED, Stage.RUNNING)
    assert flags(organization=bakery) == [("Jan", False, True), ("Ans", True, True)]
    assert list(Employment.objects.running(TODAY)) == list(Employment.objects.filter(person__first_name="Ans"))
    assert told(jan)[0] == ("Uit dienst", "Jan van den Berg bij Bakkerij")


def test_whoever_leaves_later_stays_the_one_to_turn_to_until_then(bakery: Party, jan: Party, person: Make) -> None:
    first = employ(jan, bakery, by=BY)
    employ(person("Ans"), bakery, by=BY)
    end_employment(first, last_day=TOMORROW, by=BY)
    assert flags(organization=bakery)[0] == ("Jan", True, True)


def test_the_default_organization_passes_on_when_the_person_leaves_it(
    jan: Party, bakery: Party, organization: Make
) -> None:
    first = employ(jan, bakery, facts={"work_email": "jan@bakkerij.example"}, by=BY)
    employ(jan, organization("Molen"), facts={"work_email": "jan@molen.example"}, by=BY)
    assert Party.objects.get(pk=jan.pk).email == "jan@bakkerij.example"
    end_employment(first, last_day=YESTERDAY, by=BY)
    assert Employment.objects.get(is_default=True).organization.name == "Molen"
    assert Party.objects.get(pk=jan.pk).email == "jan@molen.example"


def test_nobody_works_twice_at_one_place_at_one_time(bakery: Party, jan: Party) -> None:
    """After leaving, somebody may come back."""
    employ(jan, bakery, facts={"from_day": date(2020, 1, 1), "until_day": date(2021, 1, 1)}, by=BY)
    again = employ(jan, bakery, facts={"from_day": date(2021, 1, 1)}, by=BY)
    for refused_verb in (
        lambda: employ(jan, bakery, facts={"until_day": date(2020, 1, 2)}, by=BY),
        lambda: change_employment(again, facts={"from_day": date(2020, 12, 31)}, by=BY),
    ):
        with pytest.raises(Refused) as refused:
            refused_verb()
        assert refused.value.code == "employed_already"


def test_a_period_does_not_end_before_it_begins(bakery: Party, jan: Party) -> None:
    backwards = {"from_day": date(2021, 1, 1), "until_day": date(2021, 1, 1)}
    with pytest.raises(Refused) as refused:
        employ(jan, bakery, facts=backwards, by=BY)
    assert [(each.code, each.field) for each in refused.value.problems] == [("until_day", "until_day")]
    employment = employ(jan, bakery, facts={"from_day": TODAY}, by=BY)
    with pytest.raises(Refused) as refused:
        end_employment(employment, last_day=YESTERDAY, by=BY)
    assert [(each.code, each.field) for each in refused.value.problems] == [("until_day", "last_day")]


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"work_phone": "123"}, "telephone"), ({"work_email": "x"}, "email"), ({"function": "x" * 101}, "too_long")],
)
def test_a_wrong_property_is_refused_at_its_field(bakery: Party, jan: Party, facts: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        employ(jan, bakery, facts=facts, by=BY)
    assert [(each.field, each.code) for each in refused.value.problems] == [(next(iter(facts)), code)]


def test_only_persons_work_and_only_at_organizations(
    bakery: Party, jan: Party, organization: Make, person: Make
) -> None:
    for worker, place in ((organization("A"), bakery), (jan, person("B"))):
        with pytest.raises(Refused) as refused:
            employ(worker, place, by=BY)
        assert refused.value.code == "kind"


def test_properties_change_and_the_story_says_the_last_day_in_service(bakery: Party, jan: Party) -> None:
    employment = employ(jan, bakery, facts={"function": "Bakker"}, by=BY)
    change_employment(employment, facts={"function": "Inkoop", "until_day": date(2030, 1, 1)}, by=BY)
    assert told(jan)[0] == (
        "Dienstverband gewijzigd",
        "Jan van den Berg bij Bakkerij · Functie: Bakker → Inkoop; T/m: – → 31-12-2029",
    )
    assert told(bakery)[0][1].startswith("Jan van den Berg bij Bakkerij · ")


def test_another_person_becomes_primary_and_another_organization_the_default(
    bakery: Party, jan: Party, person: Make, organization: Make
) -> None:
    old = employ(jan, bakery, by=BY)
    ans = employ(person("Ans"), bakery, by=BY)
    mill = employ(jan, organization("Molen"), by=BY)
    make_primary_person(ans, by=BY)
    set_default_organization(mill, by=BY)
    assert flags(organization=bakery) == [("Jan", False, False), ("Ans", True, True)]
    assert Employment.objects.get(pk=mill.pk).is_default
    end_employment(old, last_day=YESTERDAY, by=BY)
    for refused_verb in (make_primary_person, set_default_organization):
        with pytest.raises(Refused) as refused:
            refused_verb(old, by=BY)
        assert refused.value.code == "out_of_service"


def test_an_employment_that_never_was_is_removed(bakery: Party, jan: Party, person: Make) -> None:
    first = employ(jan, bakery, by=BY)
    employ(person("Ans"), bakery, by=BY)
    remove_employment(first, by=BY)
    assert flags(organization=bakery) == [("Ans", True, True)]
    assert told(jan)[0] == ("Dienstverband verwijderd", "Jan van den Berg bij Bakkerij")


def test_persons_stand_in_the_order_that_is_given(bakery: Party, jan: Party, person: Make) -> None:
    ids = [employ(each, bakery, by=BY).pk for each in (jan, person("Ans"), person("Piet"))]
    reorder_persons(bakery, order=[ids[2], ids[0]], by=BY)
    assert [each.person.first_name for each in bakery.staff.all()] == ["Piet", "Jan", "Ans"]
    before = len(told(bakery))
    reorder_persons(bakery, order=[ids[2], ids[0], ids[1], 999_999], by=BY)
    assert len(told(bakery)) == before, "the same order is no change"


def test_somebody_else_was_first(bakery: Party, jan: Party) -> None:
    employment = employ(jan, bakery, facts={"function": "Bakker"}, by=BY)
    change_employment(Employment.objects.get(pk=employment.pk), facts={"function": "Chef"}, by=BY)
    with pytest.raises(ChangedMeanwhile):
        change_employment(employment, facts={"function": "Inkoop"}, seen={"function": "Bakker"}, by=BY)


def test_whom_one_may_not_see_one_may_not_touch(bakery: Party, jan: Party) -> None:
    """P4, U2: also not by way of the organization, and its story keeps the name from others."""
    employment = employ(jan, bakery, by=BY)
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=jan.pk).update(only_for_account_manager=True)
    other = Actor("Piet", user_id=7, rights=frozenset({"parties.read", "parties.change"}))
    assert not Employment.objects.visible_to(other).exists()
    with pytest.raises(Refused) as refused:
        change_employment(Employment.objects.get(pk=employment.pk), facts={"function": "x"}, by=other)
    assert refused.value.code == "policy"
