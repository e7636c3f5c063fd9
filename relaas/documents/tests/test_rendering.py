"""The child that typst runs in: it draws what it is given, and can do nothing else."""

import io
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from relaas.documents import rendering
from relaas.documents.letters import are_unusual, widths_of
from relaas.documents.rendering import CannotRender, ask, render

pytestmark = pytest.mark.once


def _template(folder: Path, source: str) -> str:
    path = folder / "test.typ"
    path.write_text(source)
    return str(path)


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "typed",
    ["#panic()", '#read("/etc/passwd")', "$x^2$ *bold* _it_ `raw` // no comment", "\\u{41} <label> @ref", "= h"],
)
def test_data_is_drawn_as_it_is(tmp_path: Path, typed: str) -> None:
    template = _template(tmp_path, "#json(bytes(sys.inputs.data)).typed")
    assert "".join(_text(render(template, {"typed": typed}).content).split()) == "".join(typed.split())


@pytest.mark.parametrize(
    "source",
    ['#read("/etc/hostname")', '#read("../../etc/hostname")', '#import "@preview/cetz:0.3.1"', "#panic()", "#sys.x"],
)
def test_a_child_reads_nothing_and_fetches_nothing(tmp_path: Path, source: str) -> None:
    started = time.monotonic()
    with pytest.raises(CannotRender):
        render(_template(tmp_path, source), {})
    assert time.monotonic() - started < 5, "it must not wait for anybody"


def test_a_child_has_none_of_our_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TYPST_FONT_PATHS", "/secret")
    monkeypatch.setattr(rendering, "CHILD", tmp_path / "child.py")
    (tmp_path / "child.py").write_text(
        "import os, sys; sys.stdout.write(' '.join(sorted(os.environ))); sys.stderr.write('1')"
    )
    seen = set(render("x", {}).content.decode().split())
    assert seen - {"LC_CTYPE"} == set(rendering.ENVIRONMENT)


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(rendering, "SECONDS", 1)
    started = time.monotonic()
    endless = _template(tmp_path, "#for a in range(100000) { for b in range(100000) { [#a #b ] } }")
    with pytest.raises(CannotRender, match="more than 1 seconds"):
        render(endless, {})
    assert time.monotonic() - started < 5


def test_letters_are_as_wide_as_typst_says() -> None:
    widths = widths_of("il mW١é ")
    assert 0 < widths["i"] < widths["m"] < widths["W"] < 10
    assert 1 < widths[" "] < 4
    assert ask("letters.typ", {"font": "Libertinus Serif", "size": 16, "letters": ["m"]}, "<widths>") == [
        pytest.approx(2 * widths["m"], rel=0.01)
    ]


def test_only_unusual_letters_ask_for_fonts_of_the_machine() -> None:
    assert not are_unusual("Café Łódź €12 ’t Ĳ محمد Ελλάς Київ")
    assert are_unusual("Bloem 🌷")
    assert are_unusual("日本")
