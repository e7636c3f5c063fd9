"""P11: who is likely there already, while somebody types and when somebody saves."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.parties.models import NotADouble, Party
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.filling_in import fields_of, fill_in
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]

ZWOLLE = [{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "postcode": "8042 AB", "city": "Zwolle"}]
RELATION, PERSON = "/dubbelen/lijkt/relaties/", "/dubbelen/lijkt/personen/"


@pytest.fixture
def jansen(organization: Make) -> Party:
    return organization("Bakkerij Jansen B.V.", kvk="05012345", addresses=ZWOLLE,
                        channels=[{"type": "email", "value": "info@jansen-brood.nl"}])  # fmt: skip


def places(answer: Any) -> dict[str, str]:
    """What stands at each field, as text."""
    page = answer.content.decode()
    found = re.findall(r'<div class="likely" id="likely-([\w-]+)" role="status">(.*?)</div>', page, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", inside).split()) for name, inside in found if "<p>" in inside}


def test_while_typing_it_stands_at_the_field_by_which_it_shows(jansen: Party, signed_in: SignIn) -> None:
    """P11: with the reason in words and how sure it is."""
    client = signed_in()
    by_name = places(client.post(RELATION, {"name": "bakkerij jansen bv", "addresses.0.city": "zwolle"}))
    assert by_name == {"name": "Lijkt op Bakkerij Jansen B.V. , Zwolle: zelfde naam, zelfde plaats 70%"}
    by_number = places(client.post(RELATION, {"name": "Jansen", "kvk": "050.123.45"}))
    assert list(by_number) == ["kvk"]
    assert "zelfde KvK-nummer 05012345" in by_number["kvk"]
    assert list(places(client.post(RELATION, {"name": "Bakker Jansen", "email": "INFO@jansen-brood.nl"}))) == ["email"]
    address = {"addresses.0.postcode": "8042ab", "addresses.0.house_number": "12", "name": "Bakkerij Janssen"}
    assert "Bakkerij Jansen" in str(places(client.post(RELATION, address)))
    assert places(client.post(RELATION, {"name": "Ba"})) == {}


def test_every_field_has_its_place_in_the_form(signed_in: SignIn) -> None:
    """What is asked for while typing has a place in the page, so that it can be shown."""
    client = signed_in()
    for form, address in (("/relaties/nieuw/", RELATION), ("/personen/nieuw/", PERSON)):
        page = client.get(form).content.decode()
        asked = re.search(r'hx-select-oob="([^"]+)"', page)
        answered = re.findall(r'id="(likely-[\w-]+)"', client.get(address).content.decode())
        assert asked
        assert asked[1].split(",") == [f"#{name}" for name in answered]
        shown = re.findall(r'id="(likely-[\w-]+)"', page)
        assert "likely-name" in shown or "likely-last_name" in shown


def test_saving_comes_back_once_without_a_script(jansen: Party, signed_in: SignIn) -> None:
    """P11: it says who and why, and *Toch toevoegen* goes on."""
    client = signed_in()
    given = {"name": "Bakkerij Jansen", "kvk": "05012345"}
    answer = fill_in(client, "/relaties/nieuw/", **given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Staat deze er al?" in page
    assert "zelfde KvK-nummer 05012345" in page
    assert Party.objects.count() == 1
    button = re.search(r'name="no_double" value="([\d,]+)">Toch toevoegen', page)
    assert button
    assert client.post("/relaties/nieuw/", {**fields_of(answer), "no_double": button[1]}).status_code == 303
    assert Party.objects.count() == 2


def test_an_answer_about_another_one_is_no_answer(jansen: Party, organization: Make, signed_in: SignIn) -> None:
    """Somebody was added meanwhile: that one is shown too before anything is made."""
    client = signed_in()
    organization("Bakkerij Jansen", kvk="05012345")
    answer = fill_in(client, "/relaties/nieuw/", name="Bakkerij Jansen", kvk="05012345", no_double=str(jansen.pk))
    assert answer.status_code == 422
    assert Party.objects.count() == 2


def test_sent_in_twice_makes_one_and_leads_to_it(jansen: Party, signed_in: SignIn) -> None:
    """The second of a double click does not find the first as a double."""
    client = signed_in()
    given = {**fields_of(client.get("/relaties/nieuw/")), "name": "Molen De Hoop", "kvk": "87654321"}
    first, second = (client.post("/relaties/nieuw/", given) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert Party.objects.filter(name="Molen De Hoop").count() == 1


def test_what_is_wrong_is_said_before(jansen: Party, signed_in: SignIn) -> None:
    answer = fill_in(signed_in(), "/relaties/nieuw/", name="Bakkerij Jansen B.V.", kvk="0501")
    assert answer.status_code == 422
    assert "Staat deze er al?" in answer.content.decode() or "KvK" in answer.content.decode()
    assert Party.objects.count() == 1


def test_a_person_too(person: Make, signed_in: SignIn) -> None:
    person("Johannes", "Bakker", channels=[{"type": "email", "value": "jan@bakker.nl"}])
    client = signed_in()
    typed = {"first_name": "Jan", "last_name": "Bakker", "email": "jan@bakker.nl"}
    assert list(places(client.post(PERSON, typed))) == ["email"]
    answer = fill_in(client, "/personen/nieuw/", **typed)
    assert answer.status_code == 422
    assert "Toch toevoegen" in answer.content.decode()


def test_somebody_at_the_same_organization(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """P11: a name says little, a name at one employer much."""
    person("Kees", "de Wit", organization=bakery)
    typed = {"first_name": "Kees", "last_name": "de Wit"}
    client = signed_in()
    assert places(client.post(PERSON, typed)) == {}
    assert "werkt bij dezelfde organisatie" in str(places(client.post(f"{PERSON}?organisatie={bakery.pk}", typed)))
    assert fill_in(client, f"/personen/nieuw/?organisatie={bakery.pk}", **typed).status_code == 422


def test_changing_who_it_is_asks_and_other_changes_do_not(jansen: Party, organization: Make, signed_in: SignIn) -> None:
    """P11: a new name or number of an existing one is compared too; itself is no double."""
    other = organization("Cloudlijn", kvk="30198765")
    client, address = signed_in(), f"/relaties/{other.pk}/organisatie/bewerken/"
    answer = fill_in(client, address, name="Jansen Bakkerij", kvk="05012345")
    assert answer.status_code == 422
    assert "Toch bewaren" in answer.content.decode()
    other.refresh_from_db()
    assert other.name == "Cloudlijn"
    assert fill_in(client, address, industry="Software").status_code == 303
    assert fill_in(client, address, name="Cloudlijn B.V.").status_code == 303
    going_on = fill_in(client, address, name="Jansen Bakkerij", kvk="05012345", no_double=str(jansen.pk))
    assert going_on.status_code == 303


def test_who_was_said_to_be_another_is_not_shown_again(jansen: Party, organization: Make, signed_in: SignIn) -> None:
    other = organization("Cloudlijn", kvk="30198765")
    with writing(by=BY, what="test"):
        NotADouble.objects.create(first=jansen, second=other, said_at="2026-01-01T00:00:00Z", said_by_name="Sanne")
    answer = fill_in(signed_in(), f"/relaties/{other.pk}/organisatie/bewerken/", name="Bakkerij Jansen B.V.")
    assert answer.status_code == 303


def test_a_reader_may_not_ask(jansen: Party, signed_in: SignIn) -> None:
    assert signed_in("reader").post(RELATION, {"name": "Bakkerij Jansen"}).status_code == 403


def test_the_number_of_questions_does_not_grow(organization: Make, signed_in: SignIn) -> None:
    client = signed_in()
    typed = {"name": "Bakkerij Jansen", "addresses.0.city": "Zwolle", "phone": "038 421 55 60"}
    organization("Bakkerij Jansen", addresses=ZWOLLE)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.post(RELATION, typed)
        counts.append(len(asked))
        for number in range(20):
            organization(f"Bakkerij Jansen {number}", addresses=ZWOLLE)
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "🌻" * 5_000}, {"name": "\0"}, {"kvk": "x" * 5_000}, {"phone": "+" * 99}, {"email": "@"},
        {"addresses.0.postcode": "'", "addresses.0.house_number": "9" * 5_000}, {"website": "://"}, {},
    ],
)  # fmt: skip
def test_hostile_typing(typed: dict[str, str], signed_in: SignIn) -> None:
    client = signed_in()
    assert client.post(RELATION, typed).status_code == 200
    assert client.post(f"{PERSON}?zonder=x&organisatie={'9' * 30}", typed).status_code == 200
    assert client.get(f"/personen/nieuw/?organisatie={'9' * 5_000}").status_code == 200
