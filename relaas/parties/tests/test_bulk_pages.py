"""Bulk actions from the lists: the way there, what is meant by all, jobs, and back again."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, Make, told
from relaas.parties.tests.listing import raw

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


def ids() -> list[int]:
    return list(Party.objects.order_by("pk").values_list("pk", flat=True))


def said(client: Client, answer: Any) -> str:
    """The messages on the page that the answer leads to."""
    page = client.get(answer["Location"]).content.decode().partition("<template")[0]
    return " ".join(re.findall(r'<span class="text">(.*?)</span>', page, re.DOTALL))


@pytest.fixture
def three(organization: Make) -> list[Party]:
    return [organization(name, is_customer=True) for name in ("Anker", "Bakker", "Cramer")]


@pytest.fixture
def many(three: list[Party]) -> None:
    raw(*({"name": f"Bakker {number}", "search_text": f"  bakker {number}"} for number in range(130)))


def test_selected_rows_are_archived_from_the_list(three: list[Party], signed_in: SignIn) -> None:
    client = signed_in()
    page = client.get("/klanten/?q=a&sort=city").content.decode()
    assert 'formaction="/klanten/actie/archive/?q=a&amp;sort=city"' in page
    answer = client.post("/klanten/actie/archive/?q=a&sort=city", {"id": [three[0].pk, three[2].pk]})
    assert (answer.status_code, answer["Location"]) == (303, "/klanten/?q=a&sort=city")
    assert said(client, answer) == "Gearchiveerd: 2."
    assert [party.name for party in Party.objects.archived().order_by("name")] == ["Anker", "Cramer"]
    undo = re.search(r'action="(/relaas/\d+/ongedaan/)"', client.get("/klanten/").content.decode())
    assert undo is None  # it was offered with the message


def test_what_the_toast_offers_takes_all_of_it_back(three: list[Party], signed_in: SignIn) -> None:
    """U3"""
    client = signed_in()
    answer = client.post("/relaties/actie/archive/", {"id": ids()}, follow=True)
    undo = re.search(r'action="(/relaas/\d+/ongedaan/)"', answer.content.decode())
    assert undo
    client.post(undo[1])
    assert not Party.objects.archived().exists()


def test_an_action_that_asks_something_asks_it_first(three: list[Party], signed_in: SignIn) -> None:
    client = signed_in()
    answer = client.post("/relaties/actie/role/?q=a", {"id": [three[0].pk, three[1].pk]})
    asking = answer["Location"]
    assert asking == f"/relaties/actie/role/?q=a&id={three[0].pk}&id={three[1].pk}"
    page = client.get(asking).content.decode()
    assert "2 relaties" in page
    assert "Geef een soort" in page
    assert client.post(asking, {"once": "x", "role": "king"}).status_code == 422
    assert client.post(asking, {"once": "x", "role": "supplier"})["Location"] == "/relaties/?q=a"
    assert Party.objects.filter(is_supplier=True).count() == 2


def test_nothing_selected_is_nothing_done(three: list[Party], signed_in: SignIn) -> None:
    """An empty or mangled selection never means all."""
    client = signed_in()
    for sent in ({}, {"id": "x"}, {"id": ""}, {"once": "x"}, {"id": ["9" * 30]}, {"id": "0"}):
        for address in ("/relaties/actie/archive/", "/relaties/actie/archive/?id=drie"):
            answer = client.post(address, sent)
            assert answer.status_code == 303, sent
    assert not Party.objects.archived().exists()
    assert client.get("/relaties/actie/archive/")["Location"] == "/relaties/"
    assert client.get("/relaties/actie/nonsense/?all=1").status_code == 404


def test_the_refused_are_named_with_the_reason(three: list[Party], signed_in: SignIn) -> None:
    archive(three[1], by=BY)
    client = signed_in()
    answer = client.post("/relaties/actie/check/", {"id": ids()})
    text = said(client, answer)
    assert "Op gecontroleerd gezet: 2. Niet gedaan: 1." in text
    assert "Bakker: Bakker is op" in text


def test_all_that_match_is_a_second_step_with_the_number(many: None, signed_in: SignIn) -> None:
    client = signed_in()
    page = client.get("/relaties/?q=bakker").content.decode()
    assert re.search(r'name="all" value="1" data-all> Alles wat overeenkomt: <span>131 relaties</span>', page)
    assert "data-all" not in client.get("/relaties/?q=anker").content.decode()
    answer = client.post("/relaties/actie/archive/?q=bakker", {"id": ids()[:5], "all": "1"})
    assert parse_qs(urlsplit(answer["Location"]).query) == {"q": ["bakker"], "all": ["1"]}
    page = client.get(answer["Location"]).content.decode()
    assert "131 relaties" in page
    assert "Dit gebeurt terwijl u verder werkt" in page
    assert not Party.objects.archived().exists()


@pytest.mark.parametrize("role", ["reader", "finance"])
def test_who_lacks_the_right_is_offered_nothing(three: list[Party], signed_in: SignIn, role: str) -> None:
    """U1, U2: by no way in."""
    client = signed_in(role)
    assert "actie/archive" not in client.get("/relaties/").content.decode()
    for answer in (
        client.get("/relaties/actie/archive/?all=1"),
        client.post("/relaties/actie/archive/", {"id": ids()}),
        client.post("/relaties/actie/archive/?all=1", {"once": "x"}),
    ):
        assert answer.status_code == 403
    assert not Party.objects.archived().exists()


def test_all_is_all_that_one_may_see(many: None, signed_in: SignIn) -> None:
    """U2: who is limited to its own relations changes no others, and is not told how many there are."""
    client = signed_in("sales", only_managed=True)
    own = Party.objects.get(name="Anker")
    assign_account_manager(own, user=User.objects.get(), by=BY)
    answer = client.post("/relaties/actie/archive/", {"id": ids()[:100]})
    assert said(client, answer) == "Gearchiveerd: 1."
    assert list(Party.objects.archived()) == [own]
    client.post("/relaties/actie/restore/?archived=1&all=1", {"once": "x"})
    assert not Party.objects.archived().exists()
    assert "1 relatie" in client.get("/relaties/actie/archive/?all=1").content.decode()
    client.post("/relaties/actie/archive/?all=1", {"once": "x"})
    assert list(Party.objects.archived()) == [own]


def test_two_at_once_leave_it_once(three: list[Party], signed_in: SignIn) -> None:
    client = signed_in()
    first = client.post("/relaties/actie/archive/", {"id": ids()})
    second = client.post("/relaties/actie/archive/", {"id": ids()})
    assert first["Location"] == second["Location"] == "/relaties/"
    assert said(client, second) == "Gearchiveerd: 3. Gearchiveerd: 0. Was al zo: 3."
    assert len(told(three[0])) == 2


def test_exports_of_the_selected_and_of_all(many: None, signed_in: SignIn) -> None:
    client = signed_in()
    some = client.post("/relaties/export.csv?q=bakker", {"id": ids()[3:5]})
    assert len(b"".join(some).splitlines()) == 3
    every = client.post("/relaties/export.csv?q=bakker", {"id": ids()[1:3], "all": "1"})
    assert len(b"".join(every).splitlines()) == 132


def test_persons_have_their_own_actions(person: Make, signed_in: SignIn) -> None:
    jan = person()
    client = signed_in()
    page = client.get("/personen/").content.decode()
    assert "/personen/actie/manager/" in page
    assert "/personen/actie/role/" not in page
    client.post("/personen/actie/archive/", {"id": jan.pk})
    assert Party.objects.archived().get() == jan
