"""A child process of the server: started by its own command, and started again when it dies."""

import subprocess
import sys
import time
from collections.abc import Sequence

from relaas.program.processes import die_with_parent

LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 10.0
STOP_SECONDS = 15.0


class Child:
    """One program of ours. A child that keeps dying is started less and less often."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        self.name = name
        self._command = [sys.executable, "-m", "relaas", *arguments]
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._pause = 1.0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl+C in a terminal reaches the parent alone."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - the parent has one thread
        )
        self._started = time.monotonic()

    def exit_code(self) -> int | None:
        """How it ended; None while it runs or was never started."""
        return self._process.poll() if self._process else None

    def revive(self) -> None:
        """Start it again when it has died and its pause is over. The pause doubles when it did not live long."""
        lived = time.monotonic() - self._started
        code = self.exit_code()
        if code is None or lived < self._pause:
            return
        sys.stderr.write(f"{self.name} stopped by itself (code {code}) and is started again\n")
        self._pause = 1.0 if lived > STEADY_SECONDS else min(self._pause * 2, LONGEST_PAUSE_SECONDS)
        self.start()

    def ask_to_stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def see_off(self) -> None:
        """Wait until it has stopped; end it when it takes too long."""
        if not self._process:
            return
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
