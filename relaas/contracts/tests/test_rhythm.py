"""How often something comes back, as people and programs write it. Pure."""

import pytest

from relaas.contracts.importing.rhythm import in_months, is_once, stretch


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("per maand", 1, "month"), ("Maandelijks", 1, "month"), ("1x per kwartaal", 1, "quarter"),
        ("ieder kwartaal", 1, "quarter"), ("jaarlijks", 1, "year"), ("4-wekelijks", 4, "week"),
        ("vierwekelijks", 4, "week"), ("per 4 weken", 4, "week"), ("om de 2 weken", 2, "week"),
        ("13x per jaar", 4, "week"), ("elke 2 maanden", 2, "month"), ("tweemaandelijks", 2, "month"),
        ("12 maanden", 12, "month"), ("1 Months", 1, "month"), ("every 3 months", 3, "month"), ("3M", 3, "month"),
        ("quarterly", 1, "quarter"), ("half jaarlijks", 1, "half_year"), ("Halfjaar", 1, "half_year"),
        ("2x per jaar", 1, "half_year"), ("semi-annually", 1, "half_year"), ("once a year", 1, "year"),
        ("twaalf keer per jaar", 1, "month"), ("één keer per jaar", 1, "year"), ("weekly", 1, "week"),
        ("per dag", 1, "day"), ("0 maanden", 0, "month"), ("1" * 5000 + " maanden", 111_111_111, "month"),
    ],
)  # fmt: skip
def test_what_is_meant(cell: str, number: int, unit: str) -> None:
    assert stretch(cell) == (number, unit)


@pytest.mark.parametrize(
    "cell",
    ["", "per stuk", "om de week", "biannual", "maand jaar", "2x per maand", "1,5 maand", "3 4 weken",
     "1e van de maand", "\N{GRINNING FACE}", "maan" * 1250],
)  # fmt: skip
def test_what_can_mean_two_things_or_nothing_is_not_guessed_at(cell: str) -> None:
    assert stretch(cell) is None


def test_lengths_in_months_and_what_does_not_come_back() -> None:
    assert [in_months(cell) for cell in ("3", "1 maand", "een kwartaal", "2 jaar", "30 dagen", "veel", "1,5")] == [
        3, 1, 3, 24, None, None, None,
    ]  # fmt: skip
    assert is_once("Eenmalig")
    assert not is_once("eens per jaar")
