"""Bytes of files that come and go, beside the bare disk, and what a worker needs for it in memory."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from django.core.files.base import ContentFile

from relaas.bench.browser import Browser
from relaas.bench.clock import few, median_ms
from relaas.bench.house import House
from relaas.bench.rows.row import Measured, Row
from relaas.bench.serving import MEGABYTE, forget_peak, megabytes
from relaas.files.adding import ReceivedFile, add_files
from relaas.files.models import Item
from relaas.kernel.receiving import receive
from relaas.kernel.subjects import Subject

UPLOAD_MS, DOWNLOAD_MS, ZIP_MS, ABOVE_IDLE_MB = 2_000.0, 1_000.0, 1_500.0, 30.0
LARGE_BYTES = 90 * MEGABYTE
PIECE = 1 << 20
ZIPPED, ZIPPED_BYTES = 500, 40_000
TIMES = 3  # bytes of so many take long: each is new, for what stands there already is not stored again


def _upload(house: House) -> Measured:
    """From the disk of who sends it to that of who keeps it; beside it the same bytes written and flushed."""
    taken, bare = [], []
    for _time in range(few(TIMES)):
        with _large_file() as content:
            bare.append(_written_bare(content))
            began = time.perf_counter()
            _send(house, content)
            taken.append((time.perf_counter() - began) * 1000)
    return Measured(round(min(taken), 1), round(min(bare), 1))


def _upload_above_idle(house: House) -> Measured:
    with _large_file() as content:
        return _above_idle(house, lambda: _send(house, content))


def _download(house: House) -> Measured:
    file = _sent_once(house)
    with _large_file() as content:
        floor = median_ms(lambda: _read_bare(content))
    return Measured(median_ms(lambda: _fetch(house, file)), floor)


def _download_above_idle(house: House) -> Measured:
    file = _sent_once(house)
    return _above_idle(house, lambda: _fetch(house, file))


def _zip(house: House) -> Measured:
    """A folder of 500 files of 40 kB."""
    folder, by = Subject("party", house.ordinary_party), house.manager.actor
    if not Item.objects.of(folder).filter(name="Ingepakt").exists():
        contents = (ContentFile(os.urandom(ZIPPED_BYTES), name=f"{number}.bin") for number in range(ZIPPED))
        received = [ReceivedFile(str(each.name), receive(each), ("Ingepakt",)) for each in contents]
        add_files(received, holder=folder, by=by)
    made = Item.objects.of(folder).get(name="Ingepakt")
    with Browser(house.server.port, house.session) as browser:
        ask = partial(browser.fetch, f"/mappen/{made.pk}/zip/")
        if ask() < ZIPPED * ZIPPED_BYTES:
            raise RuntimeError("the zip does not have all bytes")
        return Measured(median_ms(ask))


def _above_idle(house: House, work: Callable[[], object]) -> Measured:
    """What the worker held at most while this was done, above what it held before."""
    worker, *_ = house.server.workers()
    time.sleep(0.5)  # what came before is given back
    idle = megabytes(worker)
    forget_peak(worker)
    work()
    return Measured(round(max(0.0, megabytes(worker, peak=True) - idle), 1))


@contextmanager
def _large_file() -> Iterator[Path]:
    """Bytes that nobody has seen before."""
    with NamedTemporaryFile(suffix=".bin") as file:
        for _piece in range(LARGE_BYTES // PIECE):
            file.write(os.urandom(PIECE))
        file.flush()
        yield Path(file.name)


def _send(house: House, content: Path) -> None:
    with Browser(house.server.port, house.session) as browser:
        browser.upload(f"/bestanden/bij/relatie/{house.ordinary_party}/toevoegen/", content.name, content)


def _sent_once(house: House) -> int:
    """A large file that was sent."""
    large = Item.objects.of(Subject("party", house.ordinary_party)).filter(size__gt=LARGE_BYTES // 2)
    if not large.exists():
        with _large_file() as content:
            _send(house, content)
    return large.order_by("pk")[0].pk


def _fetch(house: House, file: int) -> None:
    with Browser(house.server.port, house.session) as browser:
        if browser.fetch(f"/bestanden/{file}/download/") < LARGE_BYTES // PIECE * PIECE:
            raise RuntimeError("not all bytes came")


def _written_bare(content: Path) -> float:
    """Milliseconds to read these bytes and to write them where they stay after a power cut."""
    began = time.perf_counter()
    with TemporaryDirectory() as folder, content.open("rb") as file, (Path(folder) / "copy").open("wb") as copy:
        while piece := file.read(PIECE):
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return (time.perf_counter() - began) * 1000


def _read_bare(content: Path) -> None:
    with content.open("rb") as file:
        while file.read(PIECE):
            pass


ROWS = (
    Row("upload of 90 MB", "median_ms", UPLOAD_MS, _upload),
    Row("upload of 90 MB, memory", "mb", ABOVE_IDLE_MB, _upload_above_idle),
    Row("download of 90 MB", "median_ms", DOWNLOAD_MS, _download),
    Row("download of 90 MB, memory", "mb", ABOVE_IDLE_MB, _download_above_idle),
    Row("zip of 500 files of 40 kB", "median_ms", ZIP_MS, _zip),
)
