"""The documentation says what is so."""

import re
from pathlib import Path

import pytest

from tests.house.layout import PACKAGE, REPOSITORY, code, name

pytestmark = pytest.mark.once

SETTING = re.compile(r"\bRELAAS_[A-Z_]+\b")
RULE = re.compile(r"\b([A-Z])(\d{1,2})([a-c]?)\b")
COMMENTS = {".html": r"\{#(.*?)#\}", ".css": r"/\*(.*?)\*/", ".js": r"//([^\n]*)", ".typ": r"//([^\n]*)"}
FEATURES = 92
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_every_setting_is_documented_and_no_other() -> None:
    read = {
        setting
        for path in (PACKAGE / "program").rglob("*.py")
        if "tests" not in path.parts
        for setting in SETTING.findall(path.read_text())
    }
    documented = set(re.findall(r"^\| `(RELAAS_[A-Z_]+)`", (REPOSITORY / "docs/settings.md").read_text(), re.MULTILINE))
    assert read == documented


def test_settings_are_read_in_one_place() -> None:
    """Everything else takes them from Django's settings, so docs/settings.md is complete."""
    wrong = [
        name(path)
        for path in code()
        if path.parent.name != "bench"  # hands its own environment on to the processes it measures
        and re.search(r"os\.environ(?!\.setdefault)|getenv", path.read_text())
    ]
    assert wrong == ["relaas/program/environment.py"]


def test_every_rule_that_code_cites_exists() -> None:
    """A rule number in code can be looked up in docs/rules.md."""
    known = set(re.findall(r"\*\*([A-Z]\d+[a-c]?)\b", (REPOSITORY / "docs/rules.md").read_text()))
    letters = {rule[0] for rule in known}
    cited = {
        (rule, name(path))
        for path in [*code(tests=True), *_pages_and_scripts(), *(REPOSITORY / "tests").rglob("*.py")]
        for found in RULE.finditer(_prose(path))
        if found[1] in letters and (rule := found[0])
    }
    assert not {(rule, path) for rule, path in cited if rule not in known}


def _pages_and_scripts() -> list[Path]:
    return [path for suffix in COMMENTS for path in PACKAGE.rglob(f"*{suffix}")]


def _prose(path: Path) -> str:
    """Docstrings and comments; a postcode or a key in code is no rule."""
    text = path.read_text()
    if path.suffix in COMMENTS:
        return " ".join(re.findall(COMMENTS[path.suffix], text, re.DOTALL))
    return " ".join(re.findall(r'"""(.*?)"""', text, re.DOTALL) + re.findall(r"#(.*)$", text, re.MULTILINE))


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *PACKAGE.glob("*/README.md")]
    wrong = [
        f"{name(document)}: {link}"
        for document in documents
        for link in LINK.findall(document.read_text())
        if "://" not in link and not link.startswith("mailto:") and not (document.parent / link).exists()
    ]
    assert not wrong


def test_every_direct_dependency_has_a_decision_record() -> None:
    """Why it is here, what else there was, and how to do without it."""
    listed = (REPOSITORY / "docs/decisions/README.md").read_text()
    dependencies = re.findall(r'^    "([a-z0-9-]+)[\[>=]', (REPOSITORY / "pyproject.toml").read_text(), re.MULTILINE)
    assert dependencies
    assert not [dependency for dependency in dependencies if f"`{dependency}`" not in listed]


def test_the_tests_that_the_threat_model_names_exist() -> None:
    """What stands against a threat is shown, not claimed."""
    named = set(re.findall(r"`(test_\w+)`", (REPOSITORY / "docs/threat-model.md").read_text()))
    tests = [*PACKAGE.rglob("test_*.py"), *(REPOSITORY / "tests").rglob("test_*.py")]
    there = {found for path in tests for found in re.findall(r"^def (test_\w+)", path.read_text(), re.MULTILINE)}
    assert len(named) > 20
    assert named - there == set()


def test_every_feature_says_where_it_stands_or_what_it_waits_for() -> None:
    """All rows of the list, in order; one without a test names the room that does not exist yet."""
    text = (REPOSITORY / "docs/features.md").read_text()
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", text, re.MULTILINE)
    assert [int(number) for number, _row in rows] == list(range(1, FEATURES + 1))
    for number, row in rows:
        _feature, _rule, where, shown_by = row.split(" | ")
        waits = re.search(r"not yet: the (?:room|surface) `(\w+)` does not exist", where)
        assert LINK.search(shown_by) or waits, number
        assert waits is None or not (PACKAGE / waits[1]).exists(), f"{number}: the room {waits[1]} is there"
