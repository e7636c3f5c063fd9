"""Long jobs in a real `relaas worker` that is killed, stopped and started again, on the database that runs."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relaas.program.tests.killing import kill_often
from relaas.program.tests.registering_worker import READ, REGISTER
from relaas.program.tests.served import environment, until
from tests.prepared import PreparedHome

PACKAGE = "relaas.program.tests"
STOP_SECONDS = 4.0  # the program's own way out included


class Workplace:
    """A home with a database of its own, a job in it, and a worker that comes and goes."""

    def __init__(self, home: Path, **more: str) -> None:
        self._env = environment(home, **more)
        self._log = home.with_suffix(".log")

    def ask(self, *arguments: str) -> dict[str, Any]:
        """What `looking` says."""
        command = [sys.executable, "-m", f"{PACKAGE}.looking", *arguments]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True, timeout=120)
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a worker."""
        command = [sys.executable, "-m", f"{PACKAGE}.registering_worker", *arguments]
        with self._log.open("ab") as log:
            return subprocess.Popen(command, env=self._env, stdout=log, stderr=log)

    def said(self) -> str:
        return self._log.read_text()


@pytest.fixture
def workplace(request: pytest.FixtureRequest, tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Workplace]:
    """On the database that the tests run on."""
    home = tmp_path / "home"
    with prepared_home(home, request.config.getoption("--database")) as more:
        yield Workplace(home, **more)


def far(place: Workplace) -> int:
    """How far the job is: the rows and the position commit together."""
    seen = place.ask("look")
    assert seen["relations"] == seen["done"]
    return int(seen["done"])


def finish(place: Workplace, amount: int) -> None:
    """Let a worker do the rest, and look whether each relation is there once, in history too."""
    assert place.worker("--once").wait(300) == 0, place.said()
    end = place.ask("look")
    assert (end["state"], end["done"], end["relations"], end["twice"]) == ("done", amount, amount, [])
    assert (end["entries"], end["inserts"]) == (amount, amount), place.said()


def test_a_worker_that_is_killed_does_each_thing_once(workplace: Workplace) -> None:
    """SIGKILL, three times, wherever it is; the next worker goes on at once."""
    workplace.ask("start", REGISTER, "800")
    seen = kill_often(workplace.worker, lambda: far(workplace), 3, between=(0.5, 2.5))
    assert seen == sorted(seen)
    finish(workplace, 800)


def test_a_worker_that_is_told_to_stop_goes_on_where_it_was(workplace: Workplace) -> None:
    """SIGTERM in the middle: gone within seconds, its job waits at its position, no error in the log."""
    workplace.ask("start", REGISTER, "2000")
    worker = workplace.worker()
    until(lambda: workplace.ask("look")["done"] > 0, "the job to begin")
    worker.send_signal(signal.SIGTERM)
    told = time.monotonic()
    assert worker.wait(30) == 0, workplace.said()
    assert time.monotonic() - told < STOP_SECONDS
    stopped = workplace.ask("look")
    assert stopped["state"] == "waiting"
    assert 0 < stopped["relations"] == stopped["done"] < 2000
    assert workplace.said() == ""
    finish(workplace, 2000)


def test_a_job_that_only_reads_shows_how_far_it_is_and_hears_that_it_must_stop(workplace: Workplace) -> None:
    """On a connection of its own beside the reading one; both are well afterwards."""
    workplace.ask("start", READ, "0")
    worker = workplace.worker()
    until(lambda: workplace.ask("look")["done"] > 0, "a first report")
    first = workplace.ask("look")["done"]
    until(lambda: workplace.ask("look")["done"] > first, "a later report")
    workplace.ask("cancel")
    until(lambda: workplace.ask("look")["state"] == "cancelled", "the job to stop")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert workplace.said() == ""


@pytest.mark.kill
def test_fifty_kills(workplace: Workplace) -> None:
    """SIGKILL, fifty times in one job of 40,000 relations."""
    workplace.ask("start", REGISTER, "40000")
    seen = kill_often(workplace.worker, lambda: far(workplace), 50, between=(0.5, 3))
    assert len(set(seen)) > 10, f"most kills came while it was at work: {seen}"
    finish(workplace, 40_000)


@pytest.fixture(autouse=True)
def _no_processes_left(tmp_path: Path) -> Iterator[None]:
    """A worker that outlived its test would hold the test's folder."""
    yield
    left = [pid for pid in Path("/proc").glob("[0-9]*") if _works_in(pid, str(tmp_path))]
    for pid in left:
        os.kill(int(pid.name), signal.SIGKILL)
    assert not left


def _works_in(process: Path, folder: str) -> bool:
    try:
        return f"RELAAS_HOME={folder}".encode() in (process / "environ").read_bytes()
    except OSError:
        return False
