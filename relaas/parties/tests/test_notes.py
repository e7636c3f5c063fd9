"""T9: three texts; the internal one is shown wherever the relation is listed or opened."""

from collections.abc import Callable

import pytest
from django.test import Client

from relaas.parties.editing import change_organization
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, Make, told
from relaas.parties.tests.filling_in import fill_in

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


def main_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().split("<main")[1]


def test_write_them_down(bakery: Party, signed_in: SignIn) -> None:
    """Each with where it is shown; the story tells what it was and is."""
    client, here = signed_in("sales"), f"/relaties/{bakery.pk}/notitie/"
    assert "Nog niets genoteerd" in main_of(client, here)
    texts = {"internal_note": "Belt liever", "general_note": "Sinds 1998\nklant", "price_note": "Meel 3% korting"}
    answer = fill_in(client, f"{here}bewerken/", **texts)
    assert (answer.status_code, answer["Location"]) == (303, here)
    page = main_of(client, here)
    for text in texts.values():
        assert text in page
    assert told(bakery)[0][1].startswith("Interne notitie: – → Belt liever; Algemene notitie: – → Sinds 1998")
    assert fill_in(client, f"{here}bewerken/", general_note="x" * 10_001).status_code == 422
    reader = signed_in("reader")
    assert "Bewerk" not in main_of(reader, here)
    assert reader.get(f"{here}bewerken/").status_code == 403


def test_the_internal_one_is_seen_in_lists_and_pickers(bakery: Party, organization: Make, signed_in: SignIn) -> None:
    """Its beginning, escaped, on the page and not in a file; the others are not there."""
    facts = {"internal_note": "<b>Belt liever</b> " + "x" * 200, "general_note": "Alleen hier", "is_customer": True}
    change_organization(bakery, facts=facts, by=BY)
    client = signed_in()
    for address in ("/relaties/", f"/relaties/{organization('Filiaal').pk}/hoofdvestiging/?zoek=bakkerij"):
        page = main_of(client, address)
        assert "&lt;b&gt;Belt liever&lt;/b&gt;" in page
        assert "x" * 200 not in page
        assert "Alleen hier" not in page
    assert b"Belt liever" not in b"".join(client.get("/relaties/export.csv"))
