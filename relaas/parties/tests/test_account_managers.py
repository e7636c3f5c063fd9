"""T2: who of us is responsible for a party; one of them is primary."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.account_managers import (
    assign_account_manager,
    change_account_manager,
    make_primary_account_manager,
    withdraw_account_manager,
)
from relaas.parties.editing import change_person
from relaas.parties.models import AccountManager, Party
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


def primary(party: Party) -> User | None:
    """As the party's own row keeps it, which must agree with the rows."""
    kept = Party.objects.get(pk=party.pk).account_manager
    rows = AccountManager.objects.filter(party=party, is_primary=True)
    assert [each.user for each in rows] == ([kept] if kept else [])
    return kept


def test_the_first_is_primary_until_another_one_is_made_so(bakery: Party, user: MakeUser) -> None:
    sanne, piet, ans = user("Sanne"), user("Piet"), user("Ans")
    assign_account_manager(bakery, user=sanne, by=BY)
    second = assign_account_manager(bakery, user=piet, gets_commission=True, by=BY)
    assert primary(bakery) == sanne
    make_primary_account_manager(second, by=BY)
    assert primary(bakery) == piet
    assign_account_manager(bakery, user=ans, is_primary=True, by=BY)
    assert primary(bakery) == ans
    assert told(bakery)[0] == ("Accountmanager toegewezen", "Ans")
    assert told(bakery)[1] == ("Primaire accountmanager", "Piet")


def test_when_the_primary_one_goes_the_oldest_other_takes_over(bakery: Party, user: MakeUser) -> None:
    sanne, piet = user("Sanne"), user("Piet")
    first = assign_account_manager(bakery, user=sanne, by=BY)
    second = assign_account_manager(bakery, user=piet, by=BY)
    withdraw_account_manager(first, by=BY)
    assert primary(bakery) == piet
    second.refresh_from_db()
    withdraw_account_manager(second, by=BY)
    assert primary(bakery) is None
    assert told(bakery)[0] == ("Accountmanager teruggetrokken", "Piet")


def test_nobody_twice_and_nobody_who_left(bakery: Party, user: MakeUser) -> None:
    sanne, gone = user("Sanne"), user("Weg", is_active=False)
    assign_account_manager(bakery, user=sanne, by=BY)
    for refused_user, code in ((sanne, "account_manager_twice"), (gone, "user_inactive")):
        with pytest.raises(Refused) as refused:
            assign_account_manager(bakery, user=refused_user, by=BY)
        assert [(each.code, each.field) for each in refused.value.problems] == [(code, "user")]


def test_commission_and_updates_are_switched(bakery: Party, user: MakeUser) -> None:
    manager = assign_account_manager(bakery, user=user(), by=BY)
    change_account_manager(manager, facts={"gets_commission": True, "gets_updates": False}, by=BY)
    manager.refresh_from_db()
    assert (manager.gets_commission, manager.gets_updates) == (True, False)
    assert told(bakery)[0] == ("Accountmanager gewijzigd", "Sanne de Boer")


def test_a_hidden_person_keeps_its_last_account_manager(person: Make, user: MakeUser) -> None:
    """P4."""
    jan = person()
    manager = assign_account_manager(jan, user=user(), by=BY)
    change_person(jan, facts={"only_for_account_manager": True}, by=BY)
    with pytest.raises(Refused) as refused:
        withdraw_account_manager(AccountManager.objects.get(pk=manager.pk), by=BY)
    assert refused.value.code == "no_account_manager"
    assert primary(jan)


def test_assigning_needs_a_right_of_its_own(bakery: Party, user: MakeUser) -> None:
    writer = Actor("Piet", user_id=1, rights=frozenset({"parties.read", "parties.change"}))
    with pytest.raises(Refused) as refused:
        assign_account_manager(bakery, user=user(), by=writer)
    assert refused.value.code == "right"
