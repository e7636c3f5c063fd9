"""T14: what a viewer sees of a file, saves of it, and does not find."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.request import urlopen

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from relaas.accounts.models import User
from relaas.files.tests.putting import MakeFolder, Put, _own_places, folder, put, read_all, reader
from relaas.files.tests.test_previews import _pdf
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.parties.models import Party

__all__ = ["_own_places", "folder", "put", "reader"]


def test_a_file_is_saved_as_it_is_and_an_older_version_says_so(put: Put, reader: Client) -> None:
    file = put("Tekening <1>.svg", b"<svg onload='x'/>", b"<svg/>", media_type="image/svg+xml")
    answer = reader.get(f"/bestanden/{file.pk}/download/")
    assert read_all(answer) == b"<svg/>"
    assert answer["Content-Disposition"] == 'attachment; filename="Tekening _1_.svg"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    older = reader.get(f"/bestanden/{file.pk}/versies/1/download/")
    assert read_all(older) == b"<svg onload='x'/>"
    assert older["Content-Disposition"] == 'attachment; filename="Tekening _1_ (versie 1).svg"'
    assert reader.get(f"/bestanden/{file.pk}/versies/3/download/").status_code == 404


def test_a_page_of_html_is_read_as_text_and_nothing_in_it_runs(put: Put, reader: Client) -> None:
    file = put("pagina.html", b"<script>alert('ha')</script>", media_type="text/html")
    page = reader.get(f"/bestanden/{file.pk}/voorbeeld/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(" in page
    assert "niets uit dit bestand wordt hier uitgevoerd" in page


def test_a_pdf_is_shown_some_pages_at_a_time(put: Put, reader: Client) -> None:
    file = put("handboek.pdf", _pdf(12), media_type="application/pdf")
    page = reader.get(f"/bestanden/{file.pk}/voorbeeld/").content.decode()
    assert page.count("<img ") == 5
    assert 'alt="Pagina 5 van 12"' in page
    assert "?blad=6" in page
    drawn = reader.get(f"/bestanden/{file.pk}/versies/1/bladen/2/")
    assert (drawn["Content-Type"], drawn["Cache-Control"]) == ("image/webp", "private, max-age=31536000, immutable")
    with Image.open(BytesIO(drawn.content)) as image:
        assert image.width == 1400
    assert 'alt="Pagina 12 van 12"' in reader.get(f"/bestanden/{file.pk}/voorbeeld/?blad=999").content.decode()
    assert reader.get(f"/bestanden/{file.pk}/versies/1/bladen/13/").status_code == 404
    assert reader.get(f"/bestanden/{file.pk}/voorbeeld/?blad=-1&versie=x").status_code == 200


@pytest.mark.parametrize(
    ("content", "media_type", "told"),
    [
        (_pdf(password="geheim"), "application/pdf", "wachtwoord"),
        (b"%PDF-1.7 rommel", "application/pdf", "beschadigd"),
        (b"GIF89a rommel", "image/gif", "beschadigd"),
        (b"PK\x03\x04", "application/zip", "alleen downloaden"),
    ],
    ids=["locked", "broken PDF", "broken image", "zip"],
)
def test_what_cannot_be_shown_says_why_and_can_be_downloaded(
    put: Put, reader: Client, content: bytes, media_type: str, told: str
) -> None:
    file = put("document", content, media_type=media_type)
    answer = reader.get(f"/bestanden/{file.pk}/voorbeeld/")
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert read_all(reader.get(f"/bestanden/{file.pk}/download/")) == content
    assert reader.get(f"/bestanden/{file.pk}/versies/1/beeld/").status_code == 404


def test_bytes_that_are_gone_are_told(put: Put, reader: Client) -> None:
    file = put("brief.txt", b"Dag")
    assert file.stored is not None
    byte_storage().delete(place_of(file.stored.name))
    assert "is weg" in reader.get(f"/bestanden/{file.pk}/voorbeeld/").content.decode()
    assert reader.get(f"/bestanden/{file.pk}/download/").status_code == 404


def test_the_page_leads_along_the_folder_and_back(put: Put, folder: MakeFolder, reader: Client, bakery: Party) -> None:
    contracts = folder("Contracten")
    first, middle, last = (put(name, b"x", folder=contracts) for name in ("Aa.txt", "ab.txt", "AC.txt"))
    put("ab.txt", b"x")
    page = reader.get(f"/bestanden/{middle.pk}/voorbeeld/").content.decode()
    assert f'href="/bestanden/{first.pk}/voorbeeld/" data-hotkey="ArrowLeft"' in page
    assert f'href="/bestanden/{last.pk}/voorbeeld/" data-hotkey="ArrowRight"' in page
    assert f'?map={contracts.pk}" data-hotkey="Escape"' in page
    assert f'href="/bestanden/{middle.pk}/"' in page
    assert f"{bakery.name} / Contracten" in page.replace("&#39;", "'")


def test_the_page_costs_few_queries(put: Put, folder: MakeFolder, reader: Client) -> None:
    file = put("a.pdf", _pdf(3), media_type="application/pdf", folder=folder("Map"))
    reader.get(f"/bestanden/{file.pk}/voorbeeld/")
    with CaptureQueriesContext(connection) as asked:
        reader.get(f"/bestanden/{file.pk}/voorbeeld/")
    assert len(asked) <= 11, [each["sql"][:90] for each in asked]


ADDRESSES = (
    "/bestanden/{file}/download/",
    "/bestanden/{file}/versies/1/download/",
    "/bestanden/{file}/voorbeeld/",
    "/bestanden/{file}/versies/1/beeld/",
    "/bestanden/{file}/versies/1/bladen/1/",
    "/mappen/{folder}/zip/",
    "/bestanden/bij/relatie/{holder}/zip/",
)


def test_who_may_not_see_the_holder_finds_nothing_and_who_lacks_the_right_reads_so(
    put: Put, folder: MakeFolder, bakery: Party, user: Callable[..., User], client: Client
) -> None:
    """U2"""
    ids = {"file": put("geheim.txt", b"x").pk, "folder": folder("Geheim").pk, "holder": bakery.pk}
    limited = user("Piet", "files.read", "parties.read", only_managed=True)
    lacking = user("Kim", "parties.read")
    for address in ADDRESSES:
        client.force_login(limited)
        assert client.get(address.format(**ids)).status_code == 404, address
        client.force_login(lacking)
        assert client.get(address.format(**ids)).status_code == 403, address
        client.logout()
        assert client.get(address.format(**ids)).status_code == 302, address
    client.force_login(user("Jan", "files.read", "parties.read"))
    for address in ("/bestanden/bij/gebruiker/1/zip/", "/bestanden/bij/relatie/999999/zip/", "/mappen/0/zip/"):
        assert client.get(address).status_code == 404, address
    assert client.get(f"/mappen/{ids['file']}/zip/").status_code == 404
    assert client.get(f"/bestanden/{ids['folder']}/download/").status_code == 404


@pytest.mark.once
def test_what_stands_in_a_bucket_is_shown_here_and_saved_from_there(
    bucket: Any, put: Put, reader: Client, bakery: Party
) -> None:
    """Whoever may see it gets an address that is signed for a minute; a zip is made here, of the same bytes."""
    file = put("b 🥖.pdf", _pdf(2), media_type="application/pdf")
    answer = reader.get(f"/bestanden/{file.pk}/download/")
    assert (answer.status_code, answer["Cache-Control"]) == (302, "private, no-store")
    with urlopen(answer["Location"]) as saved:  # noqa: S310 - of the server of this test
        assert saved.read() == _pdf(2)
        assert saved.headers["Content-Disposition"].startswith("attachment")
    assert 'alt="Pagina 2 van 2"' in reader.get(f"/bestanden/{file.pk}/voorbeeld/").content.decode()
    assert reader.get(f"/bestanden/{file.pk}/versies/1/bladen/1/").status_code == 200
    content = read_all(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/"))
    assert _pdf(2) in content
