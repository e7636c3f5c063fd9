"""T14: what a viewer sees of a file, takes along of it, and does not find."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from relaas.accounts.models import User
from relaas.files import shelves
from relaas.files.models import FileVersion, Item
from relaas.files.rows import new_item
from relaas.files.shelves import SHELVES, Shelf, Shelved
from relaas.files.tests.test_previews import _pdf
from relaas.files.tests.test_who_sees import BY
from relaas.kernel import clock, storage
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.story.writing import writing

type Put = Callable[..., Item]
type SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _own_places(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PREVIEWS_ROOT = tmp_path / "previews"


@pytest.fixture
def put(bakery: Party) -> Put:
    """Lays a file in the tree of the bakery; each content is a version."""

    def put(name: str, *contents: bytes, media_type: str = "text/plain", folder: Item | None = None) -> Item:
        with writing(by=BY, what="test"):
            file = new_item(holder=subject_of(bakery), parent=folder, name=name, is_folder=False, by=BY)
            versions = []
            for number, content in enumerate(contents, 1):
                file.stored = storage.keep(ContentFile(content), media_type=media_type)
                file.number, file.size, file.media_type = number, len(content), media_type
                versions.append(
                    FileVersion(
                        number=number, stored=file.stored, size=len(content), media_type=media_type, name=name,
                        at=clock.now(), by_name=BY.name,
                    )
                )  # fmt: skip
            file.save(force_insert=True)
            for version in versions:
                version.file = file
                version.save(force_insert=True)
        return file

    return put


@pytest.fixture
def folder(bakery: Party) -> Callable[..., Item]:
    def folder(name: str, parent: Item | None = None) -> Item:
        with writing(by=BY, what="test"):
            made = new_item(holder=subject_of(bakery), parent=parent, name=name, is_folder=True, by=BY)
            made.save(force_insert=True)
        return made

    return folder


@pytest.fixture
def reader(signed_in: SignIn) -> Client:
    return signed_in("reader")


def _bytes(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_file_is_saved_as_it_is_and_an_older_version_says_so(put: Put, reader: Client) -> None:
    file = put("Tekening <1>.svg", b"<svg onload='x'/>", b"<svg/>", media_type="image/svg+xml")
    answer = reader.get(f"/bestanden/{file.pk}/download/")
    assert _bytes(answer) == b"<svg/>"
    assert answer["Content-Disposition"] == 'attachment; filename="Tekening _1_.svg"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    older = reader.get(f"/bestanden/{file.pk}/versies/1/download/")
    assert _bytes(older) == b"<svg onload='x'/>"
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
    assert _bytes(reader.get(f"/bestanden/{file.pk}/download/")) == content
    assert reader.get(f"/bestanden/{file.pk}/versies/1/beeld/").status_code == 404


def test_bytes_that_are_gone_are_told(put: Put, reader: Client) -> None:
    file = put("brief.txt", b"Dag")
    assert file.stored is not None
    byte_storage().delete(place_of(file.stored.name))
    assert "is weg" in reader.get(f"/bestanden/{file.pk}/voorbeeld/").content.decode()
    assert reader.get(f"/bestanden/{file.pk}/download/").status_code == 404


def test_the_page_leads_along_the_folder_and_back(
    put: Put, folder: Callable[..., Item], reader: Client, bakery: Party
) -> None:
    contracts = folder("Contracten")
    first, middle, last = (put(name, b"x", folder=contracts) for name in ("Aa.txt", "ab.txt", "AC.txt"))
    put("ab.txt", b"x")
    page = reader.get(f"/bestanden/{middle.pk}/voorbeeld/").content.decode()
    assert f'href="/bestanden/{first.pk}/voorbeeld/" data-hotkey="ArrowLeft"' in page
    assert f'href="/bestanden/{last.pk}/voorbeeld/" data-hotkey="ArrowRight"' in page
    assert f'?map={contracts.pk}" data-hotkey="Escape"' in page
    assert f"{bakery.name} / Contracten" in page.replace("&#39;", "'")


def test_the_page_costs_few_queries(put: Put, folder: Callable[..., Item], reader: Client) -> None:
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
    put: Put, folder: Callable[..., Item], bakery: Party, user: Callable[..., User], client: Client
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


def test_a_zip_has_the_newest_of_all_below_a_folder_and_nothing_else(
    put: Put, folder: Callable[..., Item], reader: Client
) -> None:
    top = folder("Contract: 2026?")
    below = folder("Bijlagen", top)
    folder("Leeg", below)
    put("offerte.pdf", b"oud", b"nieuw", folder=top)
    put("foto.jpg", b"\xff\xd8", folder=below)
    put("elders.txt", b"x")
    answer = reader.get(f"/mappen/{top.pk}/zip/")
    content = _bytes(answer)
    assert answer["Content-Disposition"] == 'attachment; filename="Contract_ 2026_.zip"'
    assert int(answer["Content-Length"]) == len(content)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == {
            "Bijlagen/": b"",
            "Bijlagen/Leeg/": b"",
            "offerte.pdf": b"nieuw",
            "Bijlagen/foto.jpg": b"\xff\xd8",
        }


def test_no_name_in_a_zip_leaves_it_and_no_two_are_alike(
    put: Put, folder: Callable[..., Item], reader: Client, bakery: Party
) -> None:
    """Names are refused when they are typed; these stand there nevertheless."""
    for name in ("a?.txt", "a*.txt", "A_.TXT", "CON", "..\\..\\x.txt", "/etc/passwd", "😀 é.txt"):
        put(name, name.encode())
    folder("a?.txt.map")
    content = _bytes(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/"))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        names = packed.namelist()
        read = {packed.read(name) for name in names if not name.endswith("/")}
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert {"a?.txt", "a*.txt", "A_.TXT", "CON", "😀 é.txt"} <= {each.decode() for each in read}
    assert {"_CON", "😀 é.txt"} <= set(names)
    for name in names:
        parts = name.rstrip("/").split("/")
        assert len(parts) == 1
        assert not set(parts) & {"", ".", ".."}
        assert not set(name) & set('\\<>:"|?*')


def test_a_file_without_bytes_is_told_in_the_zip(put: Put, reader: Client, bakery: Party) -> None:
    put("hier.txt", b"x")
    gone = put("weg.txt", b"weg")
    assert gone.stored is not None
    byte_storage().delete(place_of(gone.stored.name))
    answer = reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/")
    content = _bytes(answer)
    assert int(answer["Content-Length"]) == len(content)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert set(packed.namelist()) == {"hier.txt", "ONTBREEKT.txt"}
        assert "weg.txt" in packed.read("ONTBREEKT.txt").decode()


def test_a_zip_whose_bytes_turn_out_shorter_breaks_off(put: Put, reader: Client, bakery: Party) -> None:
    file = put("kort.txt", b"lang genoeg")
    with writing(by=BY, what="test"):
        Item.objects.filter(pk=file.pk).update(size=999)
    with pytest.raises(RuntimeError, match="did not match"):
        _bytes(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/"))


def test_what_stands_on_a_shelf_for_the_viewer_comes_along(
    put: Put, reader: Client, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = put("bewaard.pdf", b"van de plank")
    assert kept.stored is not None
    on_shelf = Shelved("offerte.pdf", kept.stored, "application/pdf", clock.now(), "Sanne", "V1", "/", "/", "/")
    shelf = Shelf(
        "test", "Verzonden: papieren", "file", frozenset({"party"}),
        lambda holder, viewer: 1 if viewer.may("parties.read") else 0, lambda holder, viewer, most: [on_shelf],
    )  # fmt: skip
    monkeypatch.setattr(SHELVES, "_items", {"test": shelf})
    assert shelves.shelves_of(subject_of(bakery), BY)
    with zipfile.ZipFile(BytesIO(_bytes(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/")))) as packed:
        assert packed.read("Verzonden_ papieren/offerte.pdf") == b"van de plank"


def test_too_many_files_for_one_zip_are_refused(
    put: Put, reader: Client, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(f"{number}.txt", b"x")
    monkeypatch.setattr("relaas.files.zipping.MOST", 2)
    answer = reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/", follow=True)
    assert "te veel bestanden voor één zip" in answer.content.decode()
