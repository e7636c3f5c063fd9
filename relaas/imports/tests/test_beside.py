"""An import by its command plans the next rows in a process beside: the same comes in, and nobody is left behind."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relaas.kernel import bulk
from relaas.parties.models import Party
from relaas.program.tests.served import environment, until
from tests.prepared import PreparedHome

# The command, with as many rows as make a process worth it; what it plans may be made to fail, or to take its time.
PROGRAM = """
import sys, time
import relaas.program.command_line as program
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "relaas.program.settings"
django.setup()
from relaas.imports import running
from relaas.kernel.refusals import Refused
running.WORTH_A_PROCESS, how = int(sys.argv[1]), sys.argv[2]
real = running._planned
def planned(*given):
    for number, thing in enumerate(real(*given)):
        if number == 2 and how == "fails":
            raise Refused("test", "Dit mislukt.")
        if number == 2 and how == "waits":
            print("waiting", os.getpid(), flush=True)
            time.sleep(2)
        yield thing
if how != "whole":
    running._planned = planned
sys.exit(program.main(sys.argv[3:]))
"""
ALWAYS, NEVER = "1", "1000000"


class Place:
    """A home with a database of its own, and imports by the command."""

    def __init__(self, home: Path, **more: str) -> None:
        self._env = environment(home, **more)

    def import_(self, file: Path, worth: str, how: str = "whole") -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", PROGRAM, worth, how, "import", "relations", str(file)]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self._env, stdout=pipe, stderr=pipe, text=True)

    def look(self) -> dict[str, Any]:
        command = [sys.executable, "-m", "relaas.imports.tests.looking", "look"]
        found = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True, timeout=120)
        said: dict[str, Any] = json.loads(found.stdout)
        return said


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Place]:
    """On the database that the tests run on."""
    with prepared_home(tmp_path / "home", request.config.getoption("--database")) as more:
        yield Place(tmp_path / "home", **more)


def write(path: Path) -> Path:
    """Six hundred rows: every fifth means the same as one before it, mostly in another set of rows."""
    with path.open("w") as file:
        file.write("Naam;Plaats;E-mail;Telefoon\n")
        for number in range(600):
            who = number if number % 5 else number // 2
            file.write(f"Kill {who} B.V.;Delft;info@kill{who}.example;{f'015 21{number:05}' if number % 5 else ''}\n")
    return path


def test_what_is_planned_beside_comes_in_as_it_would_here(place: Place, tmp_path: Path) -> None:
    running = place.import_(write(tmp_path / "rows.csv"), ALWAYS)
    said, wrong = running.communicate(timeout=120)
    assert (running.returncode, wrong) == (0, "")
    there = place.look()
    assert (there["counts"]["rows"], there["twice"]) == (600, [])
    assert there["relations"] == there["counts"]["created"]
    again = place.import_(tmp_path / "rows.csv", NEVER)
    said, wrong = again.communicate(timeout=120)
    assert (again.returncode, "skipped: 600" in said) == (0, True), said + wrong
    assert place.look()["records"] == there["records"]


def test_what_fails_beside_is_told_and_what_was_in_stays(place: Place, tmp_path: Path) -> None:
    running = place.import_(write(tmp_path / "rows.csv"), ALWAYS, "fails")
    said, wrong = running.communicate(timeout=120)
    assert running.returncode != 0
    assert "Dit mislukt." in said + wrong
    assert place.look()["counts"]["rows"] == 256


def test_who_is_killed_leaves_nobody_behind(place: Place, tmp_path: Path) -> None:
    running = place.import_(write(tmp_path / "rows.csv"), ALWAYS, "waits")
    assert running.stdout
    beside = Path("/proc") / running.stdout.readline().split()[1]
    assert beside.exists()
    assert beside.name != str(running.pid)
    running.kill()
    until(lambda: not beside.exists(), "the process beside is gone")


def test_a_record_is_handed_over_as_it_is_whether_it_was_saved_or_not() -> None:
    made = bulk.maker(Party)(name="Een", code=None)
    copy = pickle.loads(pickle.dumps(made))  # noqa: S301 - of our own
    assert {**copy.__dict__, "_state": None} == {**made.__dict__, "_state": None}
    assert copy._state.adding
    made._state.adding, made._state.db = False, "default"
    there = pickle.loads(pickle.dumps(made))  # noqa: S301
    assert (there._state.adding, there._state.db, there.name) == (False, "default", "Een")
