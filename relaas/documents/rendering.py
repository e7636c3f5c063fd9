"""Having typst do something, in a child process: a PDF of data, or an answer about it.

A child gets a template of ours and data, never typst that somebody typed. It stands in a folder with nothing but the
pictures that it is to draw, has none of our environment (keys, addresses) and no way to fetch packages, and is ended
after ten seconds.
"""

import json
import marshal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore
from typing import Any

CHILD = Path(__file__).with_name("child.py")
SECONDS = 10
AT_ONCE = BoundedSemaphore(2)  # documents of one process of ours
# A proxy that is nobody: should a template ever ask for a package, it gets none.
ENVIRONMENT = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


type Data = Mapping[str, Any]
type Files = Mapping[str, bytes]
NO_FILES: Files = {}


@dataclass(frozen=True)
class Task:
    """What a child is asked: a PDF, a picture (`dots` to the inch) or the value of a label (`ask`)."""

    template: str
    data: Data
    ask: str = ""
    tagged: bool = True
    fonts_of_machine: bool = False
    for_good: bool = False
    timestamp: int | None = None
    dots: int = 0


class CannotRender(RuntimeError):
    """typst could not make this document, or not in time."""


class TooBusy(CannotRender):
    """Other documents are being made; the turn of this one did not come in time."""


@dataclass(frozen=True)
class Rendered:
    """What came of it, and the most memory that the child held, in megabytes."""

    content: bytes
    megabytes: float


def render(template: str, data: Data, *, tagged: bool = True, fonts_of_machine: bool = False) -> Rendered:
    """The PDF of this template (a file in `typst/`) with this data. `tagged`: for screen readers, and larger.

    `fonts_of_machine`: look there for letters that typst's own fonts do not have. Raises `CannotRender`.
    """
    return _in_child(Task(template, data, tagged=tagged, fonts_of_machine=fonts_of_machine))


def render_for_good(template: str, data: Data, *, made_at: datetime, files: Files | None = None) -> bytes:
    """The same as PDF/A-3a and PDF/UA-1: to be read in ten years, and by everybody. `files` are what it draws besides.

    With the same data, files and moment it gives the same bytes. Raises `CannotRender`.
    """
    timestamp = int(made_at.timestamp())
    return _in_child(Task(template, data, for_good=True, timestamp=timestamp), files or {}).content


def render_picture(template: str, data: Data, *, dots: int, files: Files | None = None) -> bytes:
    """The first page as PNG, so many dots to the inch. Raises `CannotRender`."""
    return _in_child(Task(template, data, dots=dots), files or {}).content


def ask(template: str, data: Data, label: str, *, fonts_of_machine: bool = False) -> Any:
    """The value of the metadata with this label in a document that nobody will see. Raises `CannotRender`."""
    answer = _in_child(Task(template, data, ask=label, tagged=False, fonts_of_machine=fonts_of_machine))
    return json.loads(answer.content)


@contextmanager
def turn(patience: float | None = None) -> Iterator[None]:
    """Wait until few enough documents are being made here, at most so many seconds, and make one in the block.

    Raises `TooBusy`. Without it every thread of a server could wait for typst, and no page would come.
    """
    if not AT_ONCE.acquire(timeout=patience):
        raise TooBusy
    try:
        yield
    finally:
        AT_ONCE.release()


@cache
def _packages() -> str:
    """The folder that typst is imported from; here it never is."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise CannotRender("typst is not installed")
    return str(Path(found.origin).parents[1])


def _in_child(task: Task, files: Files = NO_FILES) -> Rendered:
    data = json.dumps(task.data, ensure_ascii=False)
    request = marshal.dumps({**vars(task), "data": data, "seconds": SECONDS})
    with TemporaryDirectory(prefix="relaas-") as folder:
        for name, content in files.items():
            (Path(folder) / Path(name).name).write_bytes(content)
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, "-I", "-S", str(CHILD), _packages()],
                input=request, capture_output=True, timeout=SECONDS, check=False, cwd=folder, env=ENVIRONMENT,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise CannotRender(f"{task.template} took more than {SECONDS} seconds") from error
    told = done.stderr.decode(errors="replace").strip()
    if done.returncode:
        raise CannotRender(f"{task.template} ended with {done.returncode}: {told}")
    return Rendered(done.stdout, round(int(told.splitlines()[-1]) * 1024 / 1_000_000, 1))
