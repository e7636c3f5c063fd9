"""U3: the page as of a day that is past: the same templates, from history; nothing on it can be changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.kernel import clock
from relaas.parties.account_managers import assign_account_manager, withdraw_account_manager
from relaas.parties.addresses import change_address
from relaas.parties.archiving import delete
from relaas.parties.channels import add_channel
from relaas.parties.editing import change_organization
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


@contextmanager
def on_day(number: int) -> Iterator[None]:
    with clock.travel(FIRST + timedelta(days=number)):
        yield


@pytest.fixture
def bakery(organization: Make, person: Make, user: Any) -> Party:
    """Made on 1 March 2026; everything about it changed on the eleventh."""
    with on_day(0):
        party = organization(
            "Bakkerij Oud", kvk="05012345", internal_note="Belt graag",
            addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}],
            channels=[{"type": "phone", "value": "0384215560"}],
        )  # fmt: skip
        person("Fatima", "el Idrissi", organization=party, employment={"function": "Bakker"})
        assign_account_manager(party, user=user("Sanne de Boer"), by=BY)
    with on_day(10):
        change_organization(party, facts={"name": "Bakkerij Nieuw", "internal_note": ""}, by=BY)
        change_address(party.addresses.get(), facts={"city": "Hattem"}, by=BY)
        add_channel(party, facts={"type": "email", "value": "nieuw@relaas.example"}, by=BY)
        delete(party.staff.get().person, by=BY)
    return party


def opened(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def main_of(page: str) -> str:
    return page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("role", ["administrator", "manager"])
def test_the_page_is_what_it_was(role: str, bakery: Party, signed_in: SignIn) -> None:
    page = opened(signed_in(role), f"{page_of(bakery)}?op=05-03-2026")
    for then in (
        "Bakkerij Oud",
        "Zwolle",
        "038 421 5560",
        "Fatima el Idrissi",
        "Bakker",
        "Sanne de Boer",
        "Belt graag",
    ):
        assert then in page, then
    for later in ("Nieuw", "Hattem", "nieuw@relaas.example", "gewijzigd"):
        assert later not in main_of(page), later
    assert "Zo stond het op 05-03-2026." in page
    assert "Wijziging erna: 11-03-2026" in page


def test_who_may_not_look_back_at_what_is_deleted_does_not_meet_it(bakery: Party, signed_in: SignIn) -> None:
    """U2: whoever may not delete sees of a deleted person nothing, nor its page of then."""
    client = signed_in("sales")
    assert "Fatima" not in opened(client, f"{page_of(bakery)}?op=05-03-2026").split('class="card story"')[0]
    gone = bakery.pk + 1
    assert not Party.objects.filter(pk=gone).exists()
    opened(client, f"/personen/{gone}/?op=05-03-2026", 404)
    manager = signed_in("manager")
    page = opened(manager, f"/personen/{gone}/?op=05-03-2026")
    assert "Sindsdien is het verwijderd." in page
    assert "Bakkerij Oud" in page
    opened(manager, f"/personen/{gone}/", 404)


def test_nothing_can_be_changed_on_it(bakery: Party, signed_in: SignIn) -> None:
    page = opened(signed_in("administrator"), f"{page_of(bakery)}?op=05-03-2026")
    main = main_of(page)
    assert 'method="post"' not in main
    for word in ("/bewerken/", "/nieuw/", "/verwijderen/", "/archiveren/"):
        assert word not in main, word


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("31-12-2030", "moet nog komen"),
        ("01-01-0001", "vier cijfers"),
        ("31-02-2026", "Deze dag bestaat niet"),
        ("onzin", "Dit is geen datum"),
        ("'); DROP TABLE", "Dit is geen datum"),
        ("😀" * 2_000, "Dit is geen datum"),
        ("28-02-2026", "was er niet op 28-02-2026"),
        ("01-01-1000", "was er niet op 01-01-1000"),
        ("+9999", "moet nog komen"),
    ],
)
def test_a_day_that_tells_nothing_is_answered_clearly(asked: str, said: str, bakery: Party, signed_in: SignIn) -> None:
    page = opened(signed_in(), f"{page_of(bakery)}?{urlencode({'op': asked})}", 422)
    assert said in page
    assert "Naar vandaag" in page


def test_today_and_an_empty_day_are_the_page_of_now(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    for asked in ("", "vandaag", "%20"):
        page = opened(client, f"{page_of(bakery)}?op={asked}")
        assert "Bakkerij Nieuw" in page
        assert "Zo stond het op" not in page


def test_tabs_and_links_stay_in_that_day(bakery: Party, signed_in: SignIn) -> None:
    page = opened(signed_in("manager"), f"{page_of(bakery)}?op=05-03-2026")
    assert f"/personen/{bakery.pk + 1}/?op=05-03-2026" in page
    assert f"{page_of(bakery)}?op=11-03-2026" in page


def test_a_hidden_party_is_not_there_of_any_day(bakery: Party, signed_in: SignIn) -> None:
    opened(signed_in("sales", only_managed=True), f"{page_of(bakery)}?op=05-03-2026", 404)


def test_it_costs_the_same_after_many_changes(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    few = _queries(client, f"{page_of(bakery)}?op=05-03-2026")
    for number in range(30):
        change_organization(bakery, facts={"name": f"Bakkerij {number}"}, by=BY)
        add_channel(bakery, facts={"type": "email", "value": f"x{number}@relaas.example"}, by=BY)
    assert few == _queries(client, f"{page_of(bakery)}?op=05-03-2026")
    assert few <= 31


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_master_data_and_terms_are_what_they_were(bakery: Party, signed_in: SignIn) -> None:
    """The cards of other rooms, on the tab Stamgegevens."""
    client = signed_in("administrator")
    tab = f"{page_of(bakery)}stamgegevens/?op=05-03-2026"
    before = opened(client, tab)
    assert "Sanne de Boer" in before
    withdraw_account_manager(bakery.account_managers.get(), by=BY)
    assert main_of(opened(client, tab)) == main_of(before)
    assert 'method="post"' not in main_of(before)
