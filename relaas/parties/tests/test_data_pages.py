"""T2 on the screen: master data, local files and account managers on the tab *Stamgegevens*; the types under Beheer."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.parties.archiving import archive
from relaas.parties.banking.accounts import change_bank_account
from relaas.parties.local_files import add_local_file
from relaas.parties.master_data.rows import add_master_data
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.models import BankAccount, LocalFile, MasterData, MasterDataType, Party, PersonalMasterData
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, RABO, Make
from relaas.parties.tests.filling_in import fields_of, fill_in

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
BUDGET = 20  # queries of the tab, with those of session, user and the cards of other rooms


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


@pytest.fixture
def ordering(db: None) -> MasterDataType:
    return add_master_data_type(facts={"name": "Bestelt via", "kind": "choice", "choices": ["EDI", "Mail"]}, by=BY)


def tab_of(party: Party) -> str:
    return f"{page_of(party)}stamgegevens/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def card_of(page: str, name: str) -> str:
    return page.split(f'id="{name}"')[1].split("</section>")[0]


def test_first_the_type_and_then_its_value(bakery: Party, ordering: MasterDataType, signed_in: SignIn) -> None:
    client = signed_in()
    address = f"{tab_of(bakery)}nieuw/{ordering.pk}/"
    assert f'href="{address}"' in text_of(client, f"{tab_of(bakery)}nieuw/")
    assert "<select" in text_of(client, address)
    answer = fill_in(client, address, value="EDI", remark="Berichten via de VAN")
    assert (answer.status_code, answer["Location"]) == (303, tab_of(bakery))
    page = card_of(text_of(client, tab_of(bakery)), "master-data")
    assert "Bestelt via" in page
    assert "Berichten via de VAN" in page
    row = MasterData.objects.get()
    base = f"{tab_of(bakery)}{ordering.pk}/{row.pk}/"
    assert fill_in(client, f"{base}bewerken/", value="Mail").status_code == 303
    assert f'href="{address}"' not in text_of(client, f"{tab_of(bakery)}nieuw/"), "there can be one"
    client.post(f"{base}verwijderen/")
    assert not MasterData.objects.exists()


def test_what_is_wrong_stands_at_the_field(bakery: Party, signed_in: SignIn) -> None:
    type = add_master_data_type(facts={"name": "Vloot", "kind": "number"}, by=BY)
    client = signed_in()
    for typed in ("12.5", "veel 🚚", "9" * 5000, ""):
        answer = fill_in(client, f"{tab_of(bakery)}nieuw/{type.pk}/", value=typed)
        assert answer.status_code == 422
        assert 'id="id_value_error"' in answer.content.decode()


def test_sent_in_twice_is_once_and_two_people_see_each_other(bakery: Party, signed_in: SignIn) -> None:
    type = add_master_data_type(facts={"name": "Kenteken", "several": True}, by=BY)
    client, address = signed_in(), f"{tab_of(bakery)}nieuw/{type.pk}/"
    given = {**fields_of(client.get(address)), "value": "AB-1"}
    assert [client.post(address, given).status_code for _time in range(2)] == [303, 303]
    row = MasterData.objects.get()
    edit = f"{tab_of(bakery)}{type.pk}/{row.pk}/bewerken/"
    opened = fields_of(client.get(edit))
    fill_in(client, edit, value="AB-2")
    answer = client.post(edit, {**opened, "value": "AB-3"})
    assert answer.status_code == 422
    assert "AB-2" in answer.content.decode()


def test_personal_master_data_is_for_who_may_see_it(person: Make, signed_in: SignIn) -> None:
    """P14, U2: not on the page, not in the story, not at its address, not among what can be added."""
    jan = person()
    type = add_master_data_type(facts={"name": "Maat", "is_personal": True}, by=BY)
    row = add_master_data(jan, type, facts={"value": "XXL"}, by=BY)
    assert isinstance(row, PersonalMasterData)
    edit = f"{tab_of(jan)}{type.pk}/{row.pk}/bewerken/"
    manager, sales = signed_in("manager"), signed_in("sales")
    assert "XXL" in text_of(manager, tab_of(jan))
    assert manager.get(edit).status_code == 200
    page = text_of(sales, tab_of(jan))
    assert "XXL" not in page
    assert "Maat" not in page
    assert "Maat" not in text_of(sales, f"{tab_of(jan)}nieuw/")
    assert [sales.get(edit).status_code, sales.get(f"{tab_of(jan)}nieuw/{type.pk}/").status_code] == [404, 404]


def test_local_files_are_copied_and_web_addresses_opened(bakery: Party, signed_in: SignIn) -> None:
    client, new = signed_in(), f"{page_of(bakery)}lokale-bestanden/nieuw/"
    fill_in(client, new, label="Map", location=r"\\fs\bakker")
    fill_in(client, new, label="Online", location="https://map.example/bakker")
    page = card_of(text_of(client, tab_of(bakery)), "local-files")
    assert r'data-copy="\\fs\bakker"' in page
    assert '<a href="https://map.example/bakker"' in page
    assert r'href="\\fs' not in page
    for wrong in ("javascript:alert(1)", "", "x" * 5000, "ergens 🗂️"):
        assert fill_in(client, new, label="Fout", location=wrong).status_code == 422
    file = LocalFile.objects.get(label="Map")
    base = f"{page_of(bakery)}lokale-bestanden/{file.pk}/"
    assert fill_in(client, f"{base}bewerken/", label="Projectmap").status_code == 303
    client.post(f"{base}verwijderen/")
    assert not LocalFile.objects.filter(pk=file.pk).exists()


def test_the_account_managers_stand_here_and_the_primary_one_on_the_first_page(
    bakery: Party, signed_in: SignIn
) -> None:
    """T2, as the picture of the relation has it."""
    client = signed_in()
    me = User.objects.get(email="manager@relaas.example")
    answer = fill_in(client, f"{page_of(bakery)}accountmanagers/nieuw/", user=str(me.pk))
    assert answer["Location"] == tab_of(bakery)
    first = text_of(client, page_of(bakery))
    assert re.search(r"<dt>Accountmanager</dt>", first)
    assert 'id="account-managers"' not in first
    assert 'id="account-managers"' in text_of(client, tab_of(bakery))


def test_types_are_maintained_under_beheer(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    assert fill_in(client, "/beheer/stamgegevens/nieuw/", name="Vloot", kind="number").status_code == 303
    type = MasterDataType.objects.get()
    assert fill_in(client, "/beheer/stamgegevens/nieuw/", name="VLOOT").status_code == 422
    assert fill_in(client, f"/beheer/stamgegevens/{type.pk}/", name="Voertuigen").status_code == 303
    type.refresh_from_db()
    row = add_master_data(bakery, type, facts={"value": "3"}, by=BY)
    refused = client.post(f"/beheer/stamgegevens/{type.pk}/verwijderen/", follow=True).content.decode()
    assert "Voertuigen is 1 keer in gebruik" in refused
    assert "kan niet meer wijzigen" in fill_in(
        client, f"/beheer/stamgegevens/{type.pk}/", kind="text"
    ).content.decode()  # fmt: skip
    client.post(f"{tab_of(bakery)}{type.pk}/{row.pk}/verwijderen/")
    client.post(f"/beheer/stamgegevens/{type.pk}/verwijderen/")
    assert not MasterDataType.objects.exists()
    assert signed_in("sales").get("/beheer/stamgegevens/").status_code == 403


def test_a_reader_changes_nothing(bakery: Party, ordering: MasterDataType, signed_in: SignIn) -> None:
    reader = signed_in("reader")
    row = add_master_data(bakery, ordering, facts={"value": "EDI"}, by=BY)
    file = add_local_file(bakery, facts={"label": "Map", "location": "https://a.example/"}, by=BY)
    assert "bewerken" not in text_of(reader, tab_of(bakery))
    base = f"{tab_of(bakery)}{ordering.pk}/{row.pk}/"
    files = f"{page_of(bakery)}lokale-bestanden/"
    gets = (f"{tab_of(bakery)}nieuw/", f"{base}bewerken/", f"{files}nieuw/", f"{files}{file.pk}/bewerken/")
    assert [reader.get(address).status_code for address in gets] == [403] * len(gets)
    posts = (f"{base}verwijderen/", f"{base}standaard/", f"{files}{file.pk}/verwijderen/")
    assert [reader.post(address).status_code for address in posts] == [403] * len(posts)
    assert [Client().get(address).status_code for address in gets] == [302] * len(gets)


def test_what_is_archived_offers_nothing(bakery: Party, ordering: MasterDataType, signed_in: SignIn) -> None:
    """P10."""
    add_master_data(bakery, ordering, facts={"value": "EDI"}, by=BY)
    archive(bakery, by=BY)
    assert "/bewerken/" not in card_of(text_of(signed_in(), tab_of(bakery)), "master-data")


def test_the_tab_as_of_a_day(account: BankAccount, signed_in: SignIn) -> None:
    """U3: the same cards as they were, and nothing to change."""
    with clock.travel(clock.now() + timedelta(days=3)):
        change_bank_account(account, facts={"iban": RABO}, by=BY)
        add_local_file(account.party, facts={"label": "Nieuwe map", "location": "https://a.example/"}, by=BY)
        page = text_of(signed_in(), f"{tab_of(account.party)}?op={clock.today() - timedelta(days=2):%d-%m-%Y}")
    assert "NL91 ABNA 0417 1643 00" in page
    assert "RABO" not in card_of(page, "bank-accounts")
    assert "Nieuwe map" not in card_of(page, "local-files")
    assert "bewerken" not in card_of(page, "bank-accounts")


def test_the_tab_costs_as_much_with_thirty_rows(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    several = add_master_data_type(facts={"name": "Kenteken", "several": True}, by=BY)
    for number in range(3):
        add_master_data(bakery, several, facts={"value": f"K{number}"}, by=BY)
    text_of(client, tab_of(bakery))
    before = _queries(client, tab_of(bakery))
    for number in range(3, 30):
        add_master_data(bakery, several, facts={"value": f"K{number}"}, by=BY)
        add_local_file(bakery, facts={"label": f"Map {number}", "location": f"https://a.example/{number}"}, by=BY)
    assert _queries(client, tab_of(bakery)) == before <= BUDGET


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        text_of(client, address)
    return len(queries)
