"""Encryption at rest: what stands in the database is of no use without a key that stands elsewhere (P5).

    enc1.3f9a1c20.Q0hZ…

A value is a *sealed text*: the form, which key, and AES-256-GCM's nonce and ciphertext. The name of a key follows
from the key itself, so a wrong key is a missing one. Several keys can be read; the first of the settings writes.
"""

import base64
import binascii
import os
import re
from collections.abc import Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from relaas.kernel.encryption_keys import bytes_of, decode, name_of

SEALED = re.compile(r"enc1\.([0-9a-f]{8})\.([A-Za-z0-9_-]{38,})")
NONCE_BYTES = 12
MASK = "•••"


class CannotBeRead(Exception):
    """A sealed text that no key of the settings opens. The sentence says why and holds nothing of the value."""

    def __init__(self, key: str, *, missing: bool) -> None:
        reason = _("Cannot be read: key %(key)s is missing.") if missing else _("Cannot be read: it was damaged.")
        super().__init__(reason % {"key": key})
        self.key = key
        self.missing = missing


def names_of_keys() -> list[str]:
    """The keys of the settings by name; the first of them writes."""
    return list(_keyring())


def writing_key() -> str:
    """The name of the key that new values are sealed with."""
    names = names_of_keys()
    if not names:
        raise ImproperlyConfigured("There is no encryption key; every command of `relaas` makes one.")
    return names[0]


def is_sealed(text: str) -> bool:
    """Whether this has the form of a sealed text."""
    return SEALED.fullmatch(text) is not None


def key_of(sealed: str) -> str:
    """The name of the key that opens it."""
    found = SEALED.fullmatch(sealed)
    if found is None:
        raise ValueError("not a sealed text")
    return found[1]


def seal(text: str) -> str:
    """Encrypt a text with the first key; no two are alike, also of the same text."""
    return _seal(text, os.urandom(NONCE_BYTES))


def open_sealed(sealed: str) -> str:
    """Decrypt. Raises `CannotBeRead` when the key is not there or the value was damaged."""
    return _open(sealed)[1]


def reseal(sealed: str) -> str:
    """The same text under the first key. Raises `CannotBeRead`.

    It keeps its nonce, so that a value gives the same result wherever it stands, on its row and in history: undo
    compares the two.
    """
    if key_of(sealed) == writing_key():
        return sealed
    nonce, text = _open(sealed)
    return _seal(text, nonce)


def _seal(text: str, nonce: bytes) -> str:
    name = writing_key()
    encrypted = _keyring()[name].encrypt(nonce, text.encode(), name.encode())
    return f"enc1.{name}.{base64.urlsafe_b64encode(nonce + encrypted).decode().rstrip('=')}"


def _open(sealed: str) -> tuple[bytes, str]:
    name = key_of(sealed)
    key = _keyring().get(name)
    if key is None:
        raise CannotBeRead(name, missing=True)
    try:
        whole = decode(sealed.rpartition(".")[2])
        return whole[:NONCE_BYTES], key.decrypt(whole[:NONCE_BYTES], whole[NONCE_BYTES:], name.encode()).decode()
    except (InvalidTag, binascii.Error, UnicodeDecodeError) as error:
        raise CannotBeRead(name, missing=False) from error


def _keyring() -> Mapping[str, AESGCM]:
    return _keys_of(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(maxsize=4)
def _keys_of(keys: tuple[str, ...]) -> Mapping[str, AESGCM]:
    return {name_of(key): AESGCM(bytes_of(key)) for key in keys}
