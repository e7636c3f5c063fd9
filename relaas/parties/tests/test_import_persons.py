"""Persons out of a file, with where they work."""

import pytest

from relaas.kernel import policy
from relaas.kernel.policy import Act, Rule, Ruling
from relaas.kernel.subjects import subject_of
from relaas.parties.importing.importer import PERSONS
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Channel, Employment, Party
from relaas.parties.tests.bringing_in import bring_in, bring_in_persons, codes, party_of, what
from relaas.parties.tests.conftest import Make, told

pytestmark = pytest.mark.django_db


def test_a_person_with_an_employer(organization: Make) -> None:
    bakery = organization("Bakkerij Van den Berg B.V.", code="B1")
    outcomes = bring_in_persons(
        {"person.name": "Fatima el Idrissi", "employment.organization": "bakkerij van den berg",
         "employment.function": "Inkoper", "employment.work_phone": "038 421 5560",
         "channel.mobile": "06 12345678", "address.post.city": "ZWOLLE"},
        {"person.first_name": "Jan", "person.prefix": "van den", "person.last_name": "Berg",
         "employment.organization_code": "B1"},
    )  # fmt: skip
    fatima, jan = (party_of(outcome) for outcome in outcomes)
    assert what(outcomes) == ["created", "created"]
    assert (fatima.name, fatima.prefix, fatima.last_name, fatima.city) == (
        "Fatima el Idrissi",
        "el",
        "Idrissi",
        "Zwolle",
    )
    assert fatima.phone == "+31612345678"
    assert (jan.name, jan.sort_name[:4]) == ("Jan van den Berg", "berg")
    work = Employment.objects.filter(organization=bakery).order_by("position")
    assert [(each.person_id, each.position, each.is_primary, each.is_default) for each in work] == [
        (fatima.pk, 1, True, True),
        (jan.pk, 2, False, True),
    ]
    assert told(fatima)[0] == ("In dienst", "Fatima el Idrissi bij Bakkerij Van den Berg B.V. · Inkoper")
    assert len(told(bakery)) == 3
    assert differing_kept_columns() == []


def test_the_same_persons_twice(organization: Make) -> None:
    organization("Bakkerij")
    file = [
        {"person.name": "Jan Jansen", "employment.organization": "Bakkerij", "employment.work_email": "jan@b.example"},
        {"person.name": "Jan Jansen", "address.post.city": "Ede"},
        {"person.name": "Jan Jansen", "channel.email": "jan@thuis.example"},
    ]
    assert what(bring_in_persons(*file)) == ["created"] * 3
    assert what(bring_in_persons(*file)) == ["skipped"] * 3
    assert Party.objects.persons().count() == 3


@pytest.mark.parametrize(
    "row",
    [
        {"person.code": "P1", "person.name": "Heel Anders"},
        {"person.name": "Jan van den Berg", "channel.email": "JAN@b.example"},
        {"person.name": "van den Berg, Jan", "employment.organization": "Bakkerij"},
        {"person.name": "jan van den berg", "address.post.city": "EDE"},
    ],
)
def test_who_is_found(organization: Make, row: dict[str, str]) -> None:
    organization("Bakkerij")
    [there] = bring_in_persons(
        {"person.name": "Jan van den Berg", "person.code": "P1", "employment.organization": "Bakkerij",
         "employment.work_email": "jan@b.example", "address.post.city": "Ede"}
    )  # fmt: skip
    [outcome] = bring_in_persons({**row, "person.internal_note": "gezien"})
    assert (outcome.what, outcome.subject) == ("updated", there.subject)


def test_who_is_not_found() -> None:
    bring_in_persons({"person.name": "Jan Jansen", "channel.email": "jan@a.example", "address.post.city": "Ede"})
    rows = [
        {"person.name": "Jan Jansen", "channel.email": "jan@b.example"},
        {"person.name": "Jan Jansen", "address.post.city": "Goes"},
        {"person.name": "Piet Pietersen", "channel.email": "jan@a.example"},
    ]
    assert what(bring_in_persons(*rows)) == ["created"] * 3


def test_an_employer_that_is_not_there_costs_a_cell_and_not_its_row(organization: Make) -> None:
    """What was given as reachability at work is the person's own then."""
    organization("Jansen B.V.")
    organization("Jansen V.O.F.")
    missing, several = bring_in_persons(
        {"person.name": "Jan", "employment.organization": "Nergens", "employment.work_phone": "038 421 5560"},
        {"person.name": "Piet", "employment.organization": "Jansen"},
    )
    assert (codes(missing), codes(several)) == ({"employer"}, {"employer_several"})
    assert list(Channel.objects.filter(party=party_of(missing)).values_list("value", flat=True)) == ["+31384215560"]
    assert not Employment.objects.exists()


def test_a_new_employer_and_a_new_function_of_somebody_who_is_there(organization: Make) -> None:
    organization("Bakkerij")
    slager = organization("Slagerij")
    row = {"person.name": "Jan Jansen", "channel.email": "jan@a.example", "employment.organization": "Bakkerij"}
    [first] = bring_in_persons(row)
    changed = bring_in_persons({**row, "employment.function": "Chef"}, {**row, "employment.organization": "Slagerij"})
    assert what(changed) == ["updated", "updated"]
    work = Employment.objects.filter(person=party_of(first)).order_by("id")
    assert [(each.organization.name, each.function) for each in work] == [("Bakkerij", "Chef"), ("Slagerij", "")]
    assert Employment.objects.get(organization=slager).is_primary
    assert differing_kept_columns() == []


def test_the_last_day_in_service_is_read_as_people_write_it(organization: Make) -> None:
    organization("Bakkerij")
    [outcome] = bring_in_persons(
        {
            "person.name": "Jan",
            "employment.organization": "Bakkerij",
            "employment.from_day": "1-1-2020",
            "employment.until_day": "31-12-2030",
        }
    )
    [work] = Employment.objects.filter(person=party_of(outcome))
    assert (str(work.from_day), str(work.until_day)) == ("2020-01-01", "2031-01-01")


def test_a_person_without_a_name_is_refused() -> None:
    assert what(bring_in({"channel.email": "jan@a.example"}, importer=PERSONS)) == ["refused"]


def test_where_nobody_may_be_added_nobody_comes_to_work(organization: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """C11: the law is asked about the organization too; the person comes in without it, and the row says why."""
    bakery = organization("Bakkerij", code="B1")
    closed = Ruling("closed", "The bakery is closed.", subject=subject_of(bakery))
    rule = Rule(
        "closed", frozenset({Act.CHANGE}), lambda touched, by: [closed] if subject_of(bakery) in touched else []
    )
    monkeypatch.setitem(policy.RULES._items, "closed", rule)
    [outcome] = bring_in_persons({"person.last_name": "Jansen", "employment.organization_code": "B1"})
    assert outcome.what == "created"
    assert [problem.reason for problem in outcome.problems] == ["The bakery is closed."]
    assert not Employment.objects.exists()
