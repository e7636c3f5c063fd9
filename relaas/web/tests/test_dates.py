"""Reading a day as people type it."""

from contextlib import suppress
from datetime import date

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from relaas.web import dates, formats
from relaas.web.form_fields import DutchDateField

pytestmark = pytest.mark.once
SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21-11-2026", date(2026, 11, 21)),
        ("1-2-2026", date(2026, 2, 1)),
        ("1/2/2026", date(2026, 2, 1)),
        ("1.2.2026", date(2026, 2, 1)),
        ("1 2 2026", date(2026, 2, 1)),
        ("  21-11  ", date(2026, 11, 21)),
        ("1-3", date(2026, 3, 1)),
        ("21-11-26", date(2026, 11, 21)),
        ("1-1-46", date(2046, 1, 1)),
        ("1-1-47", date(1947, 1, 1)),
        ("1-1-85", date(1985, 1, 1)),
        ("21112026", date(2026, 11, 21)),
        ("2026-11-21", date(2026, 11, 21)),
        ("21 november 2026", date(2026, 11, 21)),
        ("21 nov", date(2026, 11, 21)),
        ("3 mrt. 2027", date(2027, 3, 3)),
        ("3 Maart 2027", date(2027, 3, 3)),
        ("3 March 2027", date(2027, 3, 3)),
        ("29-2-2028", date(2028, 2, 29)),
        ("Vandaag", SATURDAY),
        ("today", SATURDAY),
        ("gisteren", date(2026, 11, 20)),
        ("morgen", date(2026, 11, 22)),
        ("+14", date(2026, 12, 5)),
        ("-3", date(2026, 11, 18)),
        ("ma", date(2026, 11, 23)),
        ("maandag", date(2026, 11, 23)),
        ("za", date(2026, 11, 28)),
        ("Fri", date(2026, 11, 27)),
        ("1-1-1000", date(1000, 1, 1)),
    ],
)
def test_what_is_understood(typed: str, day: date) -> None:
    assert dates.parse(typed, SATURDAY) == day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31-2-2026", "date_impossible"),
        ("29-2-2026", "date_impossible"),
        ("0-1-2026", "date_impossible"),
        ("1-13-2026", "date_impossible"),
        ("1-1-0001", "date_too_early"),
        ("0999-12-31", "date_too_early"),
        ("1-1-12026", "date_unknown"),
        ("straks", "date_unknown"),
        ("21 foo 2026", "date_unknown"),
        ("21-11-2026\x00", "date_unknown"),
        ("<b>1</b>", "date_unknown"),
        ("٢١-١١-٢٠٢٦", "date_unknown"),
        ("-", "date_unknown"),
        ("1-1-202", "date_unknown"),
    ],
)
def test_what_is_refused(typed: str, code: str) -> None:
    with pytest.raises(dates.UnreadableDate) as refused:
        dates.parse(typed, SATURDAY)
    assert refused.value.code == code


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["nl", "en"]))
def test_what_is_shown_can_be_typed(day: date, language: str) -> None:
    """A form that shows a day and is saved untouched keeps that day."""
    with override(language):
        assert dates.parse(formats.day(day), SATURDAY) == day
        assert dates.parse(formats.long_day(day), SATURDAY) == day


@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    with suppress(dates.UnreadableDate):
        assert isinstance(dates.parse(typed, SATURDAY), date)


class DayForm(forms.Form):
    day = DutchDateField(required=False)


def test_the_field_keeps_what_was_typed_wrong() -> None:
    form = DayForm({"day": "31-2"})
    assert not form.is_valid()
    assert form.errors.as_data()["day"][0].code == "date_impossible"
    assert form["day"].value() == "31-2"


def test_the_field_shows_and_reads_the_dutch_way() -> None:
    with override("nl"):
        assert DayForm(initial={"day": SATURDAY})["day"].value() == "21-11-2026"
    form = DayForm({"day": "1 feb 2027"}, initial={"day": date(2027, 2, 1)})
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2027, 2, 1)
    assert not form.has_changed()
    assert DayForm({"day": ""}).is_valid()
