"""P2: organizations outside the relation system have a list, and go in and out of it with all that is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.parties.archiving import archive
from relaas.parties.models import Address, Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


@pytest.fixture
def outside(organization: Make) -> Party:
    return organization("Kamer van Koophandel", is_relation=False)


def _text(client: Client, address: str) -> str:
    answer: Any = client.get(address)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode())


def test_the_list_has_those_outside_and_all_of_them_by_its_filter(
    outside: Party, bakery: Party, person: Make, signed_in: SignIn
) -> None:
    client, jan = signed_in(), person("Johanna", "Jansen")
    page = _text(client, "/organisaties/")
    assert outside.name in page
    assert bakery.name not in page
    everything = _text(client, "/organisaties/?relations=1")
    assert outside.name in everything
    assert bakery.name in everything
    assert jan.name not in everything
    assert outside.name not in _text(client, "/relaties/")
    assert 'href="/organisaties/"' in _text(client, "/relaties/"), "it stands in the rail"


def test_its_export_is_what_its_page_shows(outside: Party, bakery: Party, signed_in: SignIn) -> None:
    rows = _text(signed_in(), "/organisaties/export.csv")
    assert outside.name in rows
    assert bakery.name not in rows


def test_out_and_in_again_keeps_all_but_the_role(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    client.post(f"{page_of(bakery)}uitnemen/")
    bakery.refresh_from_db()
    assert (bakery.is_relation, bakery.roles) == (False, [])
    assert Address.objects.filter(party=bakery).exists()
    assert bakery.name in _text(client, "/organisaties/")
    assert "Neem op in relatiebeheer" in _text(client, page_of(bakery))
    client.post(f"{page_of(bakery)}opnemen/")
    bakery.refresh_from_db()
    assert bakery.is_relation
    assert [title for title, _detail in told(bakery)].count("Gegevens gewijzigd") == 2


@pytest.mark.parametrize("deed", ["opnemen", "uitnemen"])
def test_who_may_not_change_cannot_and_what_is_archived_stays(bakery: Party, signed_in: SignIn, deed: str) -> None:
    assert signed_in("reader").post(f"{page_of(bakery)}{deed}/").status_code == 403
    assert signed_in("sales", only_managed=True).post(f"{page_of(bakery)}{deed}/").status_code == 404
    archive(bakery, by=BY)
    assert signed_in("manager").post(f"{page_of(bakery)}uitnemen/").status_code == 422
    bakery.refresh_from_db()
    assert bakery.is_relation


def test_the_list_costs_the_same_however_long(organization: Make, signed_in: SignIn) -> None:
    client, counts = signed_in(), []
    for many in (3, 30):
        for number in range(many):
            organization(f"Stichting {many} {number}", is_relation=False)
        with CaptureQueriesContext(connection) as queries:
            client.get("/organisaties/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
