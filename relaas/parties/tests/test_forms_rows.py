"""What is done with rows and with a party as a whole: defaults, order, removing, image, head office, statuses."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from relaas.accounts.models import User
from relaas.parties.models import Party, PartyStatus
from relaas.parties.paths import page_of
from relaas.parties.preparing import prepare_statuses
from relaas.parties.tests.conftest import Make
from relaas.parties.tests.filling_in import fields_of, fill_in

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


def test_the_last_day_of_a_period_is_included(bakery: Party, signed_in: SignIn) -> None:
    """*t/m*: kept as the first day after, shown and typed as the last day."""
    employment = bakery.staff.get()
    address = f"{page_of(bakery)}dienstverbanden/{employment.pk}/bewerken/"
    client = signed_in()
    fill_in(client, address, from_day="1-1-2025", until_day="31-12-2025")
    employment.refresh_from_db()
    assert str(employment.until_day) == "2026-01-01"
    assert fields_of(client.get(address))["until_day"] == "31-12-2025"
    fill_in(client, address)
    employment.refresh_from_db()
    assert str(employment.until_day) == "2026-01-01"
    assert fill_in(client, address, until_day="31-12-9999").status_code == 422


def test_persons_move_up_and_down(bakery: Party, person: Make, signed_in: SignIn) -> None:
    person("Anna", "Aarts", organization=bakery)
    first, second = bakery.staff.all()
    address = f"/relaties/{bakery.pk}/dienstverbanden/{second.pk}/verplaatsen/"
    client = signed_in()
    client.post(address, {"to": "up"})
    assert [each.pk for each in bakery.staff.all()] == [second.pk, first.pk]
    client.post(address, {"to": "up"})
    client.post(address, {"to": "down"})
    assert [each.pk for each in bakery.staff.all()] == [first.pk, second.pk]


def test_one_click_makes_a_default(bakery: Party, signed_in: SignIn) -> None:
    """P7, P8: *zet standaard*, at an address for one type at a time."""
    client, here = signed_in(), page_of(bakery)
    fill_in(client, f"{here}bereikbaar/nieuw/", type="phone", value="0101234567")
    fill_in(client, f"{here}adressen/nieuw/", street="Dam", city="Amsterdam")
    channel, address = bakery.channels.last(), bakery.addresses.last()
    assert channel
    assert address
    client.post(f"{here}bereikbaar/{channel.pk}/standaard/")
    client.post(f"{here}adressen/{address.pk}/standaard/", {"type": "visit"})
    assert client.post(f"{here}adressen/{address.pk}/standaard/", {"type": "moon"}).status_code == 404
    bakery.refresh_from_db()
    assert (bakery.phone, bakery.city) == ("+31101234567", "Amsterdam")


def test_a_row_of_another_relation_is_not_found(bakery: Party, organization: Make, signed_in: SignIn) -> None:
    other = organization("Een ander", addresses=[{"for_visit": True, "city": "Delft"}])
    client, row = signed_in(), other.addresses.get().pk
    assert client.get(f"{page_of(bakery)}adressen/{row}/bewerken/").status_code == 404
    assert client.post(f"{page_of(bakery)}adressen/{row}/verwijderen/").status_code == 404
    assert other.addresses.exists()


def test_removing_is_said_with_its_undoing(bakery: Party, signed_in: SignIn) -> None:
    client, here = signed_in(), page_of(bakery)
    client.post(f"{here}adressen/{bakery.addresses.get().pk}/verwijderen/")
    assert not bakery.addresses.exists()
    page = client.get(here).content.decode()
    assert "Adres verwijderd" in page
    client.post(re.search(r'action="(/relaas/\d+/ongedaan/)"', page)[1])  # type: ignore[index]  # the message is there
    assert bakery.addresses.exists()


def test_account_managers_come_and_go(bakery: Party, signed_in: SignIn) -> None:
    client, here = signed_in(), page_of(bakery)
    me = User.objects.get(email="manager@relaas.example")
    assert fill_in(client, f"{here}accountmanagers/nieuw/", user=str(me.pk)).status_code == 303
    manager = bakery.account_managers.get()
    assert (manager.is_primary, manager.gets_updates) == (True, True)
    twice = fill_in(client, f"{here}accountmanagers/nieuw/", user=str(me.pk))
    assert "is hier al accountmanager" in twice.content.decode()
    fill_in(client, f"{here}accountmanagers/{manager.pk}/bewerken/", gets_commission="on")
    manager.refresh_from_db()
    assert manager.gets_commission
    client.post(f"{here}accountmanagers/{manager.pk}/verwijderen/")
    assert not bakery.account_managers.exists()


def test_a_head_office_is_picked_and_circles_are_refused(organization: Make, signed_in: SignIn) -> None:
    head, branch = organization("Hoofdkantoor"), organization("Filiaal")
    client = signed_in()
    client.post(f"{page_of(branch)}hoofdvestiging/?organisatie={head.pk}")
    branch.refresh_from_db()
    assert branch.branch_of == head
    client.post(f"{page_of(head)}hoofdvestiging/?organisatie={branch.pk}")
    head.refresh_from_db()
    assert head.branch_of is None
    assert "kring" in client.get(page_of(head)).content.decode()
    client.post(f"{page_of(branch)}hoofdvestiging/")
    branch.refresh_from_db()
    assert branch.branch_of is None


def _png(side: int = 40) -> bytes:
    made = BytesIO()
    Image.new("RGB", (side, side), "navy").save(made, "PNG")
    return made.getvalue()


def test_an_image_is_shown_from_its_own_address(bakery: Party, signed_in: SignIn) -> None:
    client, here = signed_in(), page_of(bakery)
    client.post(f"{here}afbeelding/bewerken/", {"image": SimpleUploadedFile("logo.html", _png(), "text/html")})
    address = re.search(rf'src="({here}afbeelding/\d+/)"', client.get(here).content.decode())
    assert address
    answer = client.get(address[1])
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert client.get(f"{here}afbeelding/999999/").status_code == 404
    client.post(f"{here}afbeelding/verwijderen/")
    assert client.get(address[1]).status_code == 200, "the page as of a day before shows it"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("logo.png", b"%PDF-1.7 not an image", "PNG"),
        ("logo.png", b"<html><script>alert(1)</script>", "PNG"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 51 * 1024 * 1024, "10 MB"),
        ("logo.png", b"", ""),
    ],
)
def test_what_is_no_image_is_refused(name: str, content: bytes, reason: str, bakery: Party, signed_in: SignIn) -> None:
    """A 50 MB image, a PDF named .png: a clear message at the field."""
    uploaded = SimpleUploadedFile(name, content, "image/png")
    answer = signed_in().post(f"{page_of(bakery)}afbeelding/bewerken/", {"image": uploaded})
    assert answer.status_code == 422
    error = re.search(r'id="id_image_error">(.*?)</p>', answer.content.decode(), re.DOTALL)
    assert error
    assert reason in error[1]


def test_deleting_asks_first_and_says_what_stands_in_the_way(organization: Make, signed_in: SignIn) -> None:
    """P10."""
    head, branch = organization("Hoofdkantoor"), organization("Filiaal")
    client = signed_in()
    client.post(f"{page_of(branch)}hoofdvestiging/?organisatie={head.pk}")
    page = client.get(f"{page_of(head)}verwijderen/").content.decode()
    assert "Filiaal" in page
    assert client.post(f"{page_of(head)}verwijderen/").status_code == 422
    assert Party.objects.filter(pk=head.pk).exists()
    assert client.post(f"{page_of(branch)}verwijderen/").status_code == 303
    assert not Party.objects.filter(pk=branch.pk).exists()


def test_statuses_are_maintained_under_beheer(bakery: Party, signed_in: SignIn) -> None:
    """P3: listed, added, changed, closed; one in use cannot be deleted."""
    prepare_statuses()
    client = signed_in("administrator")
    assert fill_in(client, "/beheer/statussen/nieuw/", name="Verhuisd", tone="wait").status_code == 303
    moved = PartyStatus.objects.get(name="Verhuisd")
    fill_in(client, f"{page_of(bakery)}organisatie/bewerken/", status=str(moved.pk))
    refused = client.post(f"/beheer/statussen/{moved.pk}/verwijderen/")
    assert refused.status_code == 422
    assert "Verhuisd is 1 keer in gebruik" in refused.content.decode()
    fill_in(client, f"/beheer/statussen/{moved.pk}/", closed_from="1-1-2020")
    offered = client.get(f"{page_of(bakery)}organisatie/bewerken/").content.decode()
    assert "Verhuisd" in offered, "who has it keeps it"
    assert "Verhuisd" not in client.get("/relaties/nieuw/").content.decode()
    assert signed_in("sales").get("/beheer/statussen/").status_code == 403
