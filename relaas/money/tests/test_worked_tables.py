"""The tables in docs/money-and-vat.md are what the program does: each is read and worked out again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from relaas.money.lines import line_amount
from relaas.money.regimes import Regime, under_regime
from relaas.money.rounding import to_cents
from relaas.money.vat import Category, Taxed, totals

pytestmark = pytest.mark.once

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "money-and-vat.md"
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """One worked table: its lines and what they come to."""

    name: str
    regime: str
    lines: Rows
    parts: Rows

    def taxed(self) -> Iterator[Taxed]:
        for quantity, price, discount, code, rate, _amount in self.lines:
            category, of_regime = under_regime(self.regime, code, Decimal(rate))
            yield Taxed(line_amount(Decimal(quantity), Decimal(price), Decimal(discount)), category, of_regime)


def tables(text: str) -> list[Rows]:
    """The tables of a piece of Markdown, without their heads."""
    blocks = re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE)
    return [
        [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in block.strip().splitlines()[2:]]
        for block in blocks
    ]


def cases() -> list[Case]:
    worked = DOCUMENT.read_text().split("## Worked tables")[1]
    found = []
    for section in worked.split("\n### ")[1:]:
        regime = re.search(r"^Regime: `(\w+)`", section, re.MULTILINE)
        assert regime, section
        lines, parts = tables(section)
        found.append(Case(section.splitlines()[0], regime[1], lines, parts))
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_line_comes_to_what_the_table_says(case: Case) -> None:
    """K3: rounded to the cent for each line, as it is printed."""
    assert [str(taxed.amount) for taxed in case.taxed()] == [line[-1] for line in case.lines]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_parts_and_the_totals_are_those_of_the_table(case: Case) -> None:
    """K3, C10: each part, and together."""
    worked = totals(case.taxed())
    shown = [
        (part.category, f"{part.rate.normalize():f}", str(part.base), str(part.vat), str(part.base + part.vat))
        for part in worked.parts
    ]
    assert [*shown, ("together", "", str(worked.net), str(worked.vat), str(worked.gross))] == case.parts


@pytest.mark.parametrize(
    ("credit", "of"), [("Credit", "Mixed rates"), ("Credit of half a cent", "Per document, not per line")]
)
def test_a_credit_in_the_tables_is_the_exact_opposite(credit: str, of: str) -> None:
    """K3: what the document says of its credits, figure by figure."""
    by_name = {case.name: case for case in CASES}
    figures = [[Decimal(cell) for row in by_name[name].parts for cell in row[2:]] for name in (credit, of)]
    assert figures[0] == [-figure for figure in figures[1]]


@pytest.mark.parametrize(("exact", "cents"), tables(DOCUMENT.read_text().split("## Rounding")[1].split("\n## ")[0])[0])
def test_rounding_is_as_the_table_says(exact: str, cents: str) -> None:
    """K3: half a cent goes away from zero, and nothing is ever minus zero."""
    assert str(to_cents(Decimal(exact))) == cents


def test_the_tables_speak_of_every_regime_and_every_category_of_the_law() -> None:
    """Nothing is left out: a regime or category that is added wants its table."""
    assert {case.regime for case in CASES} == set(Regime)
    described = {row[0] for row in tables(DOCUMENT.read_text().split("## Categories")[1].split("\n## ")[0])[0]}
    assert described == {category.value for category in Category}
    assert len(CASES) >= 12
