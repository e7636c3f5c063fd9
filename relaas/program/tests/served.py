"""A real `relaas serve` for tests: on a port that is free, in a home of its own, always on SQLite."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 60.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a program that works in this home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RELAAS_")}
    return {**kept, "RELAAS_HOME": str(home), "RELAAS_WORKERS": "2", **more}


def relaas(home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    command = [sys.executable, "-m", "relaas", *arguments]
    env = environment(home, **more)
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(happens: Callable[[], bool], what: str) -> None:
    """Wait for it, within reason."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happens():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    """Whether this process runs (one that ended and waits to be looked at does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Served:
    """A running server and its family of processes."""

    def __init__(self, home: Path, **more: str) -> None:
        self.port = free_port()
        self.log = home.parent / f"serve-{self.port}.log"
        command = [sys.executable, "-m", "relaas", "serve", "--port", str(self.port)]
        with self.log.open("w") as log:
            self.parent = subprocess.Popen(
                command, env=environment(home, **more), stdout=log, stderr=log, start_new_session=True
            )
        until(self.ready, f"the server to be ready: {self.log.read_text()}")

    def ready(self) -> bool:
        """Whether it has said where it is; fails at once when it has stopped."""
        said = self.log.read_text()
        assert self.parent.poll() is None, said
        return f"http://127.0.0.1:{self.port}" in said

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a page. A redirect is followed."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own server
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def answers(self) -> bool:
        try:
            return self.get("/")[0] == 200
        except OSError:
            return False

    def child(self, command: str) -> int | None:
        """The process that runs `relaas COMMAND` for this server."""
        return next((pid for pid in self.family() if f"\0{command}" in _command_line(pid)), None)

    def family(self) -> list[int]:
        """All its processes below the parent."""
        below: dict[int, list[int]] = {}
        for line in subprocess.run(
            ["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True
        ).stdout.splitlines():
            pid, parent = map(int, line.split())
            below.setdefault(parent, []).append(pid)
        found, to_do = [], [self.parent.pid]
        while to_do:
            children = below.get(to_do.pop(), [])
            found += children
            to_do += children
        return [pid for pid in found if alive(pid)]

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop, and give its exit code."""
        if self.parent.poll() is None:
            self.parent.send_signal(number)
        return self.parent.wait(PATIENCE_SECONDS)


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except FileNotFoundError:
        return ""
