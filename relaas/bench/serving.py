"""A real `relaas serve`, started for a measurement, and what its processes take."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from relaas.program.processes import die_with_parent

START_SECONDS = 60
PROGRAMS = 2  # that the parent watches: the web server and the worker
USER_AND_SYSTEM = slice(11, 13)  # of what /proc/PID/stat says behind the name
CALM_SECONDS, CALM_SHARE = 0.5, 0.1  # one that waits for work takes less than this share of a processor
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Server:
    """One that is running: its port, its parent process, and when it was started (monotonic seconds)."""

    port: int
    parent: int
    started: float

    def workers(self) -> list[int]:
        """The processes that answer requests: those that the web server has made."""
        web = next(pid for pid in children(self.parent) if b"\0web\0" in Path(f"/proc/{pid}/cmdline").read_bytes())
        return children(web)

    def settle(self) -> None:
        """Wait until all of it has started: the worker begins a second after the pages, and takes a processor for it.

        What is measured of many who work at once is a server that serves, not one that starts beside them.
        """
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            before = self._processor_seconds()
            time.sleep(CALM_SECONDS)
            spent = self._processor_seconds() - before
            if len(children(self.parent)) == PROGRAMS and spent < CALM_SECONDS * CALM_SHARE:
                return
        raise RuntimeError(f"relaas serve was still busy with itself after {START_SECONDS} seconds")

    def _processor_seconds(self) -> float:
        processes = [self.parent]
        for pid in processes:  # grows by the children of each
            processes += children(pid)
        return sum(map(processor_seconds, processes))


@contextmanager
def serving(*, workers: int = 1) -> Iterator[Server]:
    """Serve the database of the settings until the block ends."""
    port = _free_port()
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "relaas", "serve", "--port", str(port)],
        env={**os.environ, "RELAAS_WORKERS": str(workers)}, stdout=subprocess.DEVNULL, start_new_session=True,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - a single system call
    )  # fmt: skip
    try:
        _wait_until_it_listens(port, process)
        yield Server(port, process.pid, started)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=START_SECONDS)


def megabytes(pid: int, *, peak: bool = False) -> float:
    """What a process holds in memory (resident, shared pages counted in), or the most it held since `forget_peak`."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB" if peak else r"VmRSS:\s+(\d+) kB", status)
    return round(int(found[1]) * 1024 / MEGABYTE, 1) if found else 0.0


def forget_peak(pid: int) -> None:
    """Begin again with looking for the most that a process holds."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def processor_seconds(pid: int) -> float:
    """How long this process has had a processor."""
    times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[USER_AND_SYSTEM]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The processes that this one has made and that still run, whichever of its threads made them."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_it_listens(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError(f"relaas serve did not start within {START_SECONDS} seconds (code {process.poll()})")
