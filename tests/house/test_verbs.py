"""Verbs: declared, named after their room, with a right that exists; and the only ones that write."""

import ast
import inspect

import pytest

from relaas.kernel.rights import EITHER, RIGHTS
from relaas.kernel.verbs import VERBS
from tests.house.layout import code, floors, name, tree

pytestmark = pytest.mark.once

# Who may open a writing transaction: the verb itself, and what has no verb by its nature.
WRITERS = {
    "relaas/kernel/verbs.py": "every verb",
    "relaas/story/writing.py": "where it is made",
    "relaas/story/apps.py": "hands it to the verbs",
    "relaas/story/undoing.py": "undo writes as the verb that it is",
}
SAVING = {"save", "bulk_create", "bulk_update", "update", "delete", "create", "get_or_create", "update_or_create"}


def test_every_verb_is_named_after_its_room_and_has_a_right() -> None:
    assert len(VERBS.names()) >= 20
    for verb in VERBS:
        assert verb.name.split(".")[0] in floors(), verb.name
        assert verb.function.__module__.split(".")[1] == verb.name.split(".")[0], verb.name
        assert verb.right in RIGHTS or verb.right in EITHER, f"{verb.name} needs {verb.right!r}, which is not declared"


def test_every_verb_says_what_it_does_and_names_its_arguments() -> None:
    for verb in VERBS:
        assert verb.function.__doc__, f"{verb.name} has no docstring"
        by = inspect.signature(verb.function).parameters["by"]
        assert by.kind is inspect.Parameter.KEYWORD_ONLY, verb.name


def test_only_verbs_open_a_writing_transaction() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code()
        if name(path) not in WRITERS
        and path.parent.parent.name not in ("demo", "bench")
        and path.parent.name not in ("demo", "bench")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "writing"
    ]
    assert not wrong


def test_views_forms_and_templates_hold_no_writes() -> None:
    """A view finds, asks a verb and answers; what is written is written by the verb."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in code()
        if path.stem in ("views", "forms", "tabs", "overviews") or path.parent.name in ("views", "forms")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _saves(node, node.func)
    ]  # fmt: skip
    assert not wrong


def _saves(call: ast.Call, asked: ast.Attribute) -> bool:
    """Whether it writes rows of a manager, or a record itself; a verb says by whom."""
    if "objects" in ast.unparse(asked.value):
        return asked.attr in SAVING
    return asked.attr in {"save", "delete"} and not any(given.arg == "by" for given in call.keywords)
