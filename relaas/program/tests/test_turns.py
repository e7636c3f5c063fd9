"""One form at a time in a worker; what is no small form, or comes slowly, holds up nobody."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from typing import Any

import pytest

from relaas.program import turns
from relaas.program.bodies import Body, CutOff, reading_whole_bodies
from relaas.program.turns import SMALL, in_turn

pytestmark = pytest.mark.once


def asked(method: str = "POST", body: bytes = b"name=Jan", length: int | None = None) -> dict[str, Any]:
    announced = str(len(body) if length is None else length)
    return {"REQUEST_METHOD": method, "CONTENT_LENGTH": announced, "wsgi.input": io.BytesIO(body)}


class Busy:
    """An application that takes a while, and knows how many were at it at once."""

    def __init__(self, seconds: float = 0.01) -> None:
        self._seconds, self._now, self.most, self.bodies = seconds, 0, 0, list[bytes]()

    def __call__(self, environ: dict[str, Any], _start_response: object) -> list[bytes]:
        self._now += 1
        self.most = max(self.most, self._now)
        time.sleep(self._seconds)
        self.bodies.append(environ["wsgi.input"].read())
        self._now -= 1
        return []


def all_at_once(application: Any, *requests: dict[str, Any]) -> None:
    together = Barrier(len(requests))

    def ask(request: dict[str, Any]) -> None:
        together.wait()
        application(request, None)

    threads = [Thread(target=ask, args=[request]) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def somebody_at_it(request: dict[str, Any]) -> Iterator[Any]:
    """Within this block a first one is at it, and gives the application that it is asked of; it ends afterwards."""
    begun, done = Event(), Event()

    def first(environ: dict[str, Any], _start_response: object) -> list[bytes]:
        if environ is request:
            begun.set()
            done.wait(10)
        return [b"done"]

    application = in_turn(first)
    thread = Thread(target=application, args=[request, None])
    thread.start()
    assert begun.wait(10)
    try:
        yield application
    finally:
        done.set()
        thread.join()


def seconds_of(application: Any, request: dict[str, Any]) -> float:
    before = time.perf_counter()
    assert application(request, None) == [b"done"]
    return time.perf_counter() - before


def test_forms_are_carried_out_one_at_a_time_and_each_with_its_own_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 60)
    busy = Busy()
    bodies = [f"name={number}".encode() for number in range(6)]
    all_at_once(in_turn(reading_whole_bodies(busy)), *[asked(body=body) for body in bodies])
    assert busy.most == 1
    assert sorted(busy.bodies) == bodies


@pytest.mark.parametrize("request_of", [lambda: asked("GET", b""), lambda: asked(body=b"x" * (SMALL + 1))])
def test_pages_and_files_wait_for_nobody(request_of: Any) -> None:
    busy = Busy(0.3)
    all_at_once(in_turn(busy), request_of(), request_of(), asked())
    assert busy.most == 3


def test_a_form_that_takes_long_holds_the_others_up_for_a_moment_only() -> None:
    with somebody_at_it(asked()) as application:
        assert turns.PATIENCE_SECONDS <= seconds_of(application, asked()) < 5
        assert seconds_of(application, asked("GET")) < turns.PATIENCE_SECONDS


def test_who_sends_half_a_form_takes_no_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 60)
    half = asked(length=100)
    half["wsgi.input"] = Body(half["wsgi.input"], 100)
    with somebody_at_it(half) as application:
        assert seconds_of(application, asked()) < 5
    with pytest.raises(CutOff):
        half["wsgi.input"].read()


def test_a_turn_ends_where_the_form_goes_wrong() -> None:
    def wrong(environ: dict[str, Any], _start_response: object) -> list[bytes]:
        raise LookupError(environ["REQUEST_METHOD"])

    application = in_turn(wrong)
    for _ in range(2):
        before = time.perf_counter()
        with pytest.raises(LookupError):
            application(asked(), print)
        assert time.perf_counter() - before < turns.PATIENCE_SECONDS


@pytest.mark.parametrize(("waited", "closes"), [(0.0, False), (0.02, False), (0.05, True)])
def test_who_waited_long_comes_over_a_new_connection(
    waited: float, closes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others stay: a connection to a worker that has nothing to do is a good one."""
    monkeypatch.setattr(turns, "monotonic", iter([100.0, 100.0 + waited]).__next__)
    said: list[list[tuple[str, str]]] = []

    def saves(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("303 See Other", [("Location", "/")])
        return []

    in_turn(saves)(asked(), lambda _status, headers: said.append(headers))
    assert said == [[("Location", "/"), *([("Connection", "close")] if closes else [])]]
