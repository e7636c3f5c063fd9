"""Stored bytes on a disk and in a bucket: whole or not there, kept once, never swept under a living writer."""

import os
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from relaas.kernel import clock, jobs, passing, storage
from relaas.kernel.byte_storage import byte_storage
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import PassingFile, StoredFile
from relaas.kernel.receiving import receive
from relaas.kernel.refusals import Refused
from relaas.kernel.tests.trying_jobs import Declare, started

CONTENT = b"contents" * 40_000


@pytest.fixture(params=["disk", pytest.param("bucket", marks=pytest.mark.once)])
def place(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Path:
    """Where the bytes stand: the same holds of both."""
    settings.MEDIA_ROOT = tmp_path
    return request.getfixturevalue("bucket") if request.param == "bucket" else tmp_path


def standing(place: Path) -> list[str]:
    """All files there are."""
    return sorted(path.name for path in place.rglob("*") if path.is_file())


def two_days_old(file: Path, content: bytes = b"orphan") -> None:
    """Bytes that a killed writer left there, or that stand there long already."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.write_bytes(content)
    long_ago = (clock.now() - timedelta(days=2)).timestamp()
    os.utime(file, (long_ago, long_ago))


@pytest.mark.django_db
def test_what_is_kept_is_kept_once_and_read_back(place: Path) -> None:
    first = storage.keep(ContentFile(CONTENT), media_type="text/plain")
    second = storage.keep(ContentFile(CONTENT), media_type="text/plain")
    assert first.pk == second.pk
    assert (first.size, first.media_type) == (len(CONTENT), "text/plain")
    assert standing(place) == [first.name], "nothing half-written is left"
    with storage.open_stored(first) as file:
        assert file.read(8) == CONTENT[:8]
        file.seek(-3, os.SEEK_END)
        assert file.read() == CONTENT[-3:]
        file.seek(0)
        assert b"".join(file.chunks()) == CONTENT


@pytest.mark.django_db
def test_bytes_that_are_gone_are_said_to_be(place: Path) -> None:
    stored = storage.keep(ContentFile(CONTENT), media_type="text/plain")
    byte_storage().delete(storage.place_of(stored.name))
    assert not byte_storage().exists(storage.place_of(stored.name))
    with pytest.raises(FileNotFoundError):
        storage.open_stored(stored)


@pytest.mark.django_db(transaction=True)
def test_the_sweep_takes_bytes_of_nobody_and_leaves_the_rest(place: Path) -> None:
    """What has a row, however old; what somebody has just received; what is about to be kept a second time."""
    with transaction.atomic():
        kept = storage.keep(ContentFile(b"kept"), media_type="text/plain")
    two_days_old(place / storage.place_of(kept.name))
    two_days_old(place / "ab" / "abcd")
    received = receive(ContentFile(CONTENT))
    assert storage.sweep() == 1
    assert standing(place) == sorted([kept.name, received.name])
    two_days_old(place / storage.place_of(received.name))
    again = receive(ContentFile(CONTENT))
    del received
    assert storage.sweep() == 0, "the other receives them now"
    with transaction.atomic():
        storage.kept(again, media_type="text/plain")
    assert StoredFile.objects.count() == len(standing(place)) == 2


@pytest.mark.django_db(transaction=True)
def test_what_passes_is_read_by_jobs_and_swept(place: Path, kind: Declare) -> None:
    """A job reads what was given to it, also as a file of this machine, and leaves a result."""

    def run(work: Work) -> None:
        given = work.job.files.get(is_result=False)
        assert passing.path_of(given).read_bytes() == CONTENT
        with work.write("verslag.csv", media_type="text/csv") as file:
            file.write(b"twice")

    kind(run)
    given = passing.keep(ContentFile(CONTENT), name="in.csv", media_type="text/csv")
    waiting = started()
    PassingFile.objects.filter(pk=given.pk).update(job=waiting)
    job = jobs.do_here(waiting)
    with passing.open_passing(job.files.get(is_result=True)) as file:
        assert file.read() == b"twice"
    two_days_old(place / passing.FOLDER / "orphan")
    assert (passing.sweep(), storage.sweep()) == (1, 0)
    PassingFile.objects.update(job=None)
    with clock.travel(clock.now() + timedelta(days=31)):
        assert passing.sweep() == 2
    assert standing(place) == [] or standing(place / passing.FOLDER) == []


@pytest.mark.django_db
def test_a_bucket_gives_an_address_for_a_minute_that_saves_the_file_under_its_name(bucket: Path) -> None:
    stored = storage.keep(ContentFile(b"<script>alert(1)</script>"), media_type="text/html")
    address = storage.url_for_download(stored, "Offerte nr. 1 – “café”.html")
    assert address
    assert "X-Amz-Expires=60" in address
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - the server of this test
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Offerte%20nr.%201")
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.read() == b"<script>alert(1)</script>"
    for changed in (address.replace(stored.name[-8:], "00000000"), address.replace("Expires=60", "Expires=6000")):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(changed)  # noqa: S310


@pytest.mark.django_db
def test_a_bucket_that_does_not_answer_is_said(bucket: Path, settings: Any) -> None:
    """Nothing is kept, and nothing is left on this machine."""
    options = {**settings.STORAGES["default"]["OPTIONS"], "endpoint": "http://127.0.0.1:9", "public": ""}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": options}}
    with pytest.raises(Refused) as refused:
        receive(ContentFile(CONTENT))
    assert refused.value.code == "storage_unreachable"
    assert standing(Path(settings.MEDIA_ROOT)) == []
