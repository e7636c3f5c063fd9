"""The keys of encryption at rest, as texts: making one, and what it is called. Knows neither Django nor ciphers."""

import base64
import binascii
import hashlib
import os

KEY_BYTES = 32


class WrongKey(Exception):
    """What was given as a key is none."""


def new_key() -> str:
    """A new random key as the settings hold one."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode().rstrip("=")


def name_of(key: str) -> str:
    """The name by which sealed texts know this key: eight digits of its hash. Raises `WrongKey`."""
    return hashlib.sha256(b"relaas key name" + bytes_of(key)).hexdigest()[:8]


def bytes_of(key: str) -> bytes:
    """The key itself. Raises `WrongKey`."""
    try:
        decoded = decode(key.strip().rstrip("="))
    except (binascii.Error, ValueError) as error:
        raise WrongKey("A key is 43 letters, digits, - and _.") from error
    if len(decoded) != KEY_BYTES:
        raise WrongKey("A key is 43 letters, digits, - and _.")
    return decoded


def decode(text: str) -> bytes:
    """Base64 as web addresses write it, without the padding."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
