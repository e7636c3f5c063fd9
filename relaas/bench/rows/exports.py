"""Lists as files: the CSV as it is downloaded, XLSX and PDF as the worker makes them; how fast, and what they need."""

import csv
import io
import os
import time
from dataclasses import dataclass, fields
from tempfile import TemporaryFile
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from relaas.bench.browser import Browser
from relaas.bench.clock import per_second
from relaas.bench.house import House
from relaas.bench.rows.lists import COLUMNS, RELATIONS
from relaas.bench.rows.row import Measured, Row
from relaas.bench.serving import forget_peak, megabytes
from relaas.bench.watching import watched_children
from relaas.kernel.actors import COMMAND_LINE
from relaas.overviews.export import FORMATS
from relaas.overviews.exporting import export
from relaas.overviews.question import Question
from relaas.parties.overviews import RELATIONS as LIST

ROWS_PER_SECOND = 50_000.0
XLSX_ROWS_PER_SECOND = 20_000.0
ABOVE_IDLE_MB = 100.0
PDF_MS = 20_000.0
PDF_CHILD_MB = 300.0
LINES = 100_000
PDF_LINES = 10_000
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


@dataclass(frozen=True)
class _First(Question):
    """The relations with the lowest ids: as many at every scale."""

    most: int = 0

    def found(self, having_words: Q | None = None) -> QuerySet[Any]:
        rows = super().found(having_words)
        return rows.filter(pk__in=rows.order_by("pk").values("pk")[: self.most])


def _first(most: int) -> Question:
    asked = Question.read(LIST, COMMAND_LINE, {})
    return _First(**{field.name: getattr(asked, field.name) for field in fields(asked)}, most=most)


def _make(format: str, most: int) -> int:
    """Write the file as a job does; gives how many rows are in it."""
    with TemporaryFile() as file:
        file.writelines(export(_first(most), FORMATS[format], language="nl"))
    return _first(most).found().count()


def _xlsx_rows_per_second(_house: House) -> Measured:
    return Measured(per_second(lambda: _make("xlsx", LINES)))


def _xlsx_above_idle(_house: House) -> Measured:
    idle = megabytes(os.getpid())
    forget_peak(os.getpid())
    _make("xlsx", LINES)
    return Measured(round(max(0.0, megabytes(os.getpid(), peak=True) - idle), 1))


def _pdf(_house: House) -> Measured:
    began = time.perf_counter()
    _make("pdf", PDF_LINES)
    return Measured(round((time.perf_counter() - began) * 1000, 1))


def _pdf_child(_house: House) -> Measured:
    with watched_children() as largest:
        _make("pdf", PDF_LINES)
    return Measured(largest.megabytes)


ROWS = (
    Row("list as CSV", "rows_per_s", ROWS_PER_SECOND, _rows_per_second),
    Row("memory of a CSV above idle", "mb", ABOVE_IDLE_MB, _above_idle),
    Row("list as XLSX", "rows_per_s", XLSX_ROWS_PER_SECOND, _xlsx_rows_per_second),
    Row("memory of an XLSX above idle", "mb", ABOVE_IDLE_MB, _xlsx_above_idle),
    Row("PDF of 10,000 relations", "median_ms", PDF_MS, _pdf),
    Row("memory of a child of the PDF", "mb", PDF_CHILD_MB, _pdf_child),
)
