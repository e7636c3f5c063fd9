"""A real S3 server for tests (`rclone serve s3`), begun by the first test that asks for a bucket."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from relaas.program.storage_url import storage
from relaas.program.tests.served import free_port

KEY, SECRET = "relaas", "a secret of tests"
PATIENCE_SECONDS = 20.0


@contextmanager
def s3_server(folder: Path) -> Iterator[str]:
    """A server that keeps its buckets in this folder; gives its address."""
    port = free_port()
    program = [str(Path(sys.executable).with_name("rclone")), "serve", "s3", "--addr", f"127.0.0.1:{port}"]
    told = [
        "--auth-key",
        f"{KEY},{SECRET}",
        "--vfs-cache-mode",
        "off",
        "--dir-cache-time",
        "1ms",
        "--config",
        os.devnull,
        str(folder),
    ]
    with (folder.parent / "s3.log").open("w") as log:
        server = subprocess.Popen([*program, *told], stdout=log, stderr=log)
    try:
        _wait_for(folder.parent / "s3.log", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(log: Path, server: "subprocess.Popen[bytes]") -> None:
    latest = time.monotonic() + PATIENCE_SECONDS
    while "Starting s3 server" not in log.read_text():
        assert server.poll() is None, log.read_text()
        assert time.monotonic() < latest, log.read_text()
        time.sleep(0.02)


@pytest.fixture(scope="session")
def s3_buckets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The server of this run: its address, and the folder with its buckets."""
    folder = tmp_path_factory.mktemp("s3") / "buckets"
    folder.mkdir()
    with s3_server(folder) as address:
        yield address, folder


@pytest.fixture
def bucket(s3_buckets: tuple[str, Path], settings: Any, tmp_path: Path) -> Path:
    """Files are kept in a new bucket while the test runs; gives the folder in which the server keeps it."""
    address, buckets = s3_buckets
    name = uuid4().hex
    (buckets / name).mkdir()
    place = storage(f"s3://{name}/kept?endpoint={address}&region=eu-west-1", key=KEY, secret=SECRET)
    settings.STORAGES = {**settings.STORAGES, "default": place}
    settings.MEDIA_ROOT = tmp_path
    return buckets / name / "kept"
