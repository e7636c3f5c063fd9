"""Forms of cards: saved, refused at the field, fought over by two, sent in twice, fed with nonsense."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.filling_in import fields_of, fill_in
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
HOSTILE = (
    "x" * 500, "<script>alert(1)</script>", "שלום עולם \u202eevil", "🥐🥖" * 20, "NUL \x00 byte", "' OR 1=1 --",
    "{{ 7*7 }}", "\ud800", "\n\n\r\n", "0" * 20_000,
)  # fmt: skip


def test_saving_what_stands_there_changes_nothing(bakery: Party, signed_in: SignIn) -> None:
    """Every form, opened and saved at once: no refusal, no entry in the story."""
    client = signed_in()
    before = len(story_of(subject_of(bakery), BY, limit=50).entries)
    staff = bakery.staff.get()
    here, there = page_of(bakery), page_of(staff.person)
    for address in (
        f"{here}organisatie/bewerken/", f"{there}persoon/bewerken/",
        f"{here}adressen/{bakery.addresses.get().pk}/bewerken/",
        f"{here}bereikbaar/{bakery.channels.get().pk}/bewerken/",
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
    error = re.search(rf'<p class="error" id="id_{field}_error">(.*?)</p>', shown, re.DOTALL)
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
        f"{here}organisatie/bewerken/", f"{there}persoon/bewerken/", f"{here}adressen/nieuw/",
        f"{here}bereikbaar/nieuw/",
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
    chosen = fields_of(answer)
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


def test_what_changed_meanwhile_is_shown_as_people_write_it(bakery: Party, signed_in: SignIn) -> None:
    """A telephone the national way, the end of a period as its last day."""
    first, second = signed_in("manager"), signed_in("sales")
    address = f"{page_of(bakery)}dienstverbanden/{bakery.staff.get().pk}/bewerken/"
    stale = fields_of(second.get(address))
    fill_in(first, address, mobile="06 12345678", until_day="31-12-2030")
    answer = second.post(address, {**stale, "mobile": "06 87654321", "until_day": "30-6-2030"})
    assert re.findall(r'class="meanwhile">\s*intussen: <b>(.*?)</b>', answer.content.decode()) == [
        "31-12-2030", "06 12345678",
    ]  # fmt: skip


def test_a_form_in_which_nothing_changed_says_nothing(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    address = f"{page_of(bakery)}bereikbaar/{bakery.channels.get().pk}/bewerken/"
    assert fill_in(client, address).status_code == 303
    assert "Telefoon gewijzigd" not in client.get(page_of(bakery)).content.decode()
