"""Bytes on their way to a disk: a living writer holds them, a dead one does not."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction

from relaas.kernel import arriving, storage
from relaas.kernel.models import StoredFile
from relaas.kernel.receiving import receive

CONTENT = b"contents"


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def standing(media: Path) -> list[str]:
    """All files there are."""
    return sorted(path.name for path in media.rglob("*") if path.is_file())


@pytest.mark.django_db(transaction=True)
def test_what_a_living_writer_holds_stays_until_its_transaction_has_ended(media: Path) -> None:
    """Also bytes that stood there already: two receive the same, one gives up, the other keeps."""
    writing = arriving.Arriving()
    writing.write(b"half")
    one, other = receive(ContentFile(CONTENT)), receive(ContentFile(CONTENT))
    assert storage.sweep() == 0
    del one
    assert storage.sweep() == 0, "the other holds them too"
    with transaction.atomic():
        storage.kept(other, media_type="text/plain")
        del other
        assert storage.sweep() == 0, "not committed yet"
    writing.drop()
    assert storage.sweep() == 0
    assert standing(media) == [StoredFile.objects.get().name]


@pytest.mark.django_db(transaction=True)
def test_a_rollback_lets_go_of_the_bytes(media: Path) -> None:
    received = receive(ContentFile(CONTENT))
    with pytest.raises(RuntimeError), transaction.atomic():
        storage.kept(received, media_type="text/plain")
        del received
        raise RuntimeError
    assert storage.sweep() == 1
    assert standing(media) == []


@pytest.mark.django_db(transaction=True)
def test_a_row_that_a_killed_program_left_to_commit_is_waited_for(media: Path) -> None:
    """The lock is gone with the program, and the database is still ending what it said."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite's transactions end with their program")
    received = receive(ContentFile(CONTENT))
    received.hold.release()
    theirs = connection.copy()
    theirs.set_autocommit(False)
    with theirs.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_storedfile (name, media_type, size, stored_at) VALUES (%s, '', 8, now())",
            [received.name],
        )
        assert storage.sweep() == 0
        theirs.commit()
    theirs.close()
    assert storage.sweep() == 0
    assert storage.open_stored(StoredFile.objects.get()).read() == CONTENT


@pytest.mark.once
def test_another_program_sees_who_holds_what(media: Path) -> None:
    """The lock is between programs: one that is killed lets go at once."""
    code = (
        "import sys; from django.conf import settings; settings.configure(MEDIA_ROOT=sys.argv[1]);"
        "from relaas.kernel import arriving; half = arriving.Arriving(); half.write(b'half'); half.flush();"
        "print('ready', flush=True); sys.stdin.read()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(media)], stdin=pipe, stdout=pipe) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        assert arriving.sweep() == 0
        writer.kill()
        writer.wait()
        assert arriving.sweep() == 1
    assert standing(media) == []
