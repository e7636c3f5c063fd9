"""T14: a zip is made while it is sent, so its size costs no memory."""

import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from relaas.files.zipping import Packed, Paths, zipped
from relaas.kernel.byte_storage import place_of

pytestmark = pytest.mark.once

MB = 1024 * 1024


def test_a_zip_of_300_mb_takes_hardly_any_memory(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    place = tmp_path / place_of("a" * 64)
    place.parent.mkdir()
    with place.open("wb") as file:
        file.truncate(100 * MB)  # zeros that take no room on the disk
    files = [Packed(f"{number}.bin", "a" * 64, 100 * MB) for number in range(3)]
    tracemalloc.start()
    answer = zipped(files, [], paths=Paths(), name="a.zip")
    length = sum(len(piece) for piece in answer)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert int(answer["Content-Length"]) == length > 300 * MB
    assert peak < 3 * MB


def test_a_path_stays_in_its_folder_and_is_given_once() -> None:
    paths = Paths()
    folder = paths.place("", "../map", is_folder=True)
    assert folder == ".._map/"
    assert [paths.place(folder, name) for name in ("a.txt", "A.txt", "a.txt", "..", "")] == [
        ".._map/a.txt",
        ".._map/A (2).txt",
        ".._map/a (3).txt",
        ".._map/bestand",
        ".._map/bestand (2)",
    ]
    assert paths.place("", "../map", is_folder=True) == ".._map (2)/"
