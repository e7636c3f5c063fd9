"""The parent of a serving Relaas: single-threaded, without Django, with nothing to do but watch its two children.

The web server forks its workers and the worker runs jobs; both are programs of their own (exec), because a thread
or a lock that is inherited by a fork hangs. When the parent dies, by whatever signal, the children go too.
"""

import errno
import signal
import socket
import sys
import time
from types import FrameType

from relaas.program.children import Child
from relaas.program.homes import make_home
from relaas.program.locks import Held, lock
from relaas.program.stopping import Stop

LOCK = "serve.lock"
WATCH_SECONDS = 0.1
# The first page is drawn meanwhile. The worker takes a processor for as long to start, and what it does can wait.
FIRST_PAGE_SECONDS = 1.0
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - only compared with


class Parent:
    """Serves on `host` and `port` until it is told to stop. `since`: when a person began to wait (Unix seconds)."""

    def __init__(self, host: str, port: int, *, demonstration: bool, since: float) -> None:
        self._host, self._port, self._since = host, port, since
        told = ["--demonstration"] if demonstration else []
        self._web = Child("the web server", ["web", "--host", host, "--port", str(port), *told])
        self._worker = Child("the worker", ["worker"])
        self._stopping = False

    def serve(self) -> int:
        """Give the exit code: 0 after a signal to stop, the web server's own when it could not start."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)
        home = make_home()
        try:
            with lock(home / LOCK, wait=False):
                return self._serve_alone()
        except Held:
            raise Stop(f"Relaas is being served already from {home}.") from None

    def _serve_alone(self) -> int:
        self._refuse_a_taken_port()
        self._web.start()
        while not self._stopping and not self._answers():
            if (code := self._web.exit_code()) is not None:
                return code or 1
            time.sleep(WATCH_SECONDS)
        if not self._stopping:
            self._say_where()
        ready = time.monotonic()
        while not self._stopping and time.monotonic() < ready + FIRST_PAGE_SECONDS:
            time.sleep(WATCH_SECONDS)
        if not self._stopping:
            self._worker.start()
        while not self._stopping:
            self._web.revive()
            self._worker.revive()
            time.sleep(WATCH_SECONDS)
        for child in (self._web, self._worker):
            child.ask_to_stop()
        for child in (self._web, self._worker):
            child.see_off()
        return 0

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _refuse_a_taken_port(self) -> None:
        """The web server shares its port among its workers, so it would share it with a stranger as well."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self._host, self._port))
            except OSError as error:
                taken = (
                    "is taken by another program"
                    if error.errno == errno.EADDRINUSE
                    else f"cannot be used ({error.strerror})"
                )
                raise Stop(f"Port {self._port} of {self._host} {taken}; choose another with --port.") from error

    def _answers(self) -> bool:
        try:
            socket.create_connection((EVERYWHERE.get(self._host, self._host), self._port), timeout=1).close()
        except OSError:
            return False
        return True

    def _say_where(self) -> None:
        host = EVERYWHERE.get(self._host, self._host)
        address = f"http://{f'[{host}]' if ':' in host else host}:{self._port}"
        sys.stdout.write(f"Relaas is ready after {time.time() - self._since:.1f} seconds: {address}\n")
        sys.stdout.flush()
