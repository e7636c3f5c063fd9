"""Compiled templates are kept for the next start, and never used for anything but what they were made of."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from relaas.web import compiled_templates
from relaas.web.compiled_templates import CompiledTemplates


class Compiler(Environment):
    """Counts what it compiles."""

    compiled = 0

    def _generate(self, *given: object, **named: object) -> str:
        self.compiled += 1
        return super()._generate(*given, **named)  # type: ignore[arg-type]


def started(folder: Path, source: str) -> Compiler:
    """As in a process of its own."""
    return Compiler(loader=DictLoader({"page.html": source}), bytecode_cache=CompiledTemplates(folder))


def test_what_was_compiled_is_kept_for_the_next_start(tmp_path: Path) -> None:
    first, second = (started(tmp_path / "templates", "{{ 1 + 1 }} aap") for _ in range(2))
    assert first.get_template("page.html").render() == "2 aap"
    assert second.get_template("page.html").render() == "2 aap"
    assert (first.compiled, second.compiled) == (1, 0)
    assert (tmp_path / "templates").stat().st_mode & 0o077 == 0


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    started(tmp_path, "aap").get_template("page.html")
    changed = started(tmp_path, "noot")
    assert changed.get_template("page.html").render() == "noot"
    assert changed.compiled == 1


def test_with_other_formats_or_another_jinja_all_are_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(tmp_path, "aap").get_template("page.html")
    monkeypatch.setattr(compiled_templates, "version", lambda _package: "4.0")
    newer = started(tmp_path, "aap")
    newer.get_template("page.html")
    monkeypatch.undo()
    monkeypatch.setattr(compiled_templates, "_modules", lambda: [Path(__file__)])
    other = started(tmp_path, "aap")
    other.get_template("page.html")
    assert (newer.compiled, other.compiled) == (1, 1)


def test_a_file_that_was_cut_off_is_no_obstacle(tmp_path: Path) -> None:
    started(tmp_path, "aap").get_template("page.html")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert started(tmp_path, "aap").get_template("page.html").render() == "aap"


def test_where_nothing_can_be_written_a_page_is_drawn_all_the_same(tmp_path: Path) -> None:
    assert started(tmp_path / "no home" / "templates", "aap").get_template("page.html").render() == "aap"
    assert not (tmp_path / "no home").exists()
