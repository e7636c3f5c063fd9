"""An import in a real `relaas worker` that is killed: complete in the end, each row once; undone, all is as before."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relaas.program.tests.killing import kill_often
from relaas.program.tests.served import environment
from tests.prepared import PreparedHome

PEOPLE = 300  # relations that are there before, and that the file changes


class Place:
    """A home with a database of its own, and workers that come and go."""

    def __init__(self, home: Path, **more: str) -> None:
        self._env, self._log = environment(home, **more), home.with_suffix(".log")

    def run(self, *arguments: str) -> str:
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(
            command, env=self._env, capture_output=True, text=True, check=True, timeout=300
        ).stdout  # fmt: skip

    def ask(self, *arguments: str) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.run("relaas.imports.tests.looking", *arguments))
        return said

    def worker(self, *arguments: str) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            command = [sys.executable, "-m", "relaas", "worker", *arguments]
            return subprocess.Popen(command, env=self._env, stdout=log, stderr=log)

    def kill(self, times: int, *, between: tuple[float, float]) -> list[int]:
        return kill_often(self.worker, lambda: int(self.ask("look")["done"]), times, between=between)

    def finish(self) -> dict[str, Any]:
        assert self.worker("--once").wait(600) == 0, self._log.read_text()
        return self.ask("look")


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Place]:
    """On the database that the tests run on."""
    home = tmp_path / "home"
    with prepared_home(home, request.config.getoption("--database")) as more:
        yield Place(home, **more)


def write(path: Path, rows: int, *, city: str = "Delft") -> Path:
    """A file of relations, each with an address, a mail address and a telephone number."""
    with path.open("w") as file:
        file.write("Code;Naam;Straat;Huisnummer;Postcode;Plaats;E-mail;Telefoon\n")
        for number in range(rows):
            file.write(f"K{number:05};Kill {number} B.V.;Markt;{number % 90 + 1};2611 GP;{city};")
            file.write(f"info@kill{number}.example;015 21{number:05}\n")
    return path


def import_and_undo(place: Place, folder: Path, rows: int, times: int, between: tuple[float, float]) -> list[int]:
    place.run("relaas", "import", "relations", str(write(folder / "before.csv", PEOPLE, city="Tiel")))
    place.run(
        "relaas",
        "manage",
        "shell",
        "-v0",
        "-c",
        "from relaas.imports.models import Import as I; I.objects.all().delete()",
    )
    before = place.ask("look")
    place.ask("start", str(write(folder / "kill.csv", rows)))
    far = place.kill(times, between=between)
    assert far == sorted(far)
    end = place.finish()
    assert (end["state"], end["relations"], end["twice"]) == ("done", rows, [])
    counts = end["counts"]
    assert (counts["rows"], counts["created"], counts["updated"], counts["refused"]) == (rows, rows - PEOPLE, PEOPLE, 0)
    place.ask("undo")
    place.kill(max(2, times // 5), between=between)
    end = place.finish()
    assert (end["state"], end["records"]) == ("done", before["records"])
    return far


def test_killed_a_few_times_each_row_comes_in_once_and_all_of_it_goes(place: Place, tmp_path: Path) -> None:
    import_and_undo(place, tmp_path, 2500, 3, (0.6, 2.0))


@pytest.mark.kill
def test_killed_fifty_times_in_an_import_of_20_000(place: Place, tmp_path: Path) -> None:
    """SIGKILL fifty times; then its undo, killed ten times, leaves every record as it was."""
    far = import_and_undo(place, tmp_path, 20_000, 50, (0.7, 1.9))
    assert len(set(far)) > 6, f"too many kills came while it did not work: {far}"
