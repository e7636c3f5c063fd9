"""The stylesheets keep their own rules (docs: look and feel, 10 and 12)."""

import re

import pytest

from relaas.web.tests import stylesheets
from relaas.web.tests.stylesheets import colour, contrast, sheets, tokens

pytestmark = pytest.mark.once

LAYERS = ("reset", "tokens", "base", "layout", "components", "rooms", "utilities", "narrow", "print")
GROUNDS = ("canvas", "surface", "surface-sunk", "surface-hover", "accent-wash")
# Every text on every ground that it is set on. A rule that sets both at once must be among them (below).
PAIRS = {
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-faint", "accent") for ground in GROUNDS),
    *((tone, ground) for tone in ("signal", "good", "bad", "wait") for ground in ("canvas", "surface")),
    *((tone, f"{tone}-wash") for tone in ("signal", "good", "bad", "wait")),
    ("ink", "bad-wash"),
    ("accent-ink", "accent-fill"),
    ("accent-ink", "accent-hover"),
    ("accent-ink", "bad-fill"),
    ("toast-ink", "toast"),
}
LINES = (("line-field", "surface"), ("line-field", "canvas"), ("accent", "canvas"), ("accent", "surface"))


def test_every_sheet_is_imported_into_a_layer_once() -> None:
    """No rule stands outside the cascade layers, so none ever has to shout."""
    entry = stylesheets.COMMENT.sub("", stylesheets.ENTRY.read_text())
    order, *imports = [line for line in entry.splitlines() if line.strip()]
    assert order == f"@layer {', '.join(LAYERS)};"
    read = [re.fullmatch(r'@import url\("([a-z/.-]+)"\) layer\(([a-z]+)\);', line) for line in imports]
    assert all(read), "something else than a layered import stands in relaas.css"
    assert sorted(each[1] for each in read if each) == sorted(sheets())
    assert {each[2] for each in read if each} == set(LAYERS)


def test_every_property_used_is_defined_and_every_token_used() -> None:
    everything = "\n".join(sheets().values())
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", everything))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", everything))
    assert used - defined == set()
    assert set(tokens()) - used == set()


def test_colours_stand_in_tokens_only() -> None:
    named = "white|black|red|green|blue|gray|grey|orange|yellow|silver|navy"
    functions = "rgb|rgba|hsl|hwb|lab|lch|oklch|oklab|color-mix|light-dark"
    written = re.compile(
        rf"#[0-9a-f]{{3,8}}\b(?=[^{{}}]*[;}}])|\b(?:{functions})\(|:\s[^;{{}}]*\b(?:{named})\b", re.IGNORECASE
    )
    assert written.search("a { color: #fff; }")
    assert written.search("a { border: 1px solid red; }")
    for name, sheet in sheets().items():
        if name != "tokens.css":
            assert written.findall(sheet) == [], name


def test_important_only_on_paper() -> None:
    assert [name for name, sheet in sheets().items() if "!important" in sheet and name != "print.css"] == []


def test_a_component_is_named_as_its_class() -> None:
    for name, sheet in sheets().items():
        if name.startswith("components/"):
            stem = name.removeprefix("components/").removesuffix(".css")
            wanted = {"chip": "filters", "dialog": "dialog"}.get(stem, stem)
            assert f".{wanted}" in sheet, name


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), sorted(PAIRS))
def test_text_can_be_read(ink: str, ground: str, theme: str) -> None:
    """WCAG 2.2 AA: text on its ground has a contrast of at least 4.5, in both themes."""
    known = tokens()
    assert contrast(colour(known[f"--{ink}"], theme), colour(known[f"--{ground}"], theme)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_edges_of_fields_and_focus_can_be_seen(line: str, ground: str, theme: str) -> None:
    """WCAG 2.2 AA, 1.4.11: what shows where a field is has a contrast of at least 3."""
    known = tokens()
    assert contrast(colour(known[f"--{line}"], theme), colour(known[f"--{ground}"], theme)) >= 3


def test_every_pair_that_a_rule_sets_is_measured() -> None:
    """A rule with a text colour and a ground of its own, also by its private properties, is among the pairs."""
    pairs = {pair for sheet in sheets().values() for block in stylesheets.blocks(sheet) if (pair := _pair(block))}
    assert len(pairs) > 12
    assert pairs - PAIRS == set()


def _pair(declared: dict[str, str]) -> tuple[str, str] | None:
    ink = _token(declared, "color", ("-ink",))
    ground = _token(declared, "background", ("-wash", "-fill"))
    return (ink, ground) if ink and ground else None


def _token(declared: dict[str, str], name: str, endings: tuple[str, ...]) -> str:
    values = [
        value for key, value in declared.items() if key == name or (key.startswith("--") and key.endswith(endings))
    ]
    names = [found[1] for value in values if (found := re.fullmatch(r"var\(--([a-z-]+)\)", value.strip()))]
    return next((each for each in names if f"--{each}" in tokens()), "")


def test_motion_stops_for_who_asks() -> None:
    assert "@media (prefers-reduced-motion: reduce)" in sheets()["base.css"]


def test_no_sheet_is_long() -> None:
    assert [name for name, sheet in sheets().items() if len(sheet.splitlines()) > 120] == []


def test_no_room_begins_a_rule_with_a_class_that_a_component_has_inside() -> None:
    """What a component calls a part of itself (`& .asked`) would look as a room says that: rooms come later."""
    inside = {name: sheet for name, sheet in sheets().items() if name.startswith("components/")}
    parts = {part for sheet in inside.values() for part in re.findall(r"& (?:> )?\.([a-z-]+)", sheet)}
    parts -= {name for sheet in inside.values() for name in re.findall(r"^\.([a-z-]+)", sheet, re.MULTILINE)}
    begun = {
        (name, found)
        for name, sheet in sheets().items()
        if name.startswith("rooms/")
        for found in re.findall(r"^\.([a-z-]+)(?= [{>]|,)", sheet, re.MULTILINE)
    }
    assert {pair for pair in begun if pair[1] in parts} == set()
