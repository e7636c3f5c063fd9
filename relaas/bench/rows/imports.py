"""An import of relations by its command, and what it is like to read pages meanwhile."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from relaas.bench.browser import Browser
from relaas.bench.house import House
from relaas.bench.relations_file import write_relations
from relaas.bench.rows.row import Measured, Row

ROWS_PER_SECOND = 2_000.0
MOST_MB = 200.0
PAGE_MS = 30.0  # twice what a list may take when nobody imports
MOST_ROWS = 100_000
PAUSE_SECONDS = 0.1  # between two pages: a few people who read, not a crowd


@dataclass(frozen=True)
class Imported:
    """How fast it went, what it needed at most, and how long a list took meanwhile."""

    rows_per_second: float
    megabytes: float
    page_ms: float


@cache
def _imported(house: House) -> Imported:
    """Import once for all rows below: as many as there are parties already, and 100,000 at most."""
    count = min(house.scale, MOST_ROWS)
    with tempfile.TemporaryDirectory() as folder:
        file, report = Path(folder) / "relations.csv", Path(folder) / "report.json"
        write_relations(file, count)
        command = [sys.executable, "-m", "relaas", "import", "relations", str(file), "--report", str(report)]
        with Browser(house.server.port, house.session) as browser:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            pages, kilobytes = _read_pages(browser, process)
        told = json.loads(report.read_text())
    if told["rows"] != count or told["refused"]:
        raise RuntimeError(f"of {count} rows {told['rows']} came in and {len(told['refused'])} were refused")
    return Imported(round(count / told["seconds"], 1), round(kilobytes / 1024, 1), round(statistics.median(pages), 3))


def _read_pages(browser: Browser, importing: "subprocess.Popen[bytes]") -> tuple[list[float], int]:
    """Read the list of relations until the import is done; how long each time, and the memory of the import."""
    pages: list[float] = []
    while True:
        began = time.perf_counter()
        browser.get("/relaties/")
        pages.append((time.perf_counter() - began) * 1000)
        done, status, used = os.wait4(importing.pid, os.WNOHANG)
        if done:
            importing.returncode = os.waitstatus_to_exitcode(status)
            if status:
                raise RuntimeError("the import has failed; its own words stand above")
            return pages, used.ru_maxrss
        time.sleep(PAUSE_SECONDS)


ROWS = (
    Row("import of relations", "rows_per_s", ROWS_PER_SECOND, lambda house: Measured(_imported(house).rows_per_second)),
    Row("import of relations, memory", "mb", MOST_MB, lambda house: Measured(_imported(house).megabytes)),
    Row(
        "import of relations, a list meanwhile", "median_ms", PAGE_MS, lambda house: Measured(_imported(house).page_ms)
    ),
)
