"""RELAAS_HOME on disk: the folder itself and the keys that are made on first start."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from relaas.kernel import encryption_keys
from relaas.program import environment
from relaas.program.locks import lock

PREPARATION_LOCK = "preparation.lock"
KEY_BYTES = 50


def make_home() -> Path:
    """Make the folder and the keys in it when they are not there; only its owner can read them."""
    home = environment.home()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with lock(home / PREPARATION_LOCK, wait=True):
            if not environment.secret_key(home):
                _write(home / environment.SECRET_KEY_FILE, secrets.token_urlsafe(KEY_BYTES))
            if not environment.encryption_keys(home):
                write_encryption_keys(home, [encryption_keys.new_key()])
    except OSError as error:
        raise environment.WrongSetting(
            "RELAAS_HOME", f"must be a folder to write in, and {home} is not ({error.strerror})."
        ) from error
    return home


def write_encryption_keys(home: Path, keys: Sequence[str]) -> None:
    """Put these keys in the file of the home, at once or not at all; the first of them writes."""
    unfinished = home / f".{environment.ENCRYPTION_KEYS_FILE}"
    _write(unfinished, "".join(f"{key}  # {encryption_keys.name_of(key)}\n" for key in keys))
    unfinished.replace(home / environment.ENCRYPTION_KEYS_FILE)


def _write(path: Path, content: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
