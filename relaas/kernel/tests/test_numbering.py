"""Numbers are given out one after another, and those that are taken are passed over."""

import pytest

from relaas.kernel import numbering

pytestmark = pytest.mark.django_db


def test_a_series_begins_where_it_is_told_and_goes_on() -> None:
    def nothing(_number: str) -> bool:
        return False

    assert numbering.next_number("a", start=7, taken=nothing) == "7"
    assert numbering.next_number("a", start=1, taken=nothing) == "8"
    assert numbering.next_number("b", start=1, taken=nothing) == "1"


def test_what_is_taken_is_passed_over_for_good() -> None:
    assert numbering.next_number("a", start=1, taken={"1", "2"}.__contains__) == "3"
    assert numbering.next_number("a", start=1, taken=set[str]().__contains__) == "4"
