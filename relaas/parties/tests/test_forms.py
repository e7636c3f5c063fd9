"""The forms of a relation and of a person: saved, refused at the field, fought over, sent in twice, fed with nonsense."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from relaas.accounts.models import User
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Employment, Party, PartyStatus
from relaas.parties.paths import page_of
from relaas.parties.preparing import prepare_statuses
from relaas.parties.tests.conftest import BY, Make
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
HOSTILE = (
    "x" * 500, "<script>alert(1)</script>", "שלום עולם \u202eevil", "🥐🥖" * 20, "NUL \x00 byte", "' OR 1=1 --",
    "{{ 7*7 }}", "\ud800", "\n\n\r\n", "0" * 20_000,
)  # fmt: skip


def fields_of(answer: HttpResponse) -> dict[str, str]:
    """What the open form would send in as it stands: the values of its controls."""
    page = answer.content.decode()
    form = re.search(r'<form class="form.*?</form>', page, re.S)
    assert form, "no form is open"
    given: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if "name" in attributes and attributes.get("type") != "file":
            given[attributes["name"]] = unescape(attributes.get("value", "on" if " checked" in tag else ""))
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form[0], re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(r'value="([^"]*)"', inside)
        given[name] = chosen[1] if chosen else ""
    for name, inside in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form[0], re.S):
        given[name] = unescape(inside).strip()
    return {name: value for name, value in given.items() if name != "csrfmiddlewaretoken"}


def fill_in(client: Client, address: str, **changes: Any) -> HttpResponse:
    """Open the form, change these fields, send it in."""
    opened = client.get(address)
    assert opened.status_code == 200
    return client.post(address, {**fields_of(opened), **changes})  # type: ignore[return-value]  # a test's response


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization(
        kvk="05012345",
        addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}],
        channels=[{"type": "phone", "value": "0384215560"}],
        person={"first_name": "Fatima", "last_name": "el Idrissi"},
    )


def test_saving_what_stands_there_changes_nothing(bakery: Party, signed_in: SignIn) -> None:
    """Every form, opened and saved at once: no refusal, no entry in the story."""
    client = signed_in()
    before = len(story_of(subject_of(bakery), BY, limit=50).entries)
    staff = bakery.staff.get()
    here, there = page_of(bakery), page_of(staff.person)
    for address in (
        f"{here}organisatie/bewerken/", f"{there}persoon/bewerken/",
        f"{here}adressen/{bakery.addresses.get().pk}/bewerken/", f"{here}bereikbaar/{bakery.channels.get().pk}/bewerken/",
        f"{here}dienstverbanden/{staff.pk}/bewerken/", f"{here}kredietwaardig/",
    ):  # fmt: skip
        answer = fill_in(client, address)
        assert answer.status_code == 303, (address, answer.content.decode().split("errors")[-1][:300])
    assert len(story_of(subject_of(bakery), BY, limit=50).entries) == before


def test_a_phone_number_is_changed_told_and_undone(bakery: Party, signed_in: SignIn) -> None:
    """The way of the issue: edit, see it in the story, undo it."""
    client = signed_in()
    channel = bakery.channels.get()
    fill_in(client, f"{page_of(bakery)}bereikbaar/{channel.pk}/bewerken/", value="038-4215561")
    page = client.get(page_of(bakery)).content.decode()
    assert "038 421 5561" in page
    assert "038 421 5560 → " in page.replace("038 421 5560: ", "") or "→ 038 421 5561" in page
    undo = re.search(r'action="(/relaas/\d+/ongedaan/)"', page)
    assert undo
    client.post(undo[1], {"next": page_of(bakery)})
    channel.refresh_from_db()
    assert channel.value == "+31384215560"


@pytest.mark.parametrize(
    ("page", "field", "value", "reason"),
    [
        ("organisatie/bewerken/", "kvk", "0501234", "Een KvK-nummer heeft 8 cijfers"),
        ("organisatie/bewerken/", "vat_number", "NL123456789B90", "btw"),
        ("organisatie/bewerken/", "rsin", "111222334", "elfproef"),
        ("organisatie/bewerken/", "oin", "123", "OIN"),
        ("organisatie/bewerken/", "name", "", "verplicht"),
        ("organisatie/bewerken/", "founded_on", "01-01-0001", "1000"),
        ("organisatie/bewerken/", "founded_on", "31-02-2020", "bestaat niet"),
        ("adressen/nieuw/", "postcode", "1234 SS", "postcode"),
        ("adressen/nieuw/", "latitude", "95", "90"),
        ("bereikbaar/nieuw/", "value", "12", "telefoonnummer"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    page: str, field: str, value: str, reason: str, bakery: Party, signed_in: SignIn
) -> None:
    """P12: refused with the reason, the typed text is still there, nothing is saved (422)."""
    typed = {"street": "Dam", "city": "Zwolle", field: value}
    answer = fill_in(signed_in(), page_of(bakery) + page, **typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    error = re.search(rf'<p class="error" id="id_{field}_error">(.*?)</p>', shown, re.S)
    assert error, field
    assert reason.lower() in error[1].lower()
    assert f'value="{value}"' in shown or not value
    assert re.search(r"veld(en)? klop(t|pen) nog niet", shown)


@pytest.mark.parametrize("typed", HOSTILE)
def test_nonsense_is_kept_as_text_or_refused(typed: str, bakery: Party, signed_in: SignIn) -> None:
    """Never a traceback, never markup: in every text field of every form."""
    client = signed_in()
    staff = bakery.staff.get()
    here, there = page_of(bakery), page_of(staff.person)
    for address in (
        f"{here}organisatie/bewerken/", f"{there}persoon/bewerken/", f"{here}adressen/nieuw/", f"{here}bereikbaar/nieuw/",
        f"{here}dienstverbanden/{staff.pk}/bewerken/", "/relaties/nieuw/", "/personen/nieuw/",
    ):  # fmt: skip
        opened = fields_of(client.get(address))
        hidden = {"seen": opened.pop("seen", ""), "once": opened.pop("once", "")}
        answer = client.post(address, {**dict.fromkeys(opened, _sendable(typed)), **hidden})
        assert answer.status_code in {303, 422}, address
        assert "<script>alert" not in answer.content.decode()
    for address in (here, there):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()


def _sendable(typed: str) -> str | bytes:
    """A lone surrogate cannot be sent as UTF-8; the bytes of one can."""
    return typed.encode("utf-8", "surrogatepass") if "\ud800" in typed else typed


def test_a_name_is_stored_as_it_is_typed(bakery: Party, signed_in: SignIn) -> None:
    name = "‘t Hoekje <b> 🥐 שלום & Zn"
    assert fill_in(signed_in(), f"{page_of(bakery)}organisatie/bewerken/", name=name).status_code == 303
    assert Party.objects.get(pk=bakery.pk).name == name


def test_two_people_on_one_card(bakery: Party, signed_in: SignIn) -> None:
    """The second sees what changed and chooses; nothing is overwritten unseen."""
    first, second = signed_in("manager"), signed_in("sales")
    address = f"{page_of(bakery)}organisatie/bewerken/"
    stale = fields_of(second.get(address))
    fill_in(first, address, kvk="01234567")
    answer = second.post(address, {**stale, "kvk": "76543210"})
    assert answer.status_code == 422
    assert "Iemand anders" in answer.content.decode()
    assert re.search(r'class="meanwhile">\s*intussen: <b>01234567</b>', answer.content.decode())
    assert Party.objects.get(pk=bakery.pk).kvk == "01234567"
    chosen = fields_of(answer)  # type: ignore[arg-type]  # a test's response
    assert second.post(address, chosen).status_code == 303
    assert Party.objects.get(pk=bakery.pk).kvk == "76543210"


def test_a_form_of_another_record_is_not_taken(bakery: Party, organization: Make, signed_in: SignIn) -> None:
    """What the form started with is signed for its record."""
    client, other = signed_in(), organization("Een ander")
    stolen = fields_of(client.get(f"{page_of(other)}organisatie/bewerken/"))["seen"]
    answer = fill_in(client, f"{page_of(bakery)}organisatie/bewerken/", seen=stolen, kvk="01234567")
    assert answer.status_code == 422
    assert Party.objects.get(pk=bakery.pk).kvk == "05012345"


def test_a_double_click_adds_one(bakery: Party, signed_in: SignIn) -> None:
    """The mark of a form counts once; a form that was refused may be sent in again."""
    client = signed_in()
    address = f"{page_of(bakery)}adressen/nieuw/"
    given = {**fields_of(client.get(address)), "street": "Havenstraat", "city": "Zwolle", "postcode": "fout"}
    assert client.post(address, given).status_code == 422
    given["postcode"] = "8011 CC"
    assert [client.post(address, given).status_code for _ in range(2)] == [303, 303]
    assert bakery.addresses.filter(street="Havenstraat").count() == 1


def test_a_double_click_registers_one_and_leads_to_it(signed_in: SignIn) -> None:
    client = signed_in()
    given = {**fields_of(client.get("/relaties/nieuw/")), "name": "Nieuw B.V."}
    first, second = (client.post("/relaties/nieuw/", given) for _ in range(2))
    assert Party.objects.filter(name="Nieuw B.V.").count() == 1
    assert first["Location"] == second["Location"] == page_of(Party.objects.get(name="Nieuw B.V."))


def test_a_new_relation_with_all_its_parts(signed_in: SignIn) -> None:
    """One form: identity, roles, first address, phone, e-mail, website, first person; the search code is proposed."""
    given = {
        "name": "Molen De Hoop B.V.", "is_customer": "on", "kvk": "12345678", "phone": "038 421 55 60",
        "email": "info@dehoop.example", "website": "dehoop.example", "addresses.0.street": "Molenweg",
        "addresses.0.house_number": "1", "addresses.0.postcode": "8042ab", "addresses.0.city": "Zwolle",
        "person.first_name": "Jan", "person.last_name": "van den Berg", "employment.function": "Molenaar",
        "internal_note": "Nieuw via beurs",
    }  # fmt: skip
    answer = fill_in(signed_in(), "/relaties/nieuw/", **given)
    assert answer.status_code == 303
    party = Party.objects.get(name="Molen De Hoop B.V.")
    assert answer["Location"] == page_of(party)
    assert (party.is_customer, party.is_relation, party.city, party.phone) == (True, True, "Zwolle", "+31384215560")
    assert party.search_code
    assert str(party.addresses.get()) == "Molenweg 1, 8042 AB Zwolle"
    assert party.channels.count() == 3
    assert (party.staff.get().person.name, party.staff.get().function) == ("Jan van den Berg", "Molenaar")


def test_a_new_relation_says_all_that_is_wrong_at_once(signed_in: SignIn) -> None:
    given = {"name": "X", "kvk": "1", "email": "geen adres", "addresses.0.postcode": "0000", "person.first_name": "Jan",
             "employment.work_phone": "12"}  # fmt: skip
    answer = fill_in(signed_in(), "/relaties/nieuw/", **given)
    assert answer.status_code == 422
    wrong = set(re.findall(r'class="error" id="id_([^"]+)_error"', answer.content.decode()))
    assert {"kvk", "email", "addresses.0.postcode", "employment.work_phone"} <= wrong
    assert not Party.objects.exists()


def test_a_new_person_at_an_organization(bakery: Party, signed_in: SignIn) -> None:
    given = {"first_name": "Anna", "last_name": "de Wit", "mobile": "06 12345678", "employment.function": "Inkoop"}
    answer = fill_in(signed_in(), f"/personen/nieuw/?organisatie={bakery.pk}", **given)
    assert answer.status_code == 303
    person = Party.objects.get(last_name="Wit")
    assert (person.prefix, person.employments.get().organization) == ("de", bakery)


def test_an_existing_person_is_found_and_added(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """Without a script: look, pick, fill in. Archived and hidden persons are not offered."""
    client = signed_in("sales")
    piet = person("Piet", "Zoekmaar")
    address = f"{page_of(bakery)}dienstverbanden/nieuw/"
    found = client.get(address, {"zoek": "zoekmaar"}).content.decode()
    assert f'href="{address}?persoon={piet.pk}"' in found
    assert client.get(address, {"zoek": "zo"}).content.decode().count('class="pick"') == 1
    assert "Niemand gevonden" in client.get(address, {"zoek": "bestaatniet"}).content.decode()
    assert fill_in(client, f"{address}?persoon={piet.pk}", function="Bakker").status_code == 303
    assert Employment.objects.get(person=piet).function == "Bakker"
    again = fill_in(client, f"{address}?persoon={piet.pk}", function="Bakker")
    assert "werkt hier al" in again.content.decode()


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
    assert client.get(address[1]).status_code == 404


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
    error = re.search(r'id="id_image_error">(.*?)</p>', answer.content.decode(), re.S)
    assert error
    assert reason in error[1]


def test_deleting_asks_first_and_says_what_stands_in_the_way(organization: Make, signed_in: SignIn) -> None:
    """P10."""
    head, branch = organization("Hoofdkantoor"), organization("Filiaal")
    client = signed_in()
    client.post(f"{page_of(branch)}hoofdvestiging/?organisatie={head.pk}")
    page = client.get(f"{page_of(head)}verwijderen/").content.decode()
    assert "Filiaal" in page
    assert client.post(f"{page_of(head)}verwijderen/").status_code == 200
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
    client.post(f"/beheer/statussen/{moved.pk}/verwijderen/")
    assert "hebben deze status" in client.get("/beheer/statussen/").content.decode()
    fill_in(client, f"/beheer/statussen/{moved.pk}/", closed_from="1-1-2020")
    offered = client.get(f"{page_of(bakery)}organisatie/bewerken/").content.decode()
    assert "Verhuisd" in offered, "who has it keeps it"
    assert "Verhuisd" not in client.get("/relaties/nieuw/").content.decode()
    assert signed_in("sales").get("/beheer/statussen/").status_code == 403
