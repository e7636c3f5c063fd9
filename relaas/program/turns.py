"""Forms take turns: a worker carries out one at a time.

Five or six threads that save at once take Python's lock and the database's from each other. In turn the same eight
people save a fifth to a quarter more. Pages are not held up, nor is what sends files.
"""

import io
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any

from relaas.program.bodies import Application, CutOff

SMALL = 1 << 16  # bytes: more than any form without a file
PATIENCE_SECONDS = 0.1


def in_turn(application: Application) -> Application:
    """The application, that is asked for one small form at a time.

    A form waits for its turn when it came whole, so that who sends half of one holds up nobody. It goes on without a
    turn when the one before takes long.
    """
    turn = Lock()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not _is_small_form(environ) or not _came_whole(environ) or not turn.acquire(timeout=PATIENCE_SECONDS):
            return application(environ, start_response)
        try:
            return application(environ, start_response)
        finally:
            turn.release()

    return answer


def _is_small_form(environ: dict[str, Any]) -> bool:
    length = environ.get("CONTENT_LENGTH") or "0"
    return environ["REQUEST_METHOD"] == "POST" and length.isdecimal() and int(length) <= SMALL


def _came_whole(environ: dict[str, Any]) -> bool:
    """Take it in. Of one that was cut off nothing is taken: whoever reads it finds that it was."""
    with suppress(CutOff):
        environ["wsgi.input"] = io.BytesIO(b"".join(iter(environ["wsgi.input"].read, b"")))
        return True
    return False
