"""The story beside a page."""

from datetime import date

from relaas.story.beside import label_of


def test_today_is_not_a_day_of_long_ago() -> None:
    """The groups of the story, seen from a Thursday."""
    today = date(2026, 11, 19)
    days = {
        date(2026, 11, 19): "Vandaag", date(2026, 11, 18): "Gisteren", date(2026, 11, 16): "Deze week",
        date(2026, 11, 15): "Eerder in november", date(2026, 10, 31): "Oktober", date(2025, 12, 1): "December 2025",
    }  # fmt: skip
    assert {day: label_of(day, today) for day in days} == days
