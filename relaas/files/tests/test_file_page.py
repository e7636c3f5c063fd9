"""T14: the page of one file: where it stands, its versions, and restoring an old one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from relaas.files.models import Item
from relaas.files.tests.test_uploads import SignedIn, content, paths, send
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in("sales")


@pytest.fixture
def file(bakery: Party, client: Client) -> Item:
    """Second version of a file in a folder in a folder."""
    for version in (b"one", b"twoo"):
        send(client, bakery, ("offerte.pdf", version), paden=paths("2026/Offertes/offerte.pdf"))
    return Item.objects.files().get()


def page(client: Client, file: Item) -> str:
    return client.get(reverse("files:file", args=[file.pk])).content.decode()


def give(client: Client, file: Item, given: bytes, name: str = "nieuw.pdf", **more: str) -> Any:
    return client.post(
        reverse("files:add_version", args=[file.pk]), {"bestanden": SimpleUploadedFile(name, given), **more}
    )


def restore(client: Client, file: Item, number: int) -> Any:
    return client.post(reverse("files:restore_version", args=[file.pk, number]))


def test_it_says_where_it_stands_and_has_every_version(client: Client, file: Item, bakery: Party) -> None:
    said = page(client, file)
    for each in (bakery.name, "2026", "Offertes", "offerte.pdf", "Versie 2", "Test sales", "nieuwste"):
        assert each in said
    assert f"/bestanden/{file.pk}/versies/1/download/" in said


def test_a_new_version_keeps_the_name_and_what_it_was(client: Client, file: Item) -> None:
    answer = give(client, file, b"three")
    file.refresh_from_db()
    assert (answer.status_code, file.name, file.number, content(file)) == (303, "offerte.pdf", 3, b"three")
    assert "nieuw.pdf" in page(client, file)
    assert [each.size for each in file.versions.order_by("number")] == [3, 4, 5]


def test_the_same_bytes_are_no_new_version(client: Client, file: Item) -> None:
    answer = give(client, file, b"twoo")
    assert "geen nieuwe versie" in client.get(answer["Location"]).content.decode()
    assert file.versions.count() == 2


def test_restoring_makes_a_new_version_of_the_old_bytes(client: Client, file: Item) -> None:
    """T14: versions are never lost, so an old one comes back as the newest."""
    assert restore(client, file, 1).status_code == 303
    file.refresh_from_db()
    assert (file.number, content(file)) == (3, b"one")


@pytest.mark.parametrize("number", [0, 3, 99999])
def test_a_version_that_is_not_there(number: int, client: Client, file: Item) -> None:
    assert restore(client, file, number).status_code in {303, 404}
    assert file.versions.count() == 2


def test_what_is_too_large_or_nothing_is_refused_on_the_page(client: Client, file: Item, settings: Any) -> None:
    settings.LARGEST_FILE = 1_000
    too_large = give(client, file, b"x" * 1_001)
    nothing = client.post(reverse("files:add_version", args=[file.pk]))
    assert (too_large.status_code, nothing.status_code) == (422, 422)
    assert "Er is niets toegevoegd" in too_large.content.decode()
    assert file.versions.count() == 2


def test_a_reader_sees_it_and_changes_nothing(file: Item, signed_in: SignedIn) -> None:
    """U2."""
    reader = signed_in("reader")
    said = page(reader, file)
    assert "offerte.pdf" in said
    assert not [each for each in ('name="bestanden"', "/terugzetten/", "/hernoemen/") if each in said]
    assert (give(reader, file, b"x").status_code, restore(reader, file, 1).status_code) == (403, 403)


def test_who_does_not_see_the_relation_finds_no_file(file: Item, signed_in: SignedIn) -> None:
    """U2."""
    stranger = signed_in("finance", only_managed=True)
    assert stranger.get(reverse("files:file", args=[file.pk])).status_code == 404
    assert (give(stranger, file, b"x").status_code, restore(stranger, file, 1).status_code) == (404, 404)


def test_a_folder_has_no_such_page(client: Client, file: Item) -> None:
    folder = Item.objects.folders().first()
    assert folder
    assert client.get(reverse("files:file", args=[folder.pk])).status_code == 404


def test_its_page_asks_as_much_with_many_versions(
    client: Client, file: Item, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(12):
        give(client, file, b"version %d" % number)
    with django_assert_max_num_queries(16):
        page(client, file)
