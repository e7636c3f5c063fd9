"""A pytest plugin that comes before Django's: tests never see the settings of whoever runs them.

`--database=sqlite` (default) or `--database=postgresql`: TEST_DATABASE_URL if given, else a private server.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from relaas.bench.private_postgresql import private_server
from relaas.kernel.encryption_keys import new_key
from relaas.program.compiled_translations import compile_all

_stack = ExitStack()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="the database to test on")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    in_worker = "PYTEST_XDIST_WORKER" in os.environ
    url = os.environ.get("RELAAS_DATABASE_URL", "") if in_worker else ""
    for name in [name for name in os.environ if name.startswith("RELAAS_")]:
        del os.environ[name]
    if early_config.known_args_namespace.database == "postgresql":
        url = url or os.environ.get("TEST_DATABASE_URL", "") or _stack.enter_context(private_server())
        os.environ["RELAAS_DATABASE_URL"] = url
    home = Path(tempfile.mkdtemp(prefix="relaas-test-"))
    _stack.callback(shutil.rmtree, home, ignore_errors=True)
    (home / "static").mkdir()
    os.environ["RELAAS_HOME"] = str(home)
    os.environ["RELAAS_SECRET_KEY"] = "a key that is only good for tests, and long enough"
    os.environ["RELAAS_ENCRYPTION_KEYS"] = new_key()
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        compile_all()


def pytest_unconfigure() -> None:
    _stack.close()
