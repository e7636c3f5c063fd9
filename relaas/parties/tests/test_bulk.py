"""Bulk actions on parties: what happens to each, what is told of it, and who is left out and why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.overviews.actions import Outcome
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.archiving import archive
from relaas.parties.bulk.archiving import archive_many, restore_many
from relaas.parties.bulk.managing import assign_account_manager_many
from relaas.parties.bulk.standing import check_many, give_role_many, give_status_many, take_role_many
from relaas.parties.editing import change_organization
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import AccountManager, Party, PartyStatus, Role
from relaas.parties.rights import ARCHIVE, ASSIGN, CHANGE, CHECK, READ
from relaas.parties.statuses import add_status, change_status
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Transaction
from relaas.story.undoing import UNDO, undo

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]
type Deed = Callable[[list[int], Actor], Outcome]
RIGHTS = (READ, CHANGE, CHECK, ASSIGN, ARCHIVE, UNDO)


@pytest.fixture
def three(organization: Make) -> list[Party]:
    return [organization(name, is_customer=True) for name in ("Anker", "Bakker", "Cramer")]


@pytest.fixture
def status(db: None) -> PartyStatus:
    return add_status(facts={"name": "Slapend", "for_persons": False}, by=BY)


def ids(parties: list[Party]) -> list[int]:
    return [party.pk for party in parties]


def state() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Party, AccountManager)]


def values(column: str) -> list[Any]:
    return list(Party.objects.order_by("pk").values_list(column, flat=True))


def test_many_are_archived_and_taken_back(three: list[Party]) -> None:
    """P10: those that are so already stay as they are, with who archived them and when."""
    archive(three[1], by=BY)
    before = values("archived_at")[1]
    with translation.override("nl"):
        assert archive_many(ids(three), by=BY) == Outcome(2, 1)
    assert None not in values("archived_at")
    assert values("archived_at")[1] == before
    assert [story[0] for story in told(three[0])][:1] == ["Gearchiveerd"]
    assert len(told(three[1])) == 2
    assert restore_many(ids(three), by=BY) == Outcome(3)
    assert values("archived_at") == [None] * 3
    assert restore_many(ids(three), by=BY) == Outcome(0, 3)
    assert Transaction.objects.filter(what="parties.restore_many").count() == 2


def test_many_are_marked_as_checked(three: list[Party]) -> None:
    """T2c"""
    assert check_many(ids(three), by=BY) == Outcome(3)
    assert values("checked_by_name") == ["Sanne"] * 3
    assert told(three[2])[0][0] == "Gecontroleerd"


def test_many_are_given_a_status_or_none(three: list[Party], status: PartyStatus, person: Make) -> None:
    """P3: one that is not meant for the kind of a party is refused to that party alone."""
    jan = person("Jan", "Bos")
    with translation.override("nl"):
        outcome = give_status_many([*ids(three), jan.pk], status=status, by=BY)
    assert (outcome.changed, outcome.unchanged) == (3, 0)
    assert [(each.label, each.reason) for each in outcome.refused] == [
        ("Jan Bos", "Deze status is niet voor dit soort partij bedoeld.")
    ]
    assert values("status_id") == [status.pk] * 3 + [None]
    assert told(three[0])[0] == ("Gegevens gewijzigd", "Status: – → Slapend")
    assert give_status_many(ids(three), status=status, by=BY) == Outcome(0, 3)
    assert give_status_many(ids(three), status=None, by=BY) == Outcome(3)
    assert told(three[0])[0][1] == "Status: Slapend → –"


def test_a_closed_status_is_given_to_nobody(three: list[Party], status: PartyStatus) -> None:
    change_status(status, facts={"closed_from": "2020-01-01"}, by=BY)
    outcome = give_status_many(ids(three), status=status, by=BY)
    assert (outcome.changed, len(outcome.refused)) == (0, 3)


def test_many_get_a_role_and_lose_it(three: list[Party], organization: Make) -> None:
    """P2: a role makes it a relation; without any it stays one."""
    outside = organization("Buiten", is_relation=False)
    assert give_role_many([*ids(three), outside.pk], role=Role.SUPPLIER, by=BY) == Outcome(4)
    assert values("is_supplier") == values("is_relation") == [True] * 4
    assert told(outside)[0][1] == "Leverancier: nee → ja; Opnemen in relatiebeheer: nee → ja"
    assert take_role_many(ids(three), role=Role.CUSTOMER, by=BY) == Outcome(3)
    assert take_role_many(ids(three), role=Role.SUPPLIER, by=BY) == Outcome(3)
    assert values("is_relation") == [True] * 4
    assert values("is_customer") == [False] * 4


@pytest.mark.parametrize("instead", [False, True])
def test_many_get_an_account_manager(three: list[Party], user: MakeUser, instead: bool) -> None:
    """T2: the new one is first; who was it stays beside, or goes. What the party's row keeps follows."""
    kees, ilse = user("Kees"), user("Ilse")
    for party in three[:2]:
        assign_account_manager(party, user=kees, by=BY)
    assign_account_manager(three[1], user=ilse, by=BY)
    assert assign_account_manager_many(ids(three), user=ilse, instead=instead, by=BY) == Outcome(3)
    assert values("account_manager_id") == [ilse.pk] * 3
    beside = AccountManager.objects.filter(is_primary=False).values_list("party_id", "user__name")
    assert sorted(beside) == ([] if instead else [(party.pk, "Kees") for party in three[:2]])
    assert differing_kept_columns() == []
    assert told(three[2])[0] == ("Accountmanager toegewezen", "Ilse")
    assert (("Accountmanager teruggetrokken", "Kees") in told(three[0])) is instead
    assert assign_account_manager_many(ids(three), user=ilse, by=BY) == Outcome(0, 3)


def test_who_has_left_becomes_nobodys_account_manager(three: list[Party], user: MakeUser) -> None:
    with pytest.raises(Refused) as refused:
        assign_account_manager_many(ids(three), user=user("Weg", is_active=False), by=BY)
    assert refused.value.code == "user_inactive"
    assert not AccountManager.objects.exists()


DEEDS: dict[str, Deed] = {
    "archive": lambda ids, by: archive_many(ids, by=by),
    "check": lambda ids, by: check_many(ids, by=by),
    "status": lambda ids, by: give_status_many(ids, status=PartyStatus.objects.get(), by=by),
    "role": lambda ids, by: give_role_many(ids, role=Role.OTHER, by=by),
    "no role": lambda ids, by: take_role_many(ids, role=Role.CUSTOMER, by=by),
    "manager": lambda ids, by: assign_account_manager_many(ids, user=User.objects.get(name="Kees"), by=by),
}


@pytest.fixture
def ready(three: list[Party], status: PartyStatus, user: MakeUser) -> list[Party]:
    assign_account_manager(three[0], user=user("Kees"), by=BY)
    assign_account_manager(three[1], user=user("Ilse"), by=BY)
    return three


@pytest.mark.parametrize("deed", [name for name in DEEDS if name != "archive"])
def test_what_is_archived_is_left_out_and_told(ready: list[Party], deed: str) -> None:
    """P10, C11: the law is asked about each; the others go on."""
    archive(ready[2], by=BY)
    outcome = DEEDS[deed](ids(ready), BY)
    assert outcome.changed + outcome.unchanged == 2
    [refusal] = outcome.refused
    assert (refusal.id, refusal.label) == (ready[2].pk, "Cramer")
    assert "Sanne" in refusal.reason


@pytest.mark.parametrize("deed", DEEDS)
def test_without_its_right_nothing_happens(ready: list[Party], deed: str) -> None:
    """U1: a reader changes nothing."""
    before = state()
    with pytest.raises(Refused) as refused:
        DEEDS[deed](ids(ready), Actor("Lezer", 9, frozenset({READ})))
    assert refused.value.code == "right"
    assert state() == before


@pytest.mark.parametrize("deed", DEEDS)
def test_what_somebody_may_not_see_is_left_alone_and_not_named(ready: list[Party], user: MakeUser, deed: str) -> None:
    """U2: who is limited to its own relations touches no others, whatever ids are sent."""
    kees = user("Kees Limited", *RIGHTS, only_managed=True)
    assign_account_manager(ready[2], user=kees, by=BY)
    hidden = state()[0][:2]
    outcome = DEEDS[deed](ids(ready), kees.actor)
    assert outcome.changed == 1
    assert [(each.id, each.label) for each in outcome.refused] == [(party.pk, "") for party in ready[:2]]
    assert state()[0][:2] == hidden


@pytest.mark.parametrize("deed", DEEDS)
def test_all_of_it_goes_back_at_once(ready: list[Party], deed: str) -> None:
    """U3: one transaction, one undoing, told to each."""
    before = state()
    DEEDS[deed](ids(ready), BY)
    assert state() != before
    undo(Transaction.objects.latest("id"), by=BY)
    assert state() == before
    assert differing_kept_columns() == []
    assert told(ready[2])[0][0].startswith("Ongedaan gemaakt: ")


def test_a_change_since_keeps_it_from_going_back(ready: list[Party]) -> None:
    check_many(ids(ready), by=BY)
    done = Transaction.objects.latest("id")
    change_organization(ready[1], facts={"name": "Anders"}, by=BY)
    with pytest.raises(Refused) as refused:
        undo(done, by=BY)
    assert refused.value.code == "changed_since"


@pytest.mark.parametrize("deed", DEEDS)
def test_as_many_queries_for_three_as_for_forty(ready: list[Party], organization: Make, deed: str) -> None:
    some = [organization(f"Nog {number}", is_customer=True).pk for number in range(3)]
    many = [organization(f"Meer {number}", is_customer=True).pk for number in range(40)]
    counts = []
    for chosen in (some, many):
        with CaptureQueriesContext(connection) as queries:
            assert DEEDS[deed](chosen, BY) == Outcome(len(chosen))
        counts.append(len(queries))
    assert counts[0] == counts[1] < 20
