"""The floors: what import-linter cannot see. (`make lint` runs import-linter itself.)"""

import ast
from pathlib import Path
from typing import TypeGuard

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField

from tests.house.layout import code, floors, name, tree

pytestmark = pytest.mark.once

LATE = {
    "relaas/bench/child.py": "it sets Django up for the database that it measures first",
}


def test_foreign_keys_point_downward() -> None:
    """A row may point at one of its own room or of a lower floor, never up or sideways."""
    height = floors()
    wrong = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("relaas.")
        for field in model._meta.get_fields()
        if isinstance(field, (ForeignKey, ManyToManyField))
        for target in [field.remote_field.model]
        if target.__module__.startswith("relaas.")
        and _room(target) != _room(model)
        and height[_room(target)] >= height[_room(model)]
    ]
    assert not wrong


def _room(model: type) -> str:
    return model.__module__.split(".")[1]


def test_nothing_is_imported_inside_a_function() -> None:
    """The back door is closed: an import inside a function would only hide that a floor is broken.

    Not meant: `apps.py`, where Django wants models to be imported when all apps are there.
    """
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code()
        if path.name != "apps.py" and name(path) not in LATE
        for function in ast.walk(tree(path))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if _imports_a_room(node)
    ]
    assert not wrong


def _imports_a_room(node: ast.AST) -> TypeGuard[ast.Import | ast.ImportFrom]:
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or (node.module or "").startswith("relaas")
    return isinstance(node, ast.Import) and any(alias.name.startswith("relaas") for alias in node.names)


def test_no_signals() -> None:
    """What a room wants to tell the rooms above it tells by a moment; Django's signals hide who listens."""
    allowed = {"connection_created"}  # kernel and story tell each new SQLite connection what it must know
    wrong = [
        f"{name(path)}: {alias.name}"
        for path in code()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith("signals")
        and "django" in (node.module or "")
        for alias in node.names
        if alias.name not in allowed
    ]
    assert not wrong


def test_arithmetic_knows_no_django() -> None:
    """`rules.py` is dates and amounts in, answers out."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code()
        if path.name == "rules.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "django" in _imported(node)
    ]
    assert not wrong


def _imported(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


@pytest.mark.parametrize("word", ["utils", "helpers", "services", "common", "misc"])
def test_every_file_is_named_after_what_it_does(word: str) -> None:
    assert not [name(path) for path in code(tests=True) if word in Path(path).stem.split("_")]
