"""A person at the pages, as far as the server can tell: signed in, with one connection, one request after another."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from relaas.accounts.models import User

PIECE_BYTES = 65_536
IDLE_SECONDS = 5
BETWEEN = "between-two-parts"
_PART = 'Content-Disposition: form-data; name="'
TOKEN = "b" * 32  # a form's token against forgery, the same in cookie and field


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    location: str


def session_of(user: User) -> str:
    """The key of a new session in which this user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


class Browser:
    """Asks one server. Any answer but the expected one ends the measurement: an error page would be quick."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._asked = time.monotonic()
        cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: TOKEN}
        self._headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}

    def get(self, path: str) -> str:
        """The page at this address."""
        return self._ask("GET", path, None, expected=(200,)).body

    def post(self, path: str, form: Mapping[str, str], *, expected: tuple[int, ...] = (303,)) -> Answer:
        """Send a form in."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **form}), expected=expected)

    def _ask(self, method: str, path: str, body: str | None, *, expected: tuple[int, ...]) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        if time.monotonic() - self._asked > IDLE_SECONDS:
            self._connection.close()  # it is opened anew: the server lets go of one that stands still
        self._asked = time.monotonic()
        self._connection.request(method, path, body, {**self._headers, **form})
        response = self._connection.getresponse()
        text = response.read().decode(errors="replace")
        if response.status not in expected:
            raise RuntimeError(f"{method} {path} answered {response.status}, not {expected}:\n{text[:2000]}")
        return Answer(response.status, text, response.headers.get("Location", ""))

    def download(self, path: str, *, lines: int) -> int:
        """Read an answer piece by piece until this many lines have come; gives how many came."""
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        if response.status != 200:
            raise RuntimeError(f"GET {path} answered {response.status}")
        came = 0
        while came < lines and (piece := response.read(PIECE_BYTES)):
            came += piece.count(b"\n")
        response.close()
        self._connection.close()
        return came

    def upload(self, path: str, name: str, content: Path, *, folder: str = "") -> Answer:
        """Send a file in, as a browser does: from the disk, piece by piece."""
        given = {"csrfmiddlewaretoken": TOKEN, "map": folder}
        head = "".join(f'--{BETWEEN}\r\n{_PART}{key}"\r\n\r\n{value}\r\n' for key, value in given.items())
        head += f'--{BETWEEN}\r\n{_PART}bestanden"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        first, last = head.encode(), f"\r\n--{BETWEEN}--\r\n".encode()
        length = len(first) + content.stat().st_size + len(last)
        told = {"Content-Type": f"multipart/form-data; boundary={BETWEEN}", "Content-Length": str(length)}
        self._connection.close()
        with content.open("rb") as file:
            pieces = chain([first], iter(lambda: file.read(PIECE_BYTES), b""), [last])
            self._connection.request("POST", path, pieces, {**self._headers, **told})
        response = self._connection.getresponse()
        text = response.read().decode(errors="replace")
        if response.status != 303:
            raise RuntimeError(f"POST {path} answered {response.status}:\n{text[:2000]}")
        return Answer(response.status, text, response.headers.get("Location", ""))

    def fetch(self, path: str) -> int:
        """Read an answer piece by piece; gives how many bytes came."""
        self._connection.close()
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        if response.status != 200:
            raise RuntimeError(f"GET {path} answered {response.status}")
        came = 0
        while piece := response.read(PIECE_BYTES):
            came += len(piece)
        return came

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
