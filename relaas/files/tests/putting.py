"""A tree at the bakery to try: files whose versions are given, folders, and somebody who reads them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from relaas.files.models import FileVersion, Item
from relaas.files.rows import new_item
from relaas.files.tests.test_who_sees import BY
from relaas.kernel import clock, storage
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.story.writing import writing

__all__ = ["_own_places", "folder", "put", "read_all", "reader"]

type Put = Callable[..., Item]
type MakeFolder = Callable[..., Item]
type SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _own_places(settings: Any, tmp_path: Path) -> None:
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


def read_all(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)
