"""Reading our own stylesheets, for the tests: rules with their declarations, and the tokens' values in both themes."""

import re
from collections.abc import Iterator
from pathlib import Path

CSS = Path(__file__).resolve().parent.parent / "static" / "web" / "css"
ENTRY = CSS / "relaas.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"([-a-z]+)\s*:\s*([^;{}]+)(?=;|\})")
TOKEN = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;]+);")


def sheets() -> dict[str, str]:
    """Every stylesheet but the entry, by its path under `css/`, without comments."""
    return {
        path.relative_to(CSS).as_posix(): COMMENT.sub("", path.read_text())
        for path in sorted(CSS.rglob("*.css"))
        if path != ENTRY
    }


def tokens() -> dict[str, str]:
    """The tokens of the whole house, as they are written."""
    return {name: value.strip() for name, value in TOKEN.findall(sheets()["tokens.css"])}


def blocks(sheet: str) -> Iterator[dict[str, str]]:
    """The declarations of each block that stand in it directly, nested ones by themselves."""
    open_blocks: list[list[str]] = [[]]
    for part in re.split(r"([{};])", sheet):
        if part == "{":
            open_blocks[-1].pop()  # what stood before it is a selector
            open_blocks.append([])
        elif part == "}":
            yield dict(DECLARATION.findall("".join(f"{each};" for each in open_blocks.pop())))
        elif part != ";":
            open_blocks[-1].append(part)


def colour(value: str, theme: str) -> tuple[int, int, int]:
    """The red, green and blue of `#rrggbb` or `light-dark(#rrggbb, #rrggbb)` in a theme."""
    found = re.findall(r"#([0-9a-f]{6})", value)
    written = found[-1] if theme == "dark" else found[0]
    return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(shade: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in shade]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
