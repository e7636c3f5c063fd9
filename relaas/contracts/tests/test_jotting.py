"""A2: what is written down on the page of a contract stands with its relation too."""

from html import unescape

import pytest

from relaas.activities.models import Activity, Channel
from relaas.contracts.contacts import add_contact
from relaas.contracts.models import Contract
from relaas.contracts.tests.conftest import BY, MakeRequest, SignIn
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from tests.house.forms import Form, forms_of


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party, person: Party) -> Contract:
    made = request_of(bakery)
    add_contact(made, person=person, by=BY)
    return made


def field_in(html: str) -> Form:
    return next(form for form in forms_of("/", html) if form.address.endswith("/vastleggen/"))


def test_it_is_about_the_contract_and_with_its_relation(
    signed_in: SignIn, contract: Contract, bakery: Party, person: Party
) -> None:
    client, page = signed_in("sales"), f"/contracten/{contract.pk}/"
    form = field_in(client.get(page).content.decode())
    answer = client.post(form.address, {**form.as_it_stands, "text": "Jan is langs geweest, akkoord."})
    activity = Activity.objects.get()
    assert answer["Location"] == f"{page}?vastgelegd={activity.pk}"
    assert (activity.about, activity.relation, activity.person) == (subject_of(contract), bakery, person)
    assert activity.channel == Channel.VISIT
    assert "En daarna?" in client.get(answer["Location"]).content.decode()
    assert contract.number in unescape(client.get(f"/activiteiten/{activity.pk}/").content.decode())


def test_refused_it_stays_on_the_page_of_the_contract(signed_in: SignIn, contract: Contract) -> None:
    client, text = signed_in("sales"), "x" * 20_001
    answer = client.post(f"/contracten/{contract.pk}/vastleggen/", {"text": text})
    html = answer.content.decode()
    assert (answer.status_code, Activity.objects.exists()) == (422, False)
    assert f"{text}</textarea>" in html
    assert contract.description in html


def test_not_for_who_may_not_see_it_nor_at_an_archived_relation(
    signed_in: SignIn, contract: Contract, bakery: Party
) -> None:
    """U2, P10."""
    buyer, page = signed_in("purchasing"), f"/contracten/{contract.pk}/"
    assert buyer.post(f"{page}vastleggen/", {"text": "Gebeld"}).status_code == 404
    archive(bakery, by=BY)
    seller = signed_in("sales")
    assert "data-jotting" not in seller.get(page).content.decode()
    assert seller.post(f"{page}vastleggen/", {"text": "Gebeld"}).status_code == 422
    assert not Activity.objects.exists()
