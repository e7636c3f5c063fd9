"""A wrong setting is named, in one sentence, before anything else happens."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from relaas.program.database_url import database
from relaas.program.environment import WrongSetting
from relaas.program.mail_url import mailers

pytestmark = pytest.mark.once

HOME = Path("/srv/relaas")


def test_without_a_url_the_database_is_a_file_in_the_home() -> None:
    assert database("", HOME)["NAME"] == HOME / "relaas.sqlite3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://jan:p%40ss@db.example.nl:5433/relaas", ("jan", "p@ss", "db.example.nl", "5433", "relaas")),
        ("postgres://localhost/relaas", ("", "", "localhost", "", "relaas")),
        ("postgresql:///relaas?host=/var/run/postgresql", ("", "", "/var/run/postgresql", "", "relaas")),
        ("postgresql://jan@%2Fvar%2Frun/relaas", ("jan", "", "/var/run", "", "relaas")),
    ],
)
def test_a_postgresql_url_is_taken_apart(url: str, expected: tuple[str, ...]) -> None:
    settings = database(url, HOME)
    assert tuple(settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == expected
    assert settings["OPTIONS"]["pool"]["max_size"] == 8
    assert settings["CONN_MAX_AGE"] == 0


def test_options_of_a_postgresql_url_are_passed_on() -> None:
    assert database("postgresql://h/relaas?sslmode=require", HOME)["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("mysql://localhost/relaas", "must begin with postgresql:// or sqlite:///"),
        ("relaas.sqlite3", "must begin with"),
        ("postgresql://localhost", "names no database"),
        ("postgresql://localhost:99999/relaas", "port"),
        ("postgresql://localhost:abc/relaas", "port"),
        ("postgresql://localhost/relaas?ssl=1", "'ssl'"),
        ("sqlite://relaas.sqlite3", "three slashes"),
    ],
)
def test_a_wrong_database_url_is_named_without_its_password(url: str, part: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        database(url.replace("//", "//jan:geheim@", 1) if url.startswith("postgresql") else url, HOME)
    assert str(caught.value).startswith("RELAAS_DATABASE_URL ")
    assert part in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.nl", 25, False, False),
        ("smtp+starttls://jan:geheim@mail.example.nl", 587, True, False),
        ("smtps://mail.example.nl:4650", 4650, False, True),
    ],
)
def test_a_mail_url_is_taken_apart(url: str, port: int, tls: bool, ssl: bool) -> None:
    options: dict[str, Any] = mailers(url)["default"]["OPTIONS"]
    assert (options["host"], options["port"], options["use_tls"], options["use_ssl"]) == (
        "mail.example.nl",
        port,
        tls,
        ssl,
    )


@pytest.mark.parametrize("url", ["http://mail.example.nl", "smtp://", "smtp://mail:0x", "mail.example.nl"])
def test_a_wrong_mail_url_is_named(url: str) -> None:
    with pytest.raises(WrongSetting, match=r"^RELAAS_MAIL_URL "):
        mailers(url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RELAAS_DATABASE_URL", "oracle://localhost/relaas"),
        ("RELAAS_HTTPS", "perhaps"),
        ("RELAAS_PROXIES", "-1"),
        ("RELAAS_WORKERS", "many"),
        ("RELAAS_LOG_LEVEL", "LOUD"),
        ("RELAAS_ALLOWED_HOSTS", "https://relaas.example.nl"),
        ("RELAAS_SECRET_KEY", "short"),
        ("RELAAS_MAIL_URL", "mail.example.nl"),
        ("RELAAS_HOME", str(Path(__file__))),
    ],
)
def test_the_program_names_a_wrong_setting_and_stops(name: str, value: str, tmp_path: Path) -> None:
    environment = {**os.environ, "RELAAS_HOME": str(tmp_path / "home"), "RELAAS_DATABASE_URL": "", name: value}
    command = [sys.executable, "-m", "relaas", "check"]
    outcome = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert outcome.returncode == 2
    assert name in outcome.stderr
    assert outcome.stderr.count("\n") == 1, "one sentence and no traceback"
    assert not (tmp_path / "home" / "relaas.sqlite3").exists()
