"""The chart: bars stand where their numbers say, on an axis of round numbers, and a table says the same."""

from decimal import Decimal
from itertools import pairwise

from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from relaas.web.charts import TICKS, Bar, BarChart, Series, round_step

AMOUNTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


def chart(*values: tuple[Decimal | int, ...]) -> BarChart:
    series = [Series(f"s{at}") for at in range(len(values[0]))]
    bars = [Bar(f"bar {at}", each, str(sum(each))) for at, each in enumerate(values)]
    return BarChart("sample", "Sample", series, bars, str)


def part(percents: str) -> Decimal:
    return Decimal(percents.removesuffix("%"))


def test_pieces_stand_end_to_end_from_the_zero() -> None:
    """Below zero goes to the left, above it to the right; the axis holds both."""
    drawn = chart((30, 10), (-20, 5))
    assert [(tick.label, tick.x) for tick in drawn.ticks] == [
        ("-20", "0.000%"), ("-10", "16.667%"), ("0", "33.333%"), ("10", "50.000%"), ("20", "66.667%"),
        ("30", "83.333%"), ("40", "100.000%"),
    ]  # fmt: skip
    assert [[(piece.x, piece.width) for piece in each.pieces] for each in drawn.drawn] == [
        [("33.333%", "50.000%"), ("83.333%", "16.667%")],
        [("0.000%", "33.333%"), ("33.333%", "8.333%")],
    ]
    assert list(drawn.rows()) == [("bar 0", ["30", "10"]), ("bar 1", ["-20", "5"])]


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=6))
def test_every_bar_stays_within_the_chart(values: list[tuple[Decimal, Decimal]]) -> None:
    """Whatever the numbers; the lines of the axis rise, by equal steps, and few of them."""
    drawn = chart(*values) if values else BarChart("none", "None", [Series("s")], [], str)
    for each in drawn.drawn:
        for piece in each.pieces:
            assert 0 <= part(piece.x) <= part(piece.x) + part(piece.width) <= Decimal("100.002")
    places = [part(tick.x) for tick in drawn.ticks]
    assert places[0] == 0
    assert places[-1] == 100
    assert all(one < other for one, other in pairwise(places))
    assert 2 <= len(places) <= 2 * TICKS + 1
    assert sum(tick.is_zero for tick in drawn.ticks) == 1


def test_steps_are_round() -> None:
    assert [round_step(most) for most in (0, 3, 4, 7, 100, 1001, 48_210)] == [
        1, 1, 1, 2, Decimal(25), Decimal(500), 20_000,
    ]  # fmt: skip


def test_what_somebody_typed_stands_in_it_as_text() -> None:
    source = '{% from "web/components/chart.html" import bar_chart, chart_table %}{{ bar_chart(chart) }}'
    template = get_template("web/base.html", using="jinja2").template.environment.from_string(source)  # type: ignore[attr-defined]
    drawn = template.render(chart=BarChart("c", "T", [Series("s")], [Bar("<script>", [1], "& 1")], str))
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn
