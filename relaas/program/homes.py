"""RELAAS_HOME on disk: the folder itself and the secret key that is made on first start."""

import os
import secrets
from pathlib import Path

from relaas.program import environment
from relaas.program.locks import lock

PREPARATION_LOCK = "preparation.lock"
KEY_BYTES = 50


def make_home() -> Path:
    """Make the folder and the key in it when they are not there; only its owner can read them."""
    home = environment.home()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with lock(home / PREPARATION_LOCK, wait=True):
            if not environment.secret_key(home):
                _make_key(home / environment.SECRET_KEY_FILE)
    except OSError as error:
        raise environment.WrongSetting(
            "RELAAS_HOME", f"must be a folder to write in, and {home} is not ({error.strerror})."
        ) from error
    return home


def _make_key(path: Path) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES))
