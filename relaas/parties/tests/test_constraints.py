"""What the database keeps, whoever writes: each row here breaks one constraint and nothing else."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import CheckConstraint, UniqueConstraint

from relaas.kernel import clock
from relaas.parties.models import AccountManager, Address, Channel, Employment, Party, PartyStatus
from relaas.parties.tests.conftest import BY, Make
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

FIRM = {"kind": "organization", "name": "A"}
HUMAN = {"kind": "person", "name": "A", "last_name": "A"}

BROKEN: list[tuple[str, dict[str, Any]]] = [
    ("party_kind_known", {**FIRM, "kind": "ding"}),
    ("party_has_a_name", {**FIRM, "name": ""}),
    ("party_code_empty_is_null", {**FIRM, "code": ""}),
    ("party_salutation_known", {**HUMAN, "salutation": "x"}),
    ("party_size_known", {**FIRM, "size": "veel"}),
    ("organization_has_nothing_of_a_person", {**FIRM, "last_name": "A"}),
    ("organization_has_nothing_of_a_person", {**FIRM, "only_for_account_manager": True}),
    ("person_has_nothing_of_an_organization", {**HUMAN, "kvk": "01234567"}),
    ("person_has_nothing_of_an_organization", {**HUMAN, "founded_on": date(2020, 1, 1)}),
    ("party_roles_of_relations_only", {**FIRM, "is_supplier": True}),
    ("party_ends_after_it_began", {**FIRM, "founded_on": date(2020, 1, 2), "ended_on": date(2020, 1, 1)}),
    ("party_checked_by_somebody", {**FIRM, "checked_at": clock.now()}),
    ("party_archived_by_somebody", {**FIRM, "archived_by_name": "Sanne"}),
    ("party_no_credit_has_a_reason", {**FIRM, "creditworthy": False}),
]


def refused_by(error: pytest.ExceptionInfo[IntegrityError], constraint: str) -> bool:
    """SQLite names the columns of a broken unique index, PostgreSQL the index itself."""
    return constraint in str(error.value) or "UNIQUE constraint failed" in str(error.value)


@pytest.mark.parametrize(("constraint", "row"), BROKEN)
def test_a_party(constraint: str, row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError) as error, writing(by=BY, what="test"):
        Party.objects.create(**row)
    assert constraint in str(error.value)


def test_a_code_is_there_once_and_none_any_number_of_times() -> None:
    with writing(by=BY, what="test"):
        Party.objects.create(**FIRM)
        Party.objects.create(**FIRM)
        Party.objects.create(**FIRM, code="1")
        with pytest.raises(IntegrityError), transaction.atomic():
            Party.objects.create(**FIRM, code="1")


def test_no_organization_is_its_own_branch() -> None:
    with writing(by=BY, what="test"):
        party = Party.objects.create(**FIRM)
        with pytest.raises(IntegrityError, match="party_not_its_own_branch"), transaction.atomic():
            Party.objects.filter(pk=party.pk).update(branch_of=party.pk)


CHILDREN: list[tuple[str, type[Any], list[dict[str, Any]]]] = [
    ("address_has_a_type", Address, [{}]),
    ("address_has_a_country", Address, [{"for_visit": True, "country": ""}]),
    ("address_place_on_earth", Address, [{"for_visit": True, "latitude": 1}]),
    ("address_place_on_earth", Address, [{"for_visit": True, "latitude": 90_000_001, "longitude": 0}]),
    ("address_default_post_serves_it", Address, [{"for_visit": True, "default_post": True}]),
    ("one_default_visit_address", Address, [{"for_visit": True, "default_visit": True}] * 2),
    ("channel_type_known", Channel, [{"type": "duif", "value": "x"}]),
    ("channel_has_a_value", Channel, [{"type": "phone", "value": ""}]),
    ("channel_carries_what_it_can", Channel, [{"type": "phone", "value": "x", "sends_orders": True}]),
    ("one_default_channel", Channel, [{"type": "phone", "value": "x", "is_default": True}] * 2),
]


@pytest.mark.parametrize(("constraint", "model", "rows"), CHILDREN)
def test_what_hangs_on_a_party(
    organization: Make, constraint: str, model: type[Any], rows: list[dict[str, Any]]
) -> None:
    party = organization()
    with pytest.raises(IntegrityError) as error, writing(by=BY, what="test"):
        for row in rows:
            model.objects.create(party=party, **row)
    assert refused_by(error, constraint)


@pytest.mark.parametrize(
    ("constraint", "rows"),
    [
        ("employment_ends_after_it_began", [{"from_day": date(2020, 1, 1), "until_day": date(2020, 1, 1)}]),
        ("one_primary_person", [{"is_primary": True}, {"is_primary": True}]),
        ("one_default_organization", [{"is_default": True}, {"is_default": True}]),
    ],
)
def test_an_employment(organization: Make, person: Make, constraint: str, rows: list[dict[str, Any]]) -> None:
    jan, bakery = person(), organization()
    with pytest.raises(IntegrityError) as error, writing(by=BY, what="test"):
        for row in rows:
            Employment.objects.create(person=jan, organization=bakery, **row)
    assert refused_by(error, constraint)


def test_nobody_is_employed_by_itself(person: Make) -> None:
    jan = person()
    with pytest.raises(IntegrityError, match="employment_of_somebody_else"), writing(by=BY, what="test"):
        Employment.objects.create(person=jan, organization=jan)


def test_an_account_manager_stands_there_once_and_one_is_primary(organization: Make, user: Any) -> None:
    party, sanne, piet = organization(), user("Sanne"), user("Piet")
    with writing(by=BY, what="test"):
        AccountManager.objects.create(party=party, user=sanne, is_primary=True)
        for row in ({"user": sanne}, {"user": piet, "is_primary": True}):
            with pytest.raises(IntegrityError), transaction.atomic():
                AccountManager.objects.create(party=party, **row)


@pytest.mark.parametrize(
    ("constraint", "row"),
    [
        ("status_has_a_name", {"name": ""}),
        ("status_is_for_somebody", {"name": "A", "for_organizations": False, "for_persons": False}),
        ("status_tone_known", {"name": "A", "tone": "paars"}),
    ],
)
def test_a_status(constraint: str, row: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=constraint), writing(by=BY, what="test"):
        PartyStatus.objects.create(**row)


def test_every_constraint_is_tried_here() -> None:
    """But for those of one shape of which one is tried: the defaults of the other types of address."""
    tried = {name for name, *_ in (*BROKEN, *CHILDREN)} | {
        "party_not_its_own_branch", "employment_ends_after_it_began", "one_primary_person", "one_default_organization",
        "employment_of_somebody_else", "account_manager_once", "one_primary_account_manager",
        "status_has_a_name", "status_is_for_somebody", "status_tone_known",
    }  # fmt: skip
    constraints = {
        constraint.name
        for model in (Party, Address, Channel, Employment, AccountManager, PartyStatus)
        for constraint in model._meta.constraints
        if isinstance(constraint, (CheckConstraint, UniqueConstraint))
    }
    of_one_shape = {
        f"{shape}" for type in ("visit", "post", "invoice", "delivery", "home")
        for shape in (f"address_default_{type}_serves_it", f"one_default_{type}_address")
    }  # fmt: skip
    assert constraints - of_one_shape <= tried
