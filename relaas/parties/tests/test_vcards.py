"""A vCard of a relation or a person, read by a library that did not write it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import vobject
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from relaas.parties.employments import employ, end_employment
from relaas.parties.images import set_image
from relaas.parties.models import Employment, Party
from relaas.parties.personal_details import change_personal_details
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.vcards.contact import Contact, Mail, Place, Telephone
from relaas.parties.vcards.writing import Version, written

type SignIn = Callable[..., Client]

ODD = 'Bakkerij "De Boer"; Zonen, \\ 😀\nBEGIN:VCARD\r\nNOTE:x ' + "é" * 80


def card_of(client: Client, party: Party, version: int = 3) -> Any:
    word = "relaties" if party.is_organization else "personen"
    answer = client.get(f"/{word}/{party.pk}/vcard/{version}/")
    assert answer.status_code == 200
    return vobject.readOne(answer.content.decode())


def values(card: Any, name: str) -> list[Any]:
    return [each.value for each in card.contents.get(name, [])]


@pytest.mark.parametrize("version", list(Version))
def test_nothing_that_is_typed_becomes_a_line_of_its_own(version: Version) -> None:
    """Separators, line ends and long names: one card, its lines folded at 75 bytes, no letter cut in two."""
    place = Place(ODD, ODD, ODD, ODD)
    given: dict[str, Any] = dict.fromkeys(
        ("name", "sorted_as", "family", "given", "nickname", "title", "organization"), ODD
    )
    made = written(Contact("urn:uuid:1", is_person=True, function=ODD, places=[place], **given), version)
    assert made.count(b"BEGIN:VCARD\r\n") == 1
    assert made.replace(b"\r\n", b"").count(b"\n") == 0
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    card = vobject.readOne(made.decode())
    shown = " ".join(ODD.split())
    assert (card.fn.value, card.n.value.family, card.n.value.given) == (shown, shown, shown)
    assert (card.org.value, card.title.value, card.adr.value.street) == ([shown], shown, shown)
    assert card.contents.get("note") is None


def test_each_version_says_it_its_own_way() -> None:
    """What dials, what comes first, what it is: 3.0 for what is in use, 4.0 as RFC 6350 has it."""
    telephones = [Telephone("+31384215560", at_work=True, is_first=True), Telephone("14038")]
    contact = Contact("urn:uuid:1", "Bakkerij", "bakkerij", False, organization="Bakkerij", telephones=telephones,
                      mails=[Mail("info@bakkerij.example", is_first=True)], photograph=b"jpeg")  # fmt: skip
    old, new = (written(contact, version).decode().split("\r\n") for version in Version)
    assert {"VERSION:3.0", "N:;;;;", "SORT-STRING:bakkerij", "X-ABSHOWAS:COMPANY", "TEL;TYPE=voice:14038"} <= {*old}
    assert {"TEL;TYPE=work,voice,pref:+31384215560", "EMAIL;TYPE=internet,pref:info@bakkerij.example"} <= {*old}
    assert "PHOTO;ENCODING=b;TYPE=JPEG:anBlZw==" in old
    assert {"VERSION:4.0", "KIND:org", "N;SORT-AS=bakkerij:;;;;", "TEL;TYPE=voice:14038"} <= {*new}
    assert "TEL;VALUE=uri;TYPE=work,voice;PREF=1:tel:+31384215560" in new
    assert "PHOTO:data:image/jpeg;base64,anBlZw==" in new


def test_of_a_relation(bakery: Party, signed_in: SignIn) -> None:
    """What stands on its page, and its image as a telephone reads it."""
    drawn = BytesIO()
    Image.new("RGBA", (40, 40), (10, 90, 60, 0)).save(drawn, "PNG")
    set_image(bakery, uploaded=ContentFile(drawn.getvalue()), by=BY)
    client = signed_in("reader")
    card = card_of(client, bakery)
    assert (card.fn.value, card.org.value) == (bakery.name, [bakery.name])
    assert (card.adr.value.street, card.adr.value.city, card.tel.value) == ("Ambachtsweg 12", "Zwolle", "+31384215560")
    assert Image.open(BytesIO(card.photo.value)).format == "JPEG"
    assert card_of(client, bakery, 4).uid.value == card.uid.value
    answer = client.get(f"/relaties/{bakery.pk}/vcard/4/")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="bakkerij-van-den-berg-bv.vcf"'
    assert client.get(f"/relaties/{bakery.pk}/vcard/2/").status_code == 404
    menu = client.get(f"/relaties/{bakery.pk}/").content.decode()
    assert f'href="/relaties/{bakery.pk}/vcard/3/" download hx-boost="false"' in menu


def test_of_a_person_the_dutch_way(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """P4: the prefix before the name, sorted without it; where the person works now, not where it worked."""
    jan = person(prefix="van den", last_name="Berg", nickname="Jan", first_name="Johannes", title="drs.",
                 channels=[{"type": "mobile", "value": "0612345678"}])  # fmt: skip
    facts = {"function": "Inkoper", "department": "Meel", "work_email": "jan@bakkerij.example"}
    work = employ(jan, bakery, facts=facts, by=BY)
    client = signed_in()
    card = card_of(client, jan)
    name = card.n.value
    assert (card.fn.value, name.family, name.given, name.prefix) == (
        "Jan van den Berg",
        "van den Berg",
        "Johannes",
        "drs.",
    )
    assert values(card, "sort-string") == ["Berg, Jan van den"]
    assert (card.org.value, card.title.value) == ([bakery.name, "Meel"], "Inkoper")
    assert (card.adr.value.city, values(card, "email")) == ("Zwolle", ["jan@bakkerij.example"])
    end_employment(Employment.objects.get(pk=work.pk), last_day=date(2020, 1, 1), by=BY)
    assert "org" not in card_of(client, jan).contents


def test_what_is_private_stays(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """P5, P14, T9: no home address, no day of birth and no note, whoever asks; U2: no employer that one may not see."""
    jan = person(internal_note="Geheim")
    details = {"birth_date": date(1970, 2, 3), "street": "Thuisweg", "city": "Kampen"}
    change_personal_details(jan, facts=details, by=BY)
    employ(jan, bakery, facts={}, by=BY)
    answer = signed_in("manager").get(f"/personen/{jan.pk}/vcard/4/").content.decode()
    for secret in ("1970", "Thuisweg", "Kampen", "Geheim"):
        assert secret not in answer
    limited = signed_in("sales", only_managed=True)
    assert limited.get(f"/personen/{jan.pk}/vcard/4/").status_code == 404


@pytest.fixture
def many(organization: Make, person: Make) -> Party:
    for number in range(12):
        bakery = organization(f"Bakkerij {number}", is_customer=True,
                              channels=[{"type": "phone", "value": f"03842155{number:02}"}])  # fmt: skip
        person("Jan", f"Jansen {number}", organization=bakery)
    return bakery


def test_of_a_list(many: Party, signed_in: SignIn) -> None:
    """What was found, or selected, in its order; who may not export is refused; no other list has it."""
    client = signed_in()
    whole = b"".join(client.get("/klanten/export.vcf")).decode()
    cards = list(vobject.readComponents(whole))
    assert [card.fn.value for card in cards][:2] == ["Bakkerij 0", "Bakkerij 1"]
    assert len(cards) == 12
    [chosen] = vobject.readComponents(b"".join(client.post("/klanten/export.vcf", {"id": many.pk})).decode())
    assert chosen.tel.value == "+31384215511"
    assert "/klanten/export.vcf" in client.get("/klanten/").content.decode()
    assert client.get("/aanvragen/export.vcf").status_code == 404
    assert signed_in("sales").get("/klanten/export.vcf").status_code == 403


def test_many_cost_no_more_questions(many: Party, signed_in: SignIn) -> None:
    """The same number of queries for one person and for twelve."""
    client = signed_in()
    counts = []
    for query in ("?q=Jansen+3", ""):
        with CaptureQueriesContext(connection) as asked:
            found = b"".join(client.get(f"/personen/export.vcf{query}")).count(b"BEGIN:VCARD")
        counts.append((found, len(asked)))
    (one, for_one), (twelve, for_twelve) = counts
    assert (one, twelve, for_one) == (1, 12, for_twelve)
