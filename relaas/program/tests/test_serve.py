"""`relaas serve` is fit for production: it stops when told, comes back when it dies, and leaves nothing behind."""

import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from relaas.program.tests.served import Served, alive, relaas, until
from tests.prepared import PreparedHome

pytestmark = pytest.mark.once
HALF_SENT = 60


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, prepared_home: PreparedHome) -> Iterator[Path]:
    """A home that has been prepared, so that a start is what it is from the second time on."""
    folder = tmp_path_factory.mktemp("served") / "home"
    with prepared_home(folder, "sqlite"):
        yield folder


@pytest.fixture
def served(home: Path) -> Iterator[Served]:
    server = Served(home)
    yield server
    server.stop()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_and_stops_and_leaves_no_process(served: Served, number: signal.Signals) -> None:
    assert served.answers()
    until(lambda: served.child("worker") is not None, "the worker")
    family = served.family()
    started = time.monotonic()
    assert served.stop(number) == 0
    assert time.monotonic() - started < 10
    until(lambda: not any(map(alive, family)), "all processes to be gone")


def test_static_files_are_compressed_and_kept_for_ever(served: Served) -> None:
    _status, _headers, page = served.get("/")
    stylesheet = re.search(r'href="(/static/[^"]+\.css)"', page.decode())
    assert stylesheet
    status, headers, _body = served.get(stylesheet[1], **{"Accept-Encoding": "br, gzip"})
    assert status == 200
    assert headers["content-encoding"] == "br"
    assert "immutable" in headers["cache-control"]


@pytest.mark.parametrize("command", ["web", "worker"])
def test_a_child_that_dies_comes_back(served: Served, command: str) -> None:
    until(lambda: served.child(command) is not None, command)
    child = served.child(command)
    assert child
    os.kill(child, signal.SIGKILL)
    until(lambda: served.child(command) not in (None, child), f"a new {command}")
    until(served.answers, "an answer after it came back")
    assert not alive(child)


def test_a_web_worker_that_dies_comes_back(served: Served) -> None:
    web = served.child("web")
    forked = [
        pid for pid in served.family() if pid != web and served.child("worker") != pid and "\0web" in _command(pid)
    ]
    assert len(forked) == 2
    os.kill(forked[0], signal.SIGKILL)
    until(
        lambda: not alive(forked[0]) and len([pid for pid in served.family() if "\0web" in _command(pid)]) == 3,
        "a new worker",
    )
    assert served.answers()
    assert served.child("web") == web


def _command(pid: int) -> str:
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_text() if path.exists() else ""


def test_when_the_parent_is_killed_nothing_is_left(served: Served) -> None:
    until(lambda: served.child("worker") is not None, "the worker")
    family = served.family()
    assert len(family) >= 4
    served.parent.kill()
    served.parent.wait()
    until(lambda: not any(map(alive, family)), "all processes to be gone")


def test_a_second_server_in_the_same_home_is_refused(served: Served, home: Path) -> None:
    outcome = relaas(home, "serve", "--port", str(served.port + 1))
    assert outcome.returncode == 2
    assert "already" in outcome.stderr
    assert served.answers()


def test_a_port_that_is_taken_is_named(served: Served, tmp_path: Path) -> None:
    outcome = relaas(tmp_path / "other", "serve", "--port", str(served.port))
    assert outcome.returncode == 2
    assert f"Port {served.port}" in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_sixty_half_sent_requests_do_not_stop_it(served: Served) -> None:
    """Each holds a thread of a web worker until it is complete; there are enough of them."""
    held = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(HALF_SENT)]
    for connection in held:
        connection.sendall(
            b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf"
        )
    time.sleep(1)
    assert all(served.answers() for _ in range(20))
    for connection in held:
        connection.close()


def test_it_stops_also_while_requests_are_half_sent(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf")
        time.sleep(0.5)
        family = served.family()
        assert served.stop() == 0
        assert not any(map(alive, family))


def test_it_serves_on_postgresql_too(tmp_path: Path, prepared_home: PreparedHome) -> None:
    """The pool's threads must not be carried through the fork: both workers answer, and it stops in time."""
    with prepared_home(tmp_path / "home", "postgresql") as more:
        server = Served(tmp_path / "home", **more)
        assert all(server.answers() for _ in range(20))
        until(lambda: server.child("worker") is not None, "the worker")
        family = server.family()
        assert server.stop() == 0
        assert not any(map(alive, family))
