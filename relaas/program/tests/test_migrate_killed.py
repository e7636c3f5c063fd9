"""`migrate` that dies halfway: whatever it had not put back is said by every command, and mended by the next.

History's triggers are taken away first and come back last: where they are all there, all else is.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

from relaas.kernel import search
from relaas.program import preparation
from relaas.program.preparation import NotPrepared

MOMENTS = 10  # spread over all its statements, and as many of its last

_SCHEMA = {
    "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') OR name LIKE 'search_%'",
    "postgresql": "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
    "UNION ALL SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


class Killed(BaseException):
    """Nothing catches it, and no statement is carried out any more."""


class Death:
    """Lets so many statements pass, and after that none."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not sql.startswith("ROLLBACK"):  # which the database does by itself
            if self.left == 0:
                raise Killed
            self.left -= 1
        return execute(sql, *rest)


def _schema() -> set[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_SCHEMA[connection.vendor])
        return set(cursor.fetchall())


def _forget_what_is_made_once() -> None:
    """As before a version that asks for a new index."""
    with connection.cursor() as cursor:
        for kind, name, _made in _schema():
            if kind == "index" and name.startswith("story_by_"):
                cursor.execute(f'DROP INDEX "{name}"')


def _killed_after(statements: int) -> None:
    _forget_what_is_made_once()
    with pytest.raises(Killed), connection.execute_wrapper(Death(statements)):
        call_command("migrate")


def test_what_is_missing_after_a_kill_is_said_and_mended(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what Django does in between nothing is tried: a database that lacks a step is refused as an older one."""
    monkeypatch.setattr(migrate.Command, "handle", lambda *_given, **_options: None)
    whole, counted = _schema(), Death(-1)
    _forget_what_is_made_once()
    with connection.execute_wrapper(counted):
        call_command("migrate")
    assert _schema() == whole
    number = -1 - counted.left
    assert number > 400
    for statements in [*range(MOMENTS, number, number // MOMENTS), *range(number - MOMENTS, number)]:
        _killed_after(statements)
        if _schema() != whole:
            with pytest.raises(NotPrepared, match="relaas manage migrate"):
                preparation._prepare_database()
        call_command("migrate")
        assert _schema() == whole


def test_a_search_index_that_is_half_rebuilt_is_what_it_was(db: None) -> None:
    """`relaas check --repair` leaves it as it was when it dies, with all that keeps it."""
    whole = _schema()
    for statements in range(10):
        with pytest.raises(Killed), connection.execute_wrapper(Death(statements)):
            search.rebuild()
        assert _schema() == whole, f"after {statements} statements"
