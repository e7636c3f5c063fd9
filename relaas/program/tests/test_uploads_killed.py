"""Uploads and moves on a real server that is killed again and again (T14): every byte has its record and the other way
round."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from relaas.program.tests.served import Served, environment, until
from relaas.program.tests.uploading import form, post
from tests.prepared import PreparedHome

KILLS = 100
WHOLE_SERVER = 20  # every so many kills the whole of it dies, and is started again in the midst of what goes on
WORKERS = 6
YOUNG_SECONDS = 7.0
SENDERS = 3
LARGEST = 2_000_000
PIECE = 1 << 16


class Place:
    """A home with a tree of files, and a server for it that comes and goes."""

    def __init__(self, home: Path, **more: str) -> None:
        self._home, self._more = home, {"RELAAS_WORKERS": str(WORKERS), **more}
        self.started = self.ask("start")
        self.server = Served(home, **self._more)

    def ask(self, what: str) -> dict[str, Any]:
        """What `uploading` says."""
        command = [sys.executable, "-m", "relaas.program.tests.uploading", what]
        env = environment(self._home, **self._more)
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=120)
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def kill_a_worker(self) -> bool:
        """The oldest of the processes that answer; false while all are young: the web server gives up on one that dies
        twice in six seconds, and the others would not be killed in the midst of anything."""
        web = self.server.child("web")
        ages = {_age(pid): pid for pid in self.server.family() if pid != web and _is_web(pid)}
        if not ages or max(ages) < YOUNG_SECONDS:
            return False
        os.kill(ages[max(ages)], signal.SIGKILL)
        return True

    def kill_all(self) -> None:
        """The parent, and with it all of its family."""
        self.server.parent.kill()
        self.server.parent.wait()
        until(lambda: not any(map(self._is_ours, Path("/proc").glob("[0-9]*"))), "all processes to be gone")

    def _is_ours(self, process: Path) -> bool:
        try:
            return f"RELAAS_HOME={self._home}\0".encode() in (process / "environ").read_bytes()
        except OSError:
            return False

    def start_again(self) -> None:
        self.server = Served(self._home, **self._more)


class Sender(threading.Thread):
    """Somebody who goes on sending files, or moving them about, whatever the server does."""

    def __init__(self, place: Place, number: int, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self._place, self._number, self._over = place, number, over
        self._chance = random.Random(number)  # noqa: S311 - the same files each time
        self.told: dict[str, str] = {}
        self.answers, self._given = 0, 0

    def run(self) -> None:
        while not self._over.is_set():
            try:
                self._move() if self._number == 0 else self._add()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)

    def _add(self) -> None:
        """One to three files; of every three one holds what others send too."""
        files: dict[str, bytes] = {}
        for _file in range(self._chance.randint(1, 3)):
            shared = random.Random(self._chance.randint(100, 130))  # noqa: S311
            chance = self._chance if self._chance.random() < 0.7 else shared
            self._given += 1
            files[f"{self._number}-{self._given}.bin"] = chance.randbytes(chance.randint(1, LARGEST))
        pieces = {name: [all[at : at + PIECE] for at in range(0, len(all), PIECE)] for name, all in files.items()}
        if self._post("toevoegen/", {"map": ""}, pieces) == 303:
            self.told.update({name: sha256(content).hexdigest() for name, content in files.items()})

    def _move(self) -> None:
        folders = ["", *map(str, self._place.started["folders"])]
        item = str(self._chance.choice(self._place.started["items"]))
        given = {"wat": item, "map": self._chance.choice(folders), "naar": self._chance.choice(folders)}
        self._post("verplaatsen/", given, {})

    def _slowly(self, body: list[bytes]) -> Iterator[bytes]:
        for piece in body:
            time.sleep(self._chance.random() / 200)
            yield piece

    def _post(self, path: str, fields: dict[str, str], files: dict[str, list[bytes]]) -> int:
        body = list(form(fields, files, "bestanden"))
        where = self._place.started["at"] + path
        cookie = self._place.started["cookie"]
        sending = post(self._place.server.port, where, cookie, self._slowly(body), sum(map(len, body)))
        try:
            status = sending.getresponse().status
        finally:
            sending.close()
        self.answers += status == 303
        return status


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Place]:
    """On the database that the tests run on."""
    with prepared_home(tmp_path / "home", request.config.getoption("--database")) as more:
        place = Place(tmp_path / "home", **more)
        yield place
        place.server.stop()


@pytest.mark.kill
def test_a_hundred_kills_in_uploads_and_moves_leave_no_byte_without_a_record(place: Place) -> None:
    over, chance = threading.Event(), random.Random(8)  # noqa: S311 - the same moments each time
    senders = [Sender(place, number, over) for number in range(SENDERS)]
    for sender in senders:
        sender.start()
    killed = 0
    while killed < KILLS:
        time.sleep(chance.uniform(0.1, 0.9))
        if killed % WHOLE_SERVER == WHOLE_SERVER - 1:
            place.kill_all()
            killed += 1
            if killed < KILLS:
                place.start_again()
        else:
            killed += place.kill_a_worker()
    over.set()
    for sender in senders:
        sender.join(60)
    left = place.ask("look")
    place.start_again()
    until(lambda: bool(place.ask("look")["swept"]), "the sweep of the start")
    seen = place.ask("look")
    told = {name: digest for sender in senders for name, digest in sender.told.items()}
    print(f"{len(told)} files said to be added, {[each.answers for each in senders]} changes; before the last sweep "  # noqa: T201 - `make kill` shows it
          f"{len(left['half'])} half files and {len(left['without_row'])} without a row")  # fmt: skip
    assert (seen["without_row"], seen["without_bytes"], seen["half"], seen["spoilt"]) == ([], [], [], [])
    assert seen["astray"] == []
    assert told.items() <= seen["versions"].items(), "what was said to be added is there"
    assert len(told) > KILLS, "most kills came while there was something to kill"
    assert all(each.answers for each in senders)


def _age(pid: int) -> float:
    """For how many seconds this process has run."""
    try:
        began = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0.0
    return float(Path("/proc/uptime").read_text().split()[0]) - began


def _is_web(pid: int) -> bool:
    try:
        return "\0web" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False
