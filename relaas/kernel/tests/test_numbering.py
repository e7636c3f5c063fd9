"""Numbers are given out one after another, each once."""

import pytest

from relaas.kernel import numbering

pytestmark = pytest.mark.django_db


def test_a_series_begins_where_it_is_told_and_goes_on() -> None:
    assert list(numbering.next_numbers("a", 1, start=7)) == [7]
    assert list(numbering.next_numbers("a", 3, start=1)) == [8, 9, 10]
    assert list(numbering.next_numbers("b", 1, start=1)) == [1]


def test_what_comes_is_told_and_not_taken() -> None:
    assert numbering.coming_number("a", start=7) == 7
    assert list(numbering.next_numbers("a", 2, start=7)) == [7, 8]
    assert numbering.coming_number("a", start=7) == 9
