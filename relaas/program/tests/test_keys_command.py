"""P5: the keys of encrypted values are made, listed, changed and dropped by commands, and a lost one stops nothing."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from relaas.kernel.encryption_keys import name_of, new_key
from relaas.program.tests.served import Served, environment, relaas
from tests.prepared import PreparedHome

pytestmark = pytest.mark.once

WRITE = """
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.parties.private_data import change_private_data
from relaas.parties.registration import register_person
party = register_person(facts={"last_name": "Bakker"}, by=SYSTEM)
change_private_data(party, facts={"document_number": "AB123"}, by=SYSTEM)
change_private_data(party, facts={"document_number": "CD456"}, by=SYSTEM)
"""


@pytest.fixture
def home(tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Path]:
    """A home in which a person has private data."""
    made = tmp_path / "home"
    with prepared_home(made, "sqlite"):
        command = [sys.executable, "-m", "relaas", "manage", "shell", "-c", WRITE]
        subprocess.run(command, env=environment(made), capture_output=True, check=True, timeout=60)
        yield made


def names(home: Path) -> list[str]:
    return [name_of(line.partition("#")[0]) for line in (home / "encryption-keys").read_text().splitlines()]


def test_the_keys_are_for_the_owner_only_and_stay(home: Path) -> None:
    kept = home / "encryption-keys"
    assert kept.stat().st_mode & 0o077 == 0
    before = kept.read_text()
    assert relaas(home, "check").returncode == 0
    assert kept.read_text() == before


def test_a_key_is_changed_in_four_steps(home: Path) -> None:
    [old] = names(home)
    assert relaas(home, "keys", "new").returncode == 0
    new, second = names(home)
    assert second == old
    assert (home / "encryption-keys").stat().st_mode & 0o077 == 0
    refused = relaas(home, "keys", "drop", old)
    assert (refused.returncode, "is needed" in refused.stderr) == (1, True)
    assert f"{old}  reads   2 values" in relaas(home, "keys", "list").stdout
    rotated = relaas(home, "keys", "rotate")
    assert rotated.returncode == 0, rotated.stderr
    assert f"2 rows, now and in history, encrypted with key {new}." in rotated.stdout
    assert f"{new}  writes  2 values" in relaas(home, "keys", "list").stdout
    assert relaas(home, "keys", "drop", old).returncode == 0
    assert names(home) == [new]
    assert relaas(home, "check").returncode == 0


def test_a_lost_key_is_reported_and_the_server_starts(home: Path) -> None:
    [lost] = names(home)
    (home / "encryption-keys").unlink()
    checked = relaas(home, "check")
    assert checked.returncode == 1
    assert lost in checked.stdout
    listed = relaas(home, "keys", "list")
    assert (listed.returncode, f"{lost}  missing  2 values" in listed.stdout) == (1, True)
    assert relaas(home, "keys", "rotate").returncode == 1
    server = Served(home)
    assert server.answers()
    assert server.stop() == 0


def test_keys_may_come_from_the_environment(home: Path) -> None:
    first = (home / "encryption-keys").read_text().partition("#")[0].strip()
    given = {"RELAAS_ENCRYPTION_KEYS": f"{new_key()},{first}"}
    said = relaas(home, "keys", "new", **given).stdout
    assert re.match(r"[A-Za-z0-9_-]{43}\n", said)
    assert names(home) == [name_of(first)], "the file stays as it is"
    assert relaas(home, "keys", "rotate", **given).returncode == 0
    assert relaas(home, "keys", "drop", name_of(first), **given).returncode == 0
    assert relaas(home, "check").returncode == 1, "the file lacks the key of the environment"


@pytest.mark.parametrize("value", ["short", "x" * 43 + ",x", "é"])
def test_what_is_no_key_is_named_without_repeating_it(tmp_path: Path, value: str) -> None:
    outcome = relaas(tmp_path / "home", "check", RELAAS_ENCRYPTION_KEYS=value)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("RELAAS_ENCRYPTION_KEYS ")
    assert value not in outcome.stderr
    assert outcome.stderr.count("\n") == 1
