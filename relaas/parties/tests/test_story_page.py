"""The page of the whole story of a relation: by topic, searched, page after page (T3)."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.sentences import CHANGED, IBAN_CONFIRMED
from relaas.parties.tests.conftest import Make
from relaas.story.telling import record
from relaas.story.writing import writing

type SignIn = Callable[..., Client]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def told(party: Party, minute: int, key: str = IBAN_CONFIRMED, **parameters: Any) -> None:
    given = {"account": f"NL {minute}", "entered_by": "Ilse", "changes": [], **parameters}
    with clock.travel(NOON + timedelta(minutes=minute)), writing(by=COMMAND_LINE, what="test"):
        record(key, subject_of(party), by=COMMAND_LINE, parameters=given)


@pytest.fixture
def bakery(organization: Make) -> Party:
    with clock.travel(NOON - timedelta(days=1)):
        return organization("Bakkerij")


def accounts(text: str) -> list[int]:
    """The numbers of the entries that stand on the page, in its order."""
    return [int(part.split(",")[0]) for part in text.split("<p>NL ")[1:]]


def beside(text: str, parameter: str) -> str:
    """The address of the page before or after this one, empty where there is none."""
    found = re.search(rf'href="(\?[^"]*\b{parameter}=[^"&]+[^"]*)"', text)
    return html.unescape(found[1]) if found else ""


def test_it_is_read_page_after_page_and_back(bakery: Party, signed_in: SignIn) -> None:
    for minute in range(120):
        told(bakery, minute)
    client, address = signed_in(), f"/relaties/{bakery.pk}/relaas/"
    pages = [client.get(address).content.decode()]
    for _time in range(2):
        pages.append(client.get(address + beside(pages[-1], "voor")).content.decode())
    read = [accounts(each) for each in pages]
    assert [number for each in read for number in each] == list(range(119, -1, -1))
    assert not beside(pages[-1], "voor")
    back = client.get(address + beside(pages[1], "na")).content.decode()
    assert accounts(back) == read[0]
    assert not beside(back, "na")
    assert f'href="{address}"' in client.get(f"/relaties/{bakery.pk}/").content.decode()


def test_it_is_narrowed_and_searched(bakery: Party, signed_in: SignIn) -> None:
    told(bakery, 1)
    told(bakery, 2, CHANGED, changes=[["name", "Bakker Bart", "Bakkerij"]])
    client, address = signed_in(), f"/relaties/{bakery.pk}/relaas/"
    assert accounts(client.get(address, {"over": "geld"}).content.decode()) == [1]
    assert "Bakker Bart" not in client.get(address, {"over": "geld"}).content.decode()
    assert "Bakker Bart" in client.get(address, {"over": "wijzigingen", "zoek": "BART gewijzigd"}).content.decode()
    assert "Er is niets gevonden." in client.get(address, {"zoek": "bart", "over": "geld"}).content.decode()


@pytest.mark.parametrize("asked", ["over=x", "voor=x", "na=~~", "zoek=%00", "zoek=%F0%9F%8D%9E", "zoek=" + "a" * 5000])
def test_anything_strange_is_no_error(bakery: Party, signed_in: SignIn, asked: str) -> None:
    assert signed_in().get(f"/relaties/{bakery.pk}/relaas/?{asked}").status_code == 200


def test_it_is_of_the_kind_in_its_address_and_takes_few_queries(
    bakery: Party, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    assert client.get(f"/personen/{bakery.pk}/relaas/").status_code == 404
    assert client.get("/relaties/999999/relaas/").status_code == 404
    for minute in range(60):
        told(bakery, minute)
    with django_assert_max_num_queries(9):
        assert client.get(f"/relaties/{bakery.pk}/relaas/").status_code == 200
