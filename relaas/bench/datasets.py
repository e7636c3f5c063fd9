"""The data of measurements, made once and kept: a database per scale, named after all that it was made of."""

import hashlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import relaas
from relaas.bench.children import Children
from relaas.bench.databases import PREFIX, Databases
from relaas.kernel.search import text_to_search
from relaas.kernel.search_index import _MAKE as SEARCH_INDEXES

PACKAGE = Path(relaas.__file__).parent
# What decides on tables, triggers, search index and rows. Change one of these and the data is made anew.
MADE_OF = (
    "*/migrations/*.py", "story/triggers*.py", "story/tables.py", "kernel/folding.py",
    "parties/keeping.py", "parties/names.py", "parties/preparing.py",
    "parties/duplicates/facts.py", "parties/duplicates/keys.py", "parties/duplicates/known.py",
    "parties/duplicates/*_names.py", "parties/duplicates/words.py",
    "bench/dutch.py", "bench/*population.py", "bench/happenings.py", "bench/loading*.py", "bench/building.py",
)  # fmt: skip
MADE_BY: tuple[Callable[..., object], ...] = (text_to_search, *SEARCH_INDEXES.values())


@contextmanager
def fresh_copy(databases: Databases, scale: int, children: Children) -> Iterator[str]:
    """The URL of a database of this scale that nobody has touched; what is written in it is gone afterwards."""
    kept, copy = _kept(databases, scale, children), f"{PREFIX}_run_{scale}"
    databases.drop(copy)
    databases.copy(kept, copy)
    try:
        yield databases.url(copy)
    finally:
        databases.drop(copy)


def _kept(databases: Databases, scale: int, children: Children) -> str:
    name, partial = f"{PREFIX}_{scale}_{_key()}", f"{PREFIX}_partial_{scale}"
    present = databases.names()
    if name in present:
        return name
    for old in present:
        if old.startswith((f"{PREFIX}_{scale}_", partial)):
            databases.drop(old)
    databases.make(partial)
    children.build(databases.url(partial), scale)
    databases.rename(partial, name)
    return name


def _key() -> str:
    files = sorted(file for pattern in MADE_OF for file in PACKAGE.glob(pattern))
    made_of = hashlib.sha256()
    for file in files:
        made_of.update(f"{file.relative_to(PACKAGE)} ".encode() + file.read_bytes())
    for function in MADE_BY:
        made_of.update(inspect.getsource(function).encode())
    return made_of.hexdigest()[:16]
