"""docs/duplicates.md says what the matcher does: the table of weights is the one that counts."""

import re
from pathlib import Path

import pytest

from relaas.parties.duplicates.weights import FURTHER, LIKELY, ORGANIZATION, PERSON

pytestmark = pytest.mark.once

PAGE = Path(__file__).parents[3] / "docs" / "duplicates.md"


@pytest.mark.parametrize(("heading", "weights"), [("organizations", ORGANIZATION), ("persons", PERSON)])
def test_the_weights_are_as_documented(heading: str, weights: dict[str, int]) -> None:
    """P11: a weight that changes is changed there too, in the same order."""
    table = PAGE.read_text(encoding="utf-8").split(f"| {heading} | points |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` .* \| (-?\d+) \|$", table, re.MULTILINE)
    assert [(name, int(points)) for name, points in rows] == list(weights.items())


def test_the_border_is_as_documented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert f"from **{LIKELY}** on" in text
    assert f"each further one **{FURTHER}**" in text
