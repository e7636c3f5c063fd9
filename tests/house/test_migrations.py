"""Migrations: none is missing, and none changes data behind history's back."""

import ast
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.layout import code, name, tree

PLAIN = {"RunPython", "RunSQL"}


def test_no_migration_is_missing(db: None) -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except (CommandError, SystemExit):
        pytest.fail(f"a model has changed and there is no migration for it:\n{said.getvalue()}")


@pytest.mark.once
def test_migrations_change_data_only_on_the_record() -> None:
    """A plain RunPython or RunSQL changes rows that history then does not know about (docs/history.md)."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code(migrations=True)
        if "migrations" in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in PLAIN
    ]
    assert not wrong


@pytest.mark.once
def test_a_squashed_migration_is_named_after_the_last_that_it_replaces() -> None:
    """Whether a database is up to date is told from names (`program.schema`): this one says what was to be applied."""
    for (app, squashed), migration in MigrationLoader(None).disk_migrations.items():
        if app in settings.ROOMS and migration.replaces:
            assert migration.replaces[-1] == (app, squashed.partition("_squashed_")[2])
