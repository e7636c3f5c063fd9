"""What is sent in comes whole or is not acted upon, and a stranger does not send much."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from relaas.program.bodies import Body, CutOff
from relaas.program.tests.served import Served, environment, until
from relaas.program.tests.uploading import form, post
from tests.prepared import PreparedHome

pytestmark = pytest.mark.once
FIVE_GIGABYTES = 5 << 30


def test_a_body_is_read_to_its_end_and_no_further() -> None:
    body = Body(io.BytesIO(b"name=Jan&more"), 8)
    assert body.read(5) + body.read() + body.read() + body.readline() == b"name=Jan"


@pytest.mark.parametrize("size", [1, 4, -1])
def test_a_body_that_ends_too_soon_is_no_body(size: int) -> None:
    body = Body(io.BytesIO(b"name=J"), 8)
    with pytest.raises(CutOff):
        while body.read(size):
            pass


@pytest.fixture
def home(tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Path]:
    with prepared_home(tmp_path / "home", "sqlite"):
        yield tmp_path / "home"


def files(home: Path) -> list[Path]:
    """What is coming in."""
    return [path for path in (home / "files" / "arriving").rglob("*") if path.is_file()]


def test_half_an_upload_leaves_nothing_and_a_stranger_is_refused(home: Path) -> None:
    """A real server: a connection that breaks off half-way, one from nobody, one that is too large; then a good one."""
    command = [sys.executable, "-m", "relaas.program.tests.uploading", "start"]
    said = subprocess.run(command, env=environment(home), capture_output=True, check=True).stdout
    cookie = json.loads(said)["cookie"]
    server = Served(home, RELAAS_LARGEST_FILE="3MB", RELAAS_WORKERS="1")
    try:
        body = list(form({"kind": "relations"}, {"in.csv": [b"naam\r\n"] + [b"x" * 100_000] * 20}, "file"))
        length = sum(map(len, body))
        half = post(server.port, "/importeren/", cookie, body[:15], length)
        until(lambda: len(files(home)) == 1, "the first half to arrive")
        half.close()
        until(lambda: not files(home), "the half to be gone")

        stranger = post(server.port, "/importeren/", "nobody=0", body[:1], length).getresponse()
        assert (stranger.status, b"niet meer ingelogd" in stranger.read()) == (413, True)
        assert not files(home)

        large = list(form({"kind": "relations"}, {"in.csv": [b"x" * 1_000_000] * 4}, "file"))
        answer = post(server.port, "/importeren/", cookie, large, sum(map(len, large))).getresponse()
        assert (answer.status, b"groter dan de 3 MB" in answer.read()) == (422, True)
        assert not files(home)

        answer = post(server.port, "/importeren/", cookie, body, length).getresponse()
        assert answer.status in {303, 422}, answer.read()
    finally:
        server.stop()


@pytest.mark.kill
@pytest.mark.parametrize("most", ["6GB", "100MB"])
def test_five_gigabytes_come_in_or_are_refused_with_memory_flat(home: Path, most: str) -> None:
    """Where the settings allow it they stand there whole; where they do not it is said, and nothing is written."""
    command = [sys.executable, "-m", "relaas.program.tests.uploading", "start"]
    told = json.loads(subprocess.run(command, env=environment(home), capture_output=True, check=True).stdout)
    server = Served(home, RELAAS_LARGEST_FILE=most, RELAAS_WORKERS="1")
    try:
        piece, empty = bytes(1 << 20), sum(map(len, form({}, {"vijf.bin": []}, "bestanden")))
        body = form({}, {"vijf.bin": repeat(piece, FIVE_GIGABYTES >> 20)}, "bestanden")
        before = most_memory(server)
        sending = post(server.port, told["at"] + "toevoegen/", told["cookie"], body, FIVE_GIGABYTES + empty)
        answer = sending.getresponse()
        answer.read()
        assert most_memory(server) - before < 64_000, "kB"
        kept = [path for path in (home / "files").rglob("*") if path.stat().st_size == FIVE_GIGABYTES]
        assert (answer.status, len(kept)) == ((303, 1) if most == "6GB" else (422, 0))
        assert not files(home)
    finally:
        server.stop()


def most_memory(server: Served) -> int:
    """What the processes of the web server held at most, in kB."""
    said = [Path(f"/proc/{pid}/status").read_text() for pid in server.family()]
    return max(int(re.search(r"VmHWM:\s+(\d+)", each)[1]) for each in said if "VmHWM" in each)  # type: ignore[index]
