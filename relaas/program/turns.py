"""Forms take turns: a worker carries out one at a time.

Five or six threads that save at once take Python's lock and the database's from each other. In turn the same eight
people save a fifth to a quarter more. Pages are not held up, nor is what sends files.

To which worker a browser's connection comes is chance, and it stays. Who waited long is told to come over a new one,
so that one worker does not have all to do while another has nothing.
"""

import io
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any

from relaas.program.bodies import Application, CutOff

SMALL = 1 << 16  # bytes: more than any form without a file
PATIENCE_SECONDS = 0.1
LONG_SECONDS = 0.03


def in_turn(application: Application) -> Application:
    """The application, that is asked for one small form at a time.

    A form waits for its turn when it came whole, so that who sends half of one holds up nobody. It goes on without a
    turn when the one before takes long.
    """
    turn = Lock()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not _is_small_form(environ) or not _came_whole(environ):
            return application(environ, start_response)
        since = monotonic()
        has_turn = turn.acquire(timeout=PATIENCE_SECONDS)
        try:
            return application(
                environ, _closing(start_response) if monotonic() > since + LONG_SECONDS else start_response
            )
        finally:
            if has_turn:
                turn.release()

    return answer


def _closing(start_response: Callable[..., Any]) -> Callable[..., Any]:
    """The server closes a connection after an answer that says so."""
    return lambda status, headers, *more: start_response(status, [*headers, ("Connection", "close")], *more)


def _is_small_form(environ: dict[str, Any]) -> bool:
    length = environ.get("CONTENT_LENGTH") or "0"
    return environ["REQUEST_METHOD"] == "POST" and length.isdecimal() and int(length) <= SMALL


def _came_whole(environ: dict[str, Any]) -> bool:
    """Take it in. Of one that was cut off nothing is taken: whoever reads it finds that it was."""
    with suppress(CutOff):
        environ["wsgi.input"] = io.BytesIO(b"".join(iter(environ["wsgi.input"].read, b"")))
        return True
    return False
