"""A person at the pages, as far as the server can tell: signed in, with one connection, one request after another."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from relaas.accounts.models import User

PIECE_BYTES = 65_536
IDLE_SECONDS = 5
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

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
