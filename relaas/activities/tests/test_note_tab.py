"""Tab *Notities* (T10): active and closed, closed and opened again in one click, as each role and as of a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.writing import plan_action, write_note
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Party

pytestmark = pytest.mark.usefixtures("_dutch")


@pytest.fixture
def _dutch() -> Any:
    with translation.override("nl"):
        yield


@pytest.fixture
def client(sanne: User) -> Client:
    client = Client()
    client.force_login(sanne)
    return client


def tab_of(client: Client, party: Party) -> str:
    word = "relaties" if party.is_organization else "personen"
    answer = client.get(f"/{word}/{party.pk}/notities/")
    assert answer.status_code == 200
    page = answer.content.decode()
    return page.split('id="active-notes"')[1].split("Het relaas")[0]


def test_active_and_closed(client: Client, by: Actor, bakery: Party, jan: Party) -> None:
    """T10: at the relation and at the person; nothing but notes; in one click closed, in one opened again."""
    late = clock.today() - timedelta(days=3)
    facts = {"title": "Sleutel terug", "text": "Ligt bij de balie", "relation": bakery, "person": jan, "due": late}
    note = write_note(facts=facts, by=by)
    plan_action(facts={"title": "Bel terug", "relation": bakery}, by=by)
    for party in (bakery, jan):
        page = tab_of(client, party)
        assert "Sleutel terug" in page
        assert "Ligt bij de balie" in page
        assert "Bel terug" not in page
        assert "te laat" in page
        assert 'id="closed-notes"' not in page
    here = f"/relaties/{bakery.pk}/notities/"
    assert client.post(f"/activiteiten/{note.pk}/gedaan/", {"next": here})["Location"] == here
    page = tab_of(client, bakery)
    assert "Sleutel terug" in page.split('id="closed-notes"')[1]
    assert client.post(f"/activiteiten/{note.pk}/heropenen/", {"next": here})["Location"] == here
    assert Activity.objects.notes().open().count() == 1


def test_a_new_one_comes_back_to_the_tab(client: Client, bakery: Party) -> None:
    page = tab_of(client, bakery)
    assert "Nog geen" in page or "Geen actieve notities" in page
    assert f"/notities/nieuw/?relatie={bakery.pk}&amp;next=%2Frelaties%2F{bakery.pk}%2Fnotities%2F" in page


def test_who_only_reads_changes_nothing(user_of: Any, by: Actor, bakery: Party) -> None:
    """U2: no buttons for a reader; as of a day nothing can be changed."""
    write_note(facts={"title": "Sleutel", "relation": bakery}, by=by)
    reader = Client()
    reader.force_login(user_of("reader", "Lezer"))
    page = tab_of(reader, bakery)
    assert "Sleutel" in page
    assert "/gedaan/" not in page
    today = reader.get(f"/relaties/{bakery.pk}/notities/?op={clock.today():%d-%m-%Y}").content.decode()
    assert "Sleutel" in today


def test_it_costs_no_more_with_more_notes(
    client: Client, by: Actor, bakery: Party, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        write_note(facts={"title": f"Notitie {number}", "relation": bakery}, by=by)
    tab_of(client, bakery)
    with django_assert_max_num_queries(24):
        tab_of(client, bakery)
