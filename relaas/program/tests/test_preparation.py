"""Every command makes what is missing, and none works on a database that does not fit."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from relaas.program.compiled_translations import compile_all
from relaas.program.tests.served import environment, free_port, relaas
from tests.prepared import PreparedHome

pytestmark = pytest.mark.once


@pytest.fixture
def home(tmp_path: Path, prepared_home: PreparedHome) -> Iterator[Path]:
    with prepared_home(tmp_path / "home", "sqlite"):
        yield tmp_path / "home"


def _query(home: Path, statement: str) -> list[tuple[str]]:
    with sqlite3.connect(home / "relaas.sqlite3") as database:
        return database.execute(statement).fetchall()


def test_two_processes_that_start_at_once_make_one_database(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "relaas", "check"]
    both = [
        subprocess.Popen(command, env=environment(tmp_path / "home"), stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outcomes = [(process.communicate(timeout=120)[1], process.returncode) for process in both]
    assert outcomes == [("", 0), ("", 0)]


def test_the_home_and_its_key_are_for_the_owner_only(home: Path) -> None:
    assert home.stat().st_mode & 0o077 == 0
    assert (home / "secret-key").stat().st_mode & 0o077 == 0


def test_the_key_stays_the_same(home: Path) -> None:
    key = (home / "secret-key").read_text()
    assert relaas(home, "check").returncode == 0
    assert (home / "secret-key").read_text() == key
    assert len(key) >= 50


def test_an_older_database_is_refused_until_it_is_migrated(home: Path) -> None:
    assert relaas(home, "manage", "migrate", "sessions", "zero").returncode == 0
    for command in (["check"], ["worker", "--once"], ["serve", "--port", str(free_port())]):
        outcome = relaas(home, *command)
        assert (outcome.returncode, "relaas manage migrate" in outcome.stderr) == (2, True), command
    assert relaas(home, "manage", "migrate").returncode == 0
    assert relaas(home, "check").returncode == 0


def test_a_database_made_step_by_step_is_not_older_than_one_made_at_once(home: Path) -> None:
    """Where all that a squashed migration replaces was applied, nothing has to be done for it."""
    _query(home, "DELETE FROM django_migrations WHERE name LIKE '%_squashed_%'")
    assert relaas(home, "check").returncode == 0
    _query(home, "DELETE FROM django_migrations WHERE name LIKE '0014_%' AND app = 'contracts'")
    assert relaas(home, "check").returncode == 2


def test_a_newer_database_is_refused(home: Path) -> None:
    _query(home, "INSERT INTO django_migrations (app, name, applied) VALUES ('kernel', '9999_later', '2030-01-01')")
    outcome = relaas(home, "check")
    assert outcome.returncode == 2
    assert "newer" in outcome.stderr


def test_a_database_without_a_trigger_is_refused_until_it_is_back(home: Path) -> None:
    [(trigger,), *_rest] = _query(
        home, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'accounts%'"
    )
    _query(home, f"DROP TRIGGER {trigger}")
    outcome = relaas(home, "check")
    assert outcome.returncode == 2
    assert "triggers are missing" in outcome.stderr
    assert relaas(home, "manage", "migrate").returncode == 0
    assert relaas(home, "check").returncode == 0


def test_static_files_are_collected_again_only_when_something_changed(home: Path) -> None:
    stamp = home / "static-files"
    before = stamp.stat().st_mtime_ns
    assert relaas(home, "check").returncode == 0
    assert stamp.stat().st_mtime_ns == before
    stamp.write_text("made of something else")
    assert relaas(home, "check").returncode == 0
    assert stamp.read_text() != "made of something else"


def test_a_database_that_does_not_answer_is_said_at_once(tmp_path: Path) -> None:
    url = "postgresql://jan:geheim@127.0.0.1:9/relaas"
    outcome = relaas(tmp_path / "home", "check", RELAAS_DATABASE_URL=url)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("RELAAS_DATABASE_URL ")
    assert "geheim" not in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_what_is_compiled_is_spoken_at_once(tmp_path: Path, settings: Any) -> None:
    """Django has read the catalogues by then; after an upgrade the new sentences would be in English."""
    catalogue = tmp_path / "room" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    settings.PACKAGE, settings.LOCALE_PATHS = tmp_path, [tmp_path / "room" / "locale"]
    with translation.override("nl"):
        assert translation.gettext("Never said before") == "Never said before"
        catalogue.write_text(
            'msgid ""\nmsgstr "Language: nl"\n\nmsgid "Never said before"\nmsgstr "Nog nooit gezegd"\n'
        )
        compile_all()
    with translation.override("nl"):
        assert translation.gettext("Never said before") == "Nog nooit gezegd"
