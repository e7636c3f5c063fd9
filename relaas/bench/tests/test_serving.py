"""What a measurement knows of the server that it started."""

import os
import time

import pytest

from relaas.bench import serving
from relaas.bench.serving import Server, processor_seconds


def test_the_processor_that_a_process_had_is_read() -> None:
    before = processor_seconds(os.getpid())
    until = time.process_time() + 0.2
    while time.process_time() < until:
        pass
    assert 0.1 < processor_seconds(os.getpid()) - before < 2


def test_a_server_has_settled_when_all_of_it_runs_and_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    programs: list[list[int]] = [[], [2], [2, 3], [2, 3]]
    spent = iter([0.0, 0.4, 0.8, 1.2, 1.6, 2.0, 2.0, 2.0])
    looked: list[list[int]] = []

    def children(_pid: int) -> list[int]:
        looked.append(programs[min(len(looked), 3)])
        return looked[-1]

    monkeypatch.setattr(serving, "children", children)
    monkeypatch.setattr(serving, "CALM_SECONDS", 0.01)
    monkeypatch.setattr(Server, "_processor_seconds", lambda _self: next(spent))
    Server(0, 1, 0.0).settle()
    assert len(looked) == 4
    assert not list(spent)
