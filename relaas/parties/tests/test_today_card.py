"""What colleagues did lately to the relations of who looks, on the first page (T2)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.editing import change_organization
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE, READ, READ_HIDDEN
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]
CARD = 'id="today-changes"'


@pytest.fixture
def sanne(user: MakeUser) -> User:
    return user("Sanne", READ)


@pytest.fixture
def piet(user: MakeUser) -> User:
    return user("Piet", READ, READ_HIDDEN, CHANGE)


def managed(party: Party, user: User) -> Party:
    """A relation that this user was given a month ago."""
    with clock.travel(clock.now() - timedelta(days=30)):
        assign_account_manager(party, user=user, by=BY)
    return party


def first_page(user: User) -> str:
    browser = Client()
    browser.force_login(user)
    return browser.get("/").content.decode()


def test_what_colleagues_did_in_seven_days_stands_there_once_for_each_relation(
    organization: Make, sanne: User, piet: User
) -> None:
    bakery, dairy = managed(organization("Bakkerij"), sanne), managed(organization("Zuivel"), sanne)
    other = organization("Van een ander")
    with clock.travel(clock.now() - timedelta(days=8)):
        change_organization(dairy, facts={"name": "Zuivelhoeve"}, by=piet.actor)
    for name in ("Bakkerij Een", "Bakkerij Twee", "Bakkerij Drie"):
        change_organization(bakery, facts={"name": name}, by=piet.actor)
    change_organization(other, facts={"name": "Nog steeds"}, by=piet.actor)
    page = first_page(sanne)
    card = page[page.index(CARD) :]
    assert "Bakkerij Drie" in card
    assert "en nog 2" in card
    assert "Piet" in card
    assert "Zuivelhoeve" not in card
    assert "Nog steeds" not in card


def test_what_one_did_oneself_is_no_news(organization: Make, user: MakeUser) -> None:
    sanne = user("Sanne", READ, CHANGE)
    bakery = managed(organization("Bakkerij"), sanne)
    change_organization(bakery, facts={"name": "Bakkerij Twee"}, by=sanne.actor)
    assert "Geen collega wijzigde" in first_page(sanne)


def test_who_manages_nothing_has_no_such_card(organization: Make, sanne: User) -> None:
    organization("Bakkerij")
    assert CARD not in first_page(sanne)


def test_it_costs_the_same_however_many_one_manages(organization: Make, sanne: User, piet: User) -> None:
    """U2 is asked in bulk too."""
    browser, counted = Client(), []
    browser.force_login(sanne)
    for name in ("Een", "Twee", "Drie"):
        change_organization(managed(organization(name), sanne), facts={"name": f"{name} B.V."}, by=piet.actor)
        with CaptureQueriesContext(connection) as queries:
            assert f"{name} B.V." in browser.get("/").content.decode()
        counted.append(len(queries))
    assert len(set(counted)) == 1
