"""T14, A3: tab Online bestanden of a contract: the same card, on a page of its own."""

from html import unescape

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.tests.conftest import SignIn
from relaas.contracts.tests.making import make_contract
from relaas.files.folders import make_folder
from relaas.files.models import Item
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY

pytestmark = pytest.mark.django_db


def test_a_contract_has_its_files_on_a_tab(ours: Administration, bakery: Party, signed_in: SignIn) -> None:
    """Where something was done there, one comes back to it; who may not read files finds no tab."""
    contract = make_contract(ours, bakery)
    client, here = signed_in("sales"), f"/contracten/{contract.pk}/"
    made = make_folder(holder=subject_of(contract), name="Getekend", by=BY)
    assert f'href="{here}online-bestanden/"' in client.get(here).content.decode()
    page = unescape(client.get(f"{here}online-bestanden/").content.decode())
    assert "Getekend" in page
    assert f"<h1>{contract.number}" in page
    answer = client.post(f"/bestanden/bij/contract/{contract.pk}/verwijderen/", {"wat": made.pk, "map": ""})
    assert answer.headers["Location"] == f"{here}online-bestanden/"
    assert not Item.objects.exists()
