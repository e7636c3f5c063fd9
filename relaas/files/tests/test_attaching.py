"""A3: files go along with a form of another room; of a form that was refused they are not asked again."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from relaas.files.attaching import AGAIN, files_of, offer_files, waiting_of
from relaas.files.rights import CHANGE
from relaas.kernel.actors import Actor
from relaas.kernel.byte_storage import byte_storage, place_of
from relaas.kernel.uploading import Arrived, Trouble

SANNE = Actor("Sanne", user_id=7, rights=frozenset({CHANGE}))
KARIN = Actor("Karin", user_id=8, rights=frozenset({CHANGE}))
READER = Actor("Joris", user_id=9)
NONE: Mapping[str, bytes] = {}

pytestmark = pytest.mark.once


class Asked(forms.Form):
    """A form as a room has it."""

    title = forms.CharField()


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def form(viewer: Actor = SANNE, title: str = "Offerte", *, again: Any = (), files: Mapping[str, bytes] = NONE) -> Asked:
    data = QueryDict(mutable=True)
    data["title"] = title
    data.setlist(AGAIN, list(again))
    uploaded: list[Any] = [SimpleUploadedFile(name, content) for name, content in files.items()]
    made = Asked(data, MultiValueDict({"attached": uploaded}))
    offer_files(made, viewer)
    return made


def names(made: Asked) -> list[str]:
    assert made.is_valid(), made.errors
    return [each.name for each in files_of(made)]


def test_several_files_go_along_with_names_that_stay_in_their_folder() -> None:
    made = form(files={"brief.pdf": b"een", "foto.png": b"twee"})
    assert names(made) == ["brief.pdf", "foto.png"]
    assert [each.bytes.size for each in files_of(made)] == [3, 4]
    assert [each.path for each in files_of(made)] == [(), ()]
    assert names(form()) == []


def test_who_may_not_add_files_is_not_asked_for_them() -> None:
    made = form(READER, files={"brief.pdf": b"een"})
    assert names(made) == []
    assert "attached" not in made.fields


def test_of_a_form_that_was_refused_they_are_not_asked_again() -> None:
    """Nothing lost: what came in goes along with the form when it is sent in again, beside what is added then."""
    refused = form(title="", files={"brief.pdf": b"een"})
    assert not refused.is_valid()
    assert [(each.name, each.size) for each in waiting_of(refused)] == [("brief.pdf", 3)]
    again = form(again=[each.mark for each in waiting_of(refused)], files={"foto.png": b"twee"})
    assert names(again) == ["brief.pdf", "foto.png"]
    with files_of(again)[0].bytes.open() as file:
        assert file.read() == b"een"


def test_a_mark_of_another_or_of_nobody_gives_no_bytes() -> None:
    """U2: a mark names bytes, so it is good for who sent them in, and only as we made it."""
    refused = form(title="", files={"salarissen.csv": b"geheim"})
    refused.is_valid()
    mark = waiting_of(refused)[0].mark
    for viewer, given in ((KARIN, mark), (SANNE, f"{mark[:-1]}_"), (SANNE, "x" * 5000), (SANNE, "")):
        made = form(viewer, again=[given])
        assert not made.is_valid()
        assert made.errors.as_data()["attached"][0].code == "files_gone"


def test_bytes_that_were_swept_away_are_chosen_again() -> None:
    refused = form(title="", files={"brief.pdf": b"een"})
    refused.is_valid()
    mark = waiting_of(refused)[0].mark
    byte_storage().delete(place_of(sha256(b"een").hexdigest()))
    made = form(again=[mark])
    assert not made.is_valid()
    assert made.errors.as_data()["attached"][0].code == "files_gone"


def test_too_many_at_once_are_refused() -> None:
    made = form(again=["x"] * 101)
    assert not made.is_valid()
    assert made.errors.as_data()["attached"][0].code == "too_many_files"


def test_what_is_too_large_is_said_by_name_and_the_others_wait() -> None:
    made = form(files={"klein.txt": b"past"})
    made.files.appendlist("attached", Arrived(None, Trouble.FILE, 11, name="groot.bin"))
    assert not made.is_valid()
    assert "groot.bin" in made.errors["attached"][0]
    assert [each.name for each in waiting_of(made)] == ["klein.txt"]
