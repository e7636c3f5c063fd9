"""T14: adding files through the form: several at once, whole folders, what is refused, and hostile names."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from relaas.files.models import FileVersion, Item
from relaas.files.uploads.zone import adding_url
from relaas.kernel import storage
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type SignedIn = Callable[..., Client]
PDF = b"%PDF-1.7 offerte"
BAD_NAMES = [
    "../../etc/passwd",
    "..",
    "",
    "a" * 300 + ".pdf",
    "👩‍🚀 lijst.xlsx",
    "con.txt",
    "regel\neinde.txt",
    ".profile",
]


def send(client: Client, holder: Party, *files: tuple[str, bytes], **more: Any) -> Any:
    """Post these files to the top of the tree, or to what `more` says."""
    uploaded = [SimpleUploadedFile(name.strip(".") or "x", content) for name, content in files]
    return client.post(adding_url(subject_of(holder)), {"bestanden": uploaded, **more})


def standing(holder: Party) -> Sequence[str]:
    """The path of each file and folder of this holder."""
    return sorted(_path(item) for item in Item.objects.of(subject_of(holder)).select_related("parent"))


def _path(item: Item) -> str:
    return f"{_path(item.parent)}/{item.name}" if item.parent else item.name


def content(item: Item) -> bytes:
    assert item.stored
    with storage.open_stored(item.stored) as file:
        found: bytes = file.read()
    return found


def paths(*given: str) -> str:
    return json.dumps(given)


def test_several_at_once_are_one_change(bakery: Party, signed_in: SignedIn) -> None:
    """T14: one drag is one verb, one entry in the story, one undo."""
    client = signed_in("sales")
    answer = send(client, bakery, *((f"bestand {n}.pdf", PDF + bytes([n])) for n in range(20)))
    assert answer.status_code == 303
    assert len(standing(bakery)) == 20
    assert "20 bestanden toegevoegd" in client.get(answer["Location"]).content.decode()
    assert content(Item.objects.get(name="bestand 7.pdf")) == PDF + bytes([7])
    told = [entry for entry in story_of(subject_of(bakery), COMMAND_LINE).entries if "20" in entry.title + entry.detail]
    assert len(told) == 1
    undo(Transaction.objects.latest("id"), by=COMMAND_LINE)
    assert standing(bakery) == []


def test_a_whole_folder_keeps_its_folders(bakery: Party, signed_in: SignedIn) -> None:
    given = paths("2026/offertes/a.pdf", "2026/b.pdf", "2026/../../../c.pdf")
    send(signed_in(), bakery, ("a.pdf", b"a"), ("b.pdf", b"b"), ("c.pdf", b"c"), paden=given)
    assert standing(bakery) == ["2026", "2026/b.pdf", "2026/c.pdf", "2026/offertes", "2026/offertes/a.pdf"]


def test_into_a_folder_that_stands_there(bakery: Party, signed_in: SignedIn) -> None:
    client = signed_in()
    send(client, bakery, ("a.pdf", b"a"), paden=paths("Map/a.pdf"))
    folder = Item.objects.folders().get()
    answer = send(client, bakery, ("b.pdf", b"b"), map=str(folder.pk))
    assert answer.status_code == 303
    assert f"map={folder.pk}" in answer["Location"]
    assert standing(bakery) == ["Map", "Map/a.pdf", "Map/b.pdf"]


@pytest.mark.parametrize("gone", ["999999", "-1", "99999999999999999999", "map", "1 OR 1=1"])
def test_a_folder_that_is_not_there(gone: str, bakery: Party, signed_in: SignedIn) -> None:
    """Also what is no id at all is refused, and nothing is added."""
    answer = send(signed_in(), bakery, ("a.pdf", b"a"), map=gone)
    assert (answer.status_code, standing(bakery)) == (422, [])
    assert "Deze map is er niet meer" in answer.content.decode()


def test_a_folder_of_another_holder_is_not_there(
    organization: Callable[..., Party], bakery: Party, signed_in: SignedIn
) -> None:
    """U2: nobody reaches into another tree."""
    client, other = signed_in(), organization("Slagerij")
    send(client, other, ("a.pdf", b"a"), paden=paths("Map/a.pdf"))
    folder = Item.objects.folders().get()
    assert send(client, bakery, ("b.pdf", b"b"), map=str(folder.pk)).status_code == 422
    assert standing(bakery) == []


def test_the_same_name_is_the_next_version_or_stands_beside(bakery: Party, signed_in: SignedIn) -> None:
    """T14: nothing is lost when two have one name."""
    client = signed_in()
    for version in (b"one", b"two"):
        send(client, bakery, ("Offerte.pdf", version))
    assert standing(bakery) == ["Offerte.pdf"]
    assert list(FileVersion.objects.order_by("number").values_list("number", "size")) == [(1, 3), (2, 3)]
    again = send(client, bakery, ("offerte.PDF", b"two"))
    assert "stond er al" in client.get(again["Location"]).content.decode()
    assert FileVersion.objects.count() == 2
    send(client, bakery, ("Offerte.pdf", b"three"), naast="1")
    assert standing(bakery) == ["Offerte (2).pdf", "Offerte.pdf"]


def test_two_of_one_name_in_one_upload_are_both_kept(bakery: Party, signed_in: SignedIn) -> None:
    send(signed_in(), bakery, ("a.txt", b"one"), ("A.txt", b"two"))
    kept = {storage.open_stored(each.stored).read() for each in FileVersion.objects.all()}
    assert kept == {b"one", b"two"}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_bad_name_is_mended_and_stays_in_its_folder(name: str, bakery: Party, signed_in: SignedIn) -> None:
    """T14: names cannot leave the tree."""
    answer = send(signed_in(), bakery, (name, b"x"), paden=paths(name))
    assert answer.status_code == 303
    file = Item.objects.files().get()
    assert 1 <= len(file.name) <= 200
    assert not {"/", "\\", "\n"} & set(file.name)
    assert content(file) == b"x"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("leeg.txt", b""),
        ("tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("pagina.html", b"<!doctype html><script>alert(1)</script>"),
        ("kapot.pdf", b"%PDF-1.7\n\xff\xff broken"),
    ],
)
def test_whatever_is_in_it_is_kept_as_it_is_and_never_run(
    name: str, given: bytes, bakery: Party, signed_in: SignedIn
) -> None:
    client = signed_in()
    assert send(client, bakery, (name, given)).status_code == 303
    file = Item.objects.files().get()
    assert content(file) == given
    page = client.get(reverse("files:file", args=[file.pk]))
    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_what_is_too_large_is_refused_by_name_and_the_rest_is_added(
    bakery: Party, signed_in: SignedIn, settings: Any
) -> None:
    settings.LARGEST_FILE = 1_000
    client = signed_in()
    answer = send(client, bakery, ("goed.txt", b"x"), ("film.mp4", b"x" * 1_001), te_groot=paths("map/nog groter.mp4"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert standing(bakery) == ["goed.txt"]
    assert all(name in said for name in ("film.mp4", "nog groter.mp4", "goed.txt", "2 bestanden zijn niet toegevoegd"))


def test_more_comes_after_this(bakery: Party, signed_in: SignedIn) -> None:
    """A batch that is not the last has no page; what came of it is said on the page in the end."""
    client = signed_in()
    first = send(client, bakery, ("a.pdf", b"a"), vervolg="1", te_groot=paths("film.mp4"))
    assert (first.status_code, first.content) == (204, b"")
    last = send(client, bakery, ("b.pdf", b"b"))
    page = client.get(last["Location"]).content.decode()
    assert all(said in page for said in ("a.pdf is toegevoegd", "b.pdf is toegevoegd", "film.mp4"))


def test_nothing_at_all(bakery: Party, signed_in: SignedIn) -> None:
    client = signed_in()
    answer = client.post(adding_url(subject_of(bakery)))
    assert answer.status_code == 422
    assert "Kies eerst een bestand" in answer.content.decode()
    assert client.get(adding_url(subject_of(bakery))).status_code == 200


def test_without_a_script_the_form_is_enough(bakery: Party, signed_in: SignedIn) -> None:
    """The page of the address has a form with a button; `next` is kept within the house."""
    client = signed_in()
    page = client.get(adding_url(subject_of(bakery))).content.decode()
    assert all(part in page for part in ('type="file" name="bestanden"', 'type="submit"'))
    answer = send(client, bakery, ("a.pdf", b"a"), next="https://evil.example/")
    assert answer["Location"].startswith("/relaties/")


@pytest.mark.parametrize("role", ["reader"])
def test_who_may_only_read_adds_nothing(role: str, bakery: Party, signed_in: SignedIn) -> None:
    """U2."""
    client = signed_in(role)
    assert send(client, bakery, ("a.pdf", b"a")).status_code == 403
    assert client.get(adding_url(subject_of(bakery))).status_code == 403


def test_who_does_not_see_the_holder_finds_nothing(bakery: Party, signed_in: SignedIn) -> None:
    """U2: a relation of somebody else is not there."""
    assert send(signed_in("sales", only_managed=True), bakery, ("a.pdf", b"a")).status_code == 404
    assert Client().post(adding_url(subject_of(bakery)), {}).status_code == 302


@pytest.mark.parametrize("word", ["niets", "gebruiker"])
def test_an_unknown_holder(word: str, bakery: Party, signed_in: SignedIn) -> None:
    assert signed_in().get(f"/bestanden/bij/{word}/{bakery.pk}/toevoegen/").status_code == 404


def test_to_somebody_archived_nothing_is_added(bakery: Party, signed_in: SignedIn) -> None:
    """P10, C11: the law is asked, and says why not."""
    archive(bakery, by=COMMAND_LINE)
    answer = send(signed_in(), bakery, ("a.pdf", b"a"))
    assert (answer.status_code, standing(bakery)) == (422, [])
