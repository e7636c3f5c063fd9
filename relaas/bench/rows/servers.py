"""The server itself: how soon it answers, and what its workers hold in memory."""

import statistics
import time

from relaas.bench.browser import Browser
from relaas.bench.clock import few
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.bench.serving import megabytes

START_BUDGET_MS = 2000.0
WORKER_BUDGET_MB = 220.0
TIMES = 3


def _start(house: House) -> Measured:
    """From the command to the first page in a browser. The first start, which prepares, does not count."""
    return Measured(round(statistics.median(_start_once(house) for _ in range(few(TIMES) + 1)), 0))


def _start_once(house: House) -> float:
    with house.served(workers=0) as server, Browser(server.port, house.session) as browser:
        browser.get("/relaties/")
        return (time.monotonic() - server.started) * 1000


def _worker(house: House) -> Measured:
    """After all that was asked of it before; this row stands last."""
    return Measured(max(megabytes(worker) for worker in house.server.workers()))


START = Row("start to the first page", "median_ms", START_BUDGET_MS, _start, own_server=True)
MEMORY = Row("memory of a worker", "mb", WORKER_BUDGET_MB, _worker)
