"""Where things stand in the repository, for the tests that look at all of it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PACKAGE = REPOSITORY / "relaas"


def floors() -> dict[str, int]:
    """Every room and its floor, 0 at the bottom: the ones that import-linter guards."""
    configuration = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    layers = configuration["tool"]["importlinter"]["contracts"][0]["layers"]
    return {room.strip(): height for height, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def code(*, tests: bool = False, migrations: bool = False) -> Iterator[Path]:
    """The Python files of the rooms."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        if ("tests" in parts and not tests) or ("migrations" in parts and not migrations):
            continue
        yield path


def tree(path: Path) -> ast.Module:
    """A file, taken apart."""
    return ast.parse(path.read_text(), str(path))


def name(path: Path) -> str:
    """A file's name from the root of the repository."""
    return path.relative_to(REPOSITORY).as_posix()
