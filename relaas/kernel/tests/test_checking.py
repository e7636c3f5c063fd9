"""Checking what was given: every problem at its own field, and only then a refusal."""

import pytest

from relaas.kernel.checking import Checking, note, one_of, text
from relaas.kernel.identifiers.chamber import check_kvk
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.once


def test_all_problems_are_found_before_anything_is_refused() -> None:
    checking = Checking()
    assert checking.value("kvk", check_kvk, "01234567") == "01234567"
    assert checking.value("other", check_kvk, "1") is None
    with checking.inside("address"):
        checking.add("required", "Street", "street")
        with checking.inside("0"):
            checking.value("name", text(3, required=True), "")
    with checking.inside(""):
        checking.add("x", "y", "z")
    with pytest.raises(Refused) as refused:
        checking.refuse_problems()
    assert [(each.field, each.code) for each in refused.value.problems] == [
        ("other", "kvk"),
        ("address.street", "required"),
        ("address.0.name", "required"),
        ("z", "x"),
    ]


def test_without_problems_nothing_is_refused() -> None:
    Checking().refuse_problems()


@pytest.mark.parametrize(("given", "kept"), [(" a \0 b ", "a b"), (None, ""), ("abcdef", "abcdef")])
def test_a_text_is_cleaned(given: str | None, kept: str) -> None:
    assert text(6)(given) == kept


def test_a_text_is_as_long_as_its_column_and_no_longer() -> None:
    with pytest.raises(Refused) as refused:
        text(6)("abcdefg")
    assert refused.value.code == "too_long"
    assert "6" in refused.value.message
    assert "7" in refused.value.message


def test_a_note_has_lines_and_a_choice_is_of_the_list() -> None:
    assert note()("a\r\nb\0") == "a\nb"
    assert one_of(["", "a"])(None) == ""
    with pytest.raises(Refused):
        one_of(["a"])("")
