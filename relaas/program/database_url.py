"""RELAAS_DATABASE_URL: which database Relaas works on."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from relaas.program.environment import WrongSetting

NAME = "RELAAS_DATABASE_URL"
EXAMPLE = "postgresql://user:password@host:5432/database"
LOCK_WAIT_SECONDS = 20
CONNECTIONS = 8
# recursive_triggers: without it a REPLACE loses the old row without leaving history.
# wal_autocheckpoint, in pages: the worker brings the log into the file (`kernel.writing_much`). A commit that must do
# it itself, where no worker runs or it cannot keep up, takes a quarter of a second longer; nobody else waits for it.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; "
    "PRAGMA wal_autocheckpoint=10000"
)
# jit: compiling a statement takes longer than any of ours. What is prepared (`kernel.kept_statements`) says itself all
# that its plan depends on; PostgreSQL planned some of it anew each time, at fifty times what it took to answer.
POSTGRESQL_OPTIONS = "-c jit=off -c plan_cache_mode=force_generic_plan"
_PASSED_ON = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"})


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings for this URL: SQLite in `home` when it is empty, `sqlite:///path` or `postgresql://…`."""
    if not url:
        return sqlite(home / "relaas.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(NAME, f"has a port that is not a number from 0 to 65535; write it as {EXAMPLE}.") from error
    if parts.scheme == "sqlite":
        if parts.netloc or len(parts.path) < 2:
            raise WrongSetting(NAME, "needs three slashes and a path for SQLite: sqlite:////srv/relaas/relaas.sqlite3.")
        return sqlite(Path(unquote(parts.path.removeprefix("/"))).resolve())
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(parts, port)
    raise WrongSetting(NAME, f"must begin with postgresql:// or sqlite:///; write it as {EXAMPLE}.")


def sqlite(path: Path) -> dict[str, Any]:
    """A file. Writers queue at BEGIN (IMMEDIATE), so that nobody finds the database locked halfway."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,  # opening it reads the whole schema, which costs more than most pages
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": LOCK_WAIT_SECONDS, "init_command": SQLITE_PRAGMAS},
    }


def _postgresql(parts: SplitResult, port: int | None) -> dict[str, Any]:
    query = dict(parse_qsl(parts.query))
    host = unquote(query.pop("host", "") or parts.hostname or "")
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise WrongSetting(NAME, f"names no database; write it as {EXAMPLE}.")
    if unknown := sorted(query.keys() - _PASSED_ON):
        raise WrongSetting(
            NAME, f"has an option {unknown[0]!r} that is not known; known are host and {', '.join(sorted(_PASSED_ON))}."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0,  # the pool keeps connections; else every thread would hold one of its own
        "OPTIONS": {"pool": {"min_size": 1, "max_size": CONNECTIONS}, "options": POSTGRESQL_OPTIONS, **query},
    }
