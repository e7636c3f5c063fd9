"""Uploads: straight to the disk, limited, and nothing is left of what did not come whole."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, UnreadablePostError
from django.test import RequestFactory

from relaas.kernel import arriving, uploading
from relaas.kernel.receiving import in_words, receive
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.LARGEST_FILE = 3 << 20
    return tmp_path


def sent(*contents: bytes) -> HttpRequest:
    """A form with these files."""
    files = [SimpleUploadedFile(f"{number}.pdf", content) for number, content in enumerate(contents)]
    return RequestFactory().post("/", {"map": "7", "bestanden": files})


def files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]


def read(request: HttpRequest) -> str:
    """What a middleware learns of a body, and goes on without."""
    try:
        return "read" if request.FILES else "nothing"
    except UnreadablePostError:
        for handler in request.upload_handlers:
            handler.upload_interrupted()
        return "unreadable"


def codes(request: HttpRequest) -> list[str]:
    """What becomes of each file."""
    found = []
    for file in request.FILES.getlist("bestanden"):
        try:
            receive(file)
            found.append("received")
        except Refused as refusal:
            found.append(refusal.code)
    return found


def test_an_upload_is_given_its_place_and_not_copied(media: Path) -> None:
    request = sent(b"%PDF" * 600_000)
    [upload] = request.FILES.getlist("bestanden")
    [coming] = files(media)
    number = coming.stat().st_ino
    received = receive(upload)
    request.close()
    [stands] = files(media)
    assert (stands.stat().st_ino, stands.name, stands.stat().st_size) == (number, received.name, 2_400_000)
    assert received.open().read(5) == b"%PDF%"
    assert request.POST["map"] == "7"


def test_what_nobody_takes_is_gone_with_its_request(media: Path) -> None:
    request = sent(b"one", b"two")
    assert len(request.FILES.getlist("bestanden")) == len(files(media)) == 2
    request.close()
    assert files(media) == []


def test_a_file_that_is_too_large_is_refused_and_those_beside_it_are_not(media: Path) -> None:
    request = sent(b"x" * (3 << 20), b"y" * ((3 << 20) + 1), b"z")
    assert codes(request) == ["received", "file_too_large", "received"]
    request.close()
    assert sorted(path.stat().st_size for path in files(media)) == [1, 3 << 20]


def test_too_much_or_too_many_at_once_is_refused(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "MOST_FILES", 2)
    assert codes(sent(b"1", b"2", b"3")) == ["received", "received", "too_many_files"]
    monkeypatch.setattr(uploading, "LARGEST_REQUEST", 0)
    monkeypatch.setattr(uploading, "ROOM_FOR_THE_FORM", 0)
    assert codes(sent(b"4", b"5" * (3 << 20))) == ["request_too_large"] * 2
    assert len(files(media)) == 2


def test_a_full_disk_is_said_and_leaves_nothing(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that says ENOSPC, at a write and at the last flush."""

    def on_a_full_disk(folder: Path) -> tuple[Path, Any]:
        return folder / "full", Path("/dev/full").open("w+b")

    monkeypatch.setattr(arriving, "_opened", on_a_full_disk)
    assert codes(sent(b"x" * (1 << 21), b"few")) == ["disk_full", "disk_full"]
    assert files(media) == []


def test_a_connection_that_breaks_off_leaves_nothing(media: Path) -> None:
    whole = sent(b"first", b"x" * (2 << 20))
    body = whole.environ["wsgi.input"].read()  # type: ignore[attr-defined] # RequestFactory makes a WSGIRequest

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if piece := super().read(size):
                return piece
            raise ConnectionResetError

    environ = {**whole.META, "wsgi.input": Broken(body[: 1 << 20])}
    broken = WSGIRequest(environ)
    assert read(broken) == "unreadable"
    assert files(media) == []


@pytest.mark.parametrize(
    ("size", "said"), [(100 << 20, "100 MB"), (5 << 30, "5 GB"), (500 << 10, "500 kB"), (999, "999 bytes")]
)
def test_a_limit_is_said_as_people_say_it(size: int, said: str) -> None:
    assert in_words(size) == said
