"""Dates, times and numbers the Dutch way, and the English."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel import clock
from relaas.web import formats

pytestmark = pytest.mark.once
NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nl", ("31-12-2026", "31 dec", "31 december 2026", "donderdag")),
        ("en", ("31/12/2026", "31 Dec", "31 December 2026", "Thursday")),
    ],
)
def test_a_day(language: str, written: tuple[str, ...]) -> None:
    day = date(2026, 12, 31)
    with override(language), clock.travel(NOON):
        assert (formats.day(day), formats.short_day(day), formats.long_day(day), formats.weekday(day)) == written


def test_a_short_day_of_another_year_tells_the_year() -> None:
    with override("nl"), clock.travel(NOON):
        assert formats.short_day(date(2025, 3, 1)) == "1 mrt 2025"


def test_early_years_keep_four_figures() -> None:
    with override("nl"):
        assert formats.day(date(1, 1, 1)) == "01-01-0001"


@pytest.mark.parametrize(
    ("moment", "nl", "en"),
    [
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02-07-2026 00.30", "02/07/2026 00:30"),
        (datetime(2026, 1, 1, 9, 5, tzinfo=UTC), "01-01-2026 10.05", "01/01/2026 10:05"),
    ],
)
def test_a_moment_is_shown_in_dutch_time(moment: datetime, nl: str, en: str) -> None:
    with override("nl"):
        assert formats.moment(moment) == nl
    with override("en"):
        assert formats.moment(moment) == en


@pytest.mark.parametrize(
    ("day", "nl", "en"),
    [
        (date(2026, 11, 21), "vandaag", "today"),
        (date(2026, 11, 20), "gisteren", "yesterday"),
        (date(2026, 11, 22), "morgen", "tomorrow"),
        (date(2026, 11, 29), "over 8 dagen", "in 8 days"),
        (date(2026, 11, 13), "8 dagen geleden", "8 days ago"),
        (date(2027, 1, 20), "over 60 dagen", "in 60 days"),
        (date(2027, 1, 21), "21-01-2027", "21/01/2027"),
        (date(2026, 9, 21), "21-09-2026", "21/09/2026"),
    ],
)
def test_how_long_ago(day: date, nl: str, en: str, compiled: None) -> None:
    with clock.travel(NOON), override("nl"):
        assert formats.ago(day) == nl
    with clock.travel(NOON), override("en"):
        assert formats.ago(day) == en


def test_a_moment_just_after_midnight_here_is_today() -> None:
    with clock.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)), override("en"):
        assert formats.ago(datetime(2026, 11, 20, 23, 10, tzinfo=UTC)) == "today"
        assert formats.ago(datetime(2026, 11, 20, 22, 50, tzinfo=UTC)) == "yesterday"


@pytest.mark.parametrize(
    ("value", "digits", "nl", "en"),
    [
        (0, None, "0", "0"),
        (1234, None, "1.234", "1,234"),
        (-1234567, None, "-1.234.567", "-1,234,567"),
        (Decimal("1234.5"), 2, "1.234,50", "1,234.50"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (Decimal("-0.125"), 2, "-0,13", "-0.13"),
        (12.5, None, "12,5", "12.5"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
    ],
)
def test_a_number(value: int | Decimal | float, digits: int | None, nl: str, en: str) -> None:
    with override("nl"):
        assert formats.number(value, digits) == nl
        assert formats.percentage(value, digits) == f"{nl}%"
    with override("en"):
        assert formats.number(value, digits) == en


@given(st.integers(-(10**15), 10**15))
def test_a_number_can_be_read_back(value: int) -> None:
    with override("nl"):
        assert int(formats.number(value).replace(".", "")) == value


def test_nothing_is_written_as_nothing() -> None:
    for write in (
        formats.day,
        formats.short_day,
        formats.long_day,
        formats.weekday,
        formats.time,
        formats.moment,
        formats.ago,
    ):
        assert write(None) == ""
    assert formats.number(None) == formats.percentage(None) == ""


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sanne de Boer", "SB"),
        ("Bakkerij Van den Berg B.V.", "BV"),
        ("'t IJsvogeltje", "I"),
        ("gemeente delft", "GD"),
        ("Kees", "K"),
        ("", ""),
        ("…", ""),
        ("3D Print Huis", "3P"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert formats.initials(name) == letters


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 B"),
        (812, "812 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (1_440, "1,4 kB"),
        (9_960, "10 kB"),
        (999_600, "1 MB"),
        (5_368_709_120, "5,4 GB"),
        (10**16, "10.000 TB"),
    ],
)
def test_a_file_size(size: int, written: str) -> None:
    with override("nl"):
        assert formats.file_size(size) == written.replace(" ", "\u00a0")
    assert formats.file_size(None) == ""
