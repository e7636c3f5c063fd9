"""T14: a folder or a whole tree as one zip: the newest of all that the viewer sees, under safe names."""

import zipfile
from io import BytesIO

import pytest
from django.test import Client

from relaas.files.models import Item
from relaas.files.shelves import SHELVES, Shelf, Shelved
from relaas.files.tests.putting import MakeFolder, Put, _own_places, folder, put, read_all, reader
from relaas.files.tests.test_who_sees import BY
from relaas.kernel import clock
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.parties.models import Party
from relaas.story.writing import writing

__all__ = ["_own_places", "folder", "put", "reader"]


def test_a_zip_has_the_newest_of_all_below_a_folder_and_nothing_else(
    put: Put, folder: MakeFolder, reader: Client
) -> None:
    top = folder("Contract: 2026?")
    below = folder("Bijlagen", top)
    folder("Leeg", below)
    put("offerte.pdf", b"oud", b"nieuw", folder=top)
    put("foto.jpg", b"\xff\xd8", folder=below)
    put("elders.txt", b"x")
    answer = reader.get(f"/mappen/{top.pk}/zip/")
    content = read_all(answer)
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
    put: Put, folder: MakeFolder, reader: Client, bakery: Party
) -> None:
    """Names are refused when they are typed; these stand there nevertheless."""
    for name in ("a?.txt", "a*.txt", "A_.TXT", "CON", "..\\..\\x.txt", "/etc/passwd", "😀 é.txt"):
        put(name, name.encode())
    folder("a?.txt.map")
    content = read_all(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/"))
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
    content = read_all(answer)
    assert int(answer["Content-Length"]) == len(content)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert set(packed.namelist()) == {"hier.txt", "ONTBREEKT.txt"}
        assert "weg.txt" in packed.read("ONTBREEKT.txt").decode()


def test_a_zip_whose_bytes_turn_out_shorter_breaks_off(put: Put, reader: Client, bakery: Party) -> None:
    file = put("kort.txt", b"lang genoeg")
    with writing(by=BY, what="test"):
        Item.objects.filter(pk=file.pk).update(size=999)
    with pytest.raises(RuntimeError, match="did not match"):
        read_all(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/"))


def test_what_stands_on_a_shelf_for_the_viewer_comes_along(
    put: Put, reader: Client, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = put("bewaard.pdf", b"van de plank")
    assert kept.stored is not None
    on_shelf = Shelved("offerte.pdf", kept.stored, "application/pdf", clock.now(), "Sanne", "V1", "/", "/", "/")
    shelf = Shelf(
        "test", "Verzonden: papieren", "file", frozenset({"party"}),
        lambda holder, viewer: Item.objects.filter(pk=kept.pk), lambda _rows: [on_shelf],
    )  # fmt: skip
    monkeypatch.setattr(SHELVES, "_items", {"test": shelf})
    with zipfile.ZipFile(BytesIO(read_all(reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/")))) as packed:
        assert packed.read("Verzonden_ papieren/offerte.pdf") == b"van de plank"


def test_too_many_files_for_one_zip_are_refused(
    put: Put, reader: Client, bakery: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put(f"{number}.txt", b"x")
    monkeypatch.setattr("relaas.files.zipping.MOST", 2)
    answer = reader.get(f"/bestanden/bij/relatie/{bakery.pk}/zip/", follow=True)
    assert "te veel bestanden voor één zip" in answer.content.decode()
