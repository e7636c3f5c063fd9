"""A home in which Relaas was prepared, with its database: made once in a run of tests, and copied.

Preparing one takes a quarter of a minute, a copy a tenth of a second. For tests of real programs.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

from relaas.bench.databases import PostgresqlDatabases
from relaas.bench.private_postgresql import private_server
from relaas.program.locks import lock
from relaas.program.tests.served import relaas

TEMPLATE = "relaas_prepared"

# Puts a prepared home there while the block lasts, on this kind of database; gives what its programs must find in
# their environment besides.
type PreparedHome = Callable[[Path, str], AbstractContextManager[dict[str, str]]]


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> PreparedHome:
    """`with prepared_home(folder, "sqlite") as more:`"""
    mine = tmp_path_factory.getbasetemp()
    return partial(_prepared, mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine)


@contextmanager
def _prepared(shared: Path, home: Path, kind: str) -> Iterator[dict[str, str]]:
    if kind == "sqlite":
        shutil.copytree(_kept(shared, kind), home)
        yield {}
    elif url := os.environ.get("RELAAS_DATABASE_URL", ""):
        databases, name = PostgresqlDatabases(url), f"{TEMPLATE}_{secrets.token_hex(4)}"
        shutil.copytree(_kept(shared, kind, databases), home)
        databases.copy(TEMPLATE, name)
        try:
            yield {"RELAAS_DATABASE_URL": databases.url(name)}
        finally:
            databases.drop(name)
    else:
        with private_server() as url:
            prepare(home, RELAAS_DATABASE_URL=url)
            yield {"RELAAS_DATABASE_URL": url}


def _kept(shared: Path, kind: str, databases: PostgresqlDatabases | None = None) -> Path:
    """The home that is copied. Nothing works in it any more once it is made."""
    kept = shared / f"prepared-{kind}"
    with lock(shared / f"prepared-{kind}.lock", wait=True):
        if kept.exists():
            return kept
        more = {}
        if databases:
            databases.drop(TEMPLATE)
            databases.make(TEMPLATE)
            more["RELAAS_DATABASE_URL"] = databases.url(TEMPLATE)
        prepare(kept, **more)
    return kept


def prepare(home: Path, **more: str) -> None:
    """Make all that a program of Relaas needs in this home."""
    outcome = relaas(home, "check", **more)
    assert outcome.returncode == 0, outcome.stderr
