"""The CSV of a list, as it is downloaded: how many rows come in a second, and what the worker needs for it."""

import csv
import io
import time

from django.urls import reverse

from relaas.bench.browser import Browser
from relaas.bench.clock import per_second
from relaas.bench.house import House
from relaas.bench.rows.lists import COLUMNS, RELATIONS
from relaas.bench.rows.row import Measured, Row
from relaas.bench.serving import forget_peak, megabytes

ROWS_PER_SECOND = 50_000.0
ABOVE_IDLE_MB = 100.0
LINES = 100_000
EXPORT = "parties:relations-export"


def _rows_per_second(house: House) -> Measured:
    return Measured(per_second(lambda: _download(house)), per_second(lambda: _write_bare(house)))


def _above_idle(house: House) -> Measured:
    worker, *_ = house.server.workers()
    time.sleep(0.5)  # what an earlier download left is given back
    idle = megabytes(worker)
    forget_peak(worker)
    _download(house)
    return Measured(round(max(0.0, megabytes(worker, peak=True) - idle), 1))


def _download(house: House) -> int:
    with Browser(house.server.port, house.session) as browser:
        return browser.download(reverse(EXPORT, args=["csv"]), lines=LINES)


def _write_bare(house: House) -> int:
    statement = f"SELECT {COLUMNS} FROM parties_party WHERE {RELATIONS} ORDER BY sort_name, id LIMIT {LINES}"
    rows = house.bare.rows(statement)
    csv.writer(io.StringIO(), delimiter=";").writerows(rows)
    return len(rows)


ROWS = (
    Row("list as CSV", "rows_per_s", ROWS_PER_SECOND, _rows_per_second),
    Row("memory of a CSV above idle", "mb", ABOVE_IDLE_MB, _above_idle),
)
