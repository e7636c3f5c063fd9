"""The body of a request: whole, or not read at all.

The web server says nothing when a connection breaks off: it gives what came, and then no more. Without this a form that
was cut off would be taken for a whole one, and half a file for a file.
"""

from collections.abc import Callable
from typing import Any

type Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


class CutOff(OSError):
    """The browser went away before it had sent what it announced. Django makes it an UnreadablePostError."""


class Body:
    """What a browser sends, `length` bytes of it. Raises `CutOff` when it ends before that."""

    def __init__(self, stream: Any, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, size: int = -1, /) -> bytes:
        return self._whole(self._stream.read(self._left if size < 0 else min(size, self._left)))

    def readline(self, size: int = -1, /) -> bytes:
        return self._whole(self._stream.readline(self._left if size < 0 else min(size, self._left)))

    def _whole(self, piece: bytes) -> bytes:
        if not piece and self._left:
            raise CutOff
        self._left -= len(piece)
        return piece


def reading_whole_bodies(application: Application) -> Application:
    """The application, with bodies that are whole or not read."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and length != "0":
            environ["wsgi.input"] = Body(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return answer
