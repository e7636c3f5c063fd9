"""P12: numbers are checked where they are entered, each with its reason (vectors: conventions, section 4)."""

from collections.abc import Callable

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.identifiers.bank import check_iban, show_iban
from relaas.kernel.identifiers.chamber import check_branch_number, check_kvk, show_branch_number
from relaas.kernel.identifiers.digits import passes_eleven_test
from relaas.kernel.identifiers.oin import check_oin
from relaas.kernel.identifiers.rsin import check_rsin
from relaas.kernel.identifiers.sbi import check_sbi, show_sbi
from relaas.kernel.identifiers.vat import check_vat
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.once

type Check = Callable[[str], str]

GOOD: list[tuple[Check, str, str]] = [
    (check_kvk, "01234567", "01234567"),
    (check_kvk, " 05 012.345 ", "05012345"),
    (check_kvk, "", ""),
    (check_branch_number, "000037178598", "000037178598"),
    (check_rsin, "111222333", "111222333"),
    (check_rsin, "1234.56.782", "123456782"),
    (check_vat, "NL4495445B01", "NL004495445B01"),
    (check_vat, "nl 0044.95.445.b01", "NL004495445B01"),
    (check_vat, "004495445B01", "NL004495445B01"),
    (check_vat, "NL002455799B11", "NL002455799B11"),
    (check_vat, "NL000099998B57", "NL000099998B57"),
    (check_vat, "BE 0697.449.992", "BE0697449992"),
    (check_vat, "BE697449992", "BE0697449992"),
    (check_vat, "EL 094259216", "EL094259216"),
    (check_vat, "ATU57194903", "ATU57194903"),
    (check_vat, "GB 980 7806 84", "GB980780684"),
    (check_vat, "CHE-107.787.577 IVA", "CHE107787577IVA"),
    (check_oin, "0000 0001 8581 0324 2000", "00000001858103242000"),
    (check_iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
    (check_sbi, "10.71", "1071"),
]

WRONG: list[tuple[Check, str, str]] = [
    (check_kvk, "1234567", "Een KvK-nummer heeft 8 cijfers; dit zijn er 7. Begint het met een 0?"),
    (check_kvk, "123456789", "Een KvK-nummer heeft 8 cijfers; dit zijn er 9."),
    (check_kvk, "000037178598", "Een KvK-nummer heeft 8 cijfers; dit zijn er 12. Is dit het vestigingsnummer?"),
    (check_kvk, "1234567A", "Dit nummer heeft alleen cijfers."),
    (check_kvk, "１２３４５６７８", "Dit nummer heeft alleen cijfers."),
    (check_branch_number, "01234567", "Een vestigingsnummer heeft 12 cijfers; dit zijn er 8. Is dit het KvK-nummer?"),
    (check_rsin, "111222334", "elfproef"),
    (check_rsin, "000000000", "elfproef"),
    (check_rsin, "11122233", "Een RSIN heeft 9 cijfers; dit zijn er 8."),
    (check_vat, "NL000099998B58", "Dit Nederlandse btw-nummer klopt niet"),
    (check_vat, "NL123456789B90", "Dit Nederlandse btw-nummer klopt niet"),
    (check_vat, "NL004495445B00", "Dit Nederlandse btw-nummer klopt niet"),
    (check_vat, "NL0044954450", "Een Nederlands btw-nummer is NL, 9 cijfers, B en 2 cijfers"),
    (check_vat, "BE0697449993", "controle van zijn land (BE)"),
    (check_vat, "ZZ123", "twee letters van het land"),
    (check_vat, "12345678", "twee letters van het land"),
    (check_oin, "I0000001858103242000", "Dit nummer heeft alleen cijfers."),
    (check_oin, "00000001", "Een OIN heeft 20 cijfers; dit zijn er 8."),
    (check_oin, "12345678901234567890", "Een OIN begint met"),
    (check_iban, "NL91 ABNA 0417 1643 01", "Dit IBAN klopt niet"),
    (check_iban, "417164300", "IBAN"),
    (check_sbi, "1", "Een SBI-code heeft 2 tot 5 cijfers"),
]


@pytest.mark.parametrize(("check", "typed", "kept"), GOOD)
def test_what_is_right_is_normalised_once(check: Check, typed: str, kept: str) -> None:
    assert check(typed) == kept
    assert check(kept) == kept


@pytest.mark.parametrize(("check", "typed", "reason"), WRONG)
def test_what_is_wrong_is_refused_with_its_reason(check: Check, typed: str, reason: str) -> None:
    with translation.override("nl"), pytest.raises(Refused) as refused:
        check(typed)
    assert reason in refused.value.message
    assert refused.value.code == check.__name__.removeprefix("check_")


@pytest.mark.parametrize(
    ("check", "number", "first"), [(check_rsin, "858103242", 0), (check_iban, "NL91ABNA0417164300", 8)]
)
@given(data=st.data())
def test_one_wrong_digit_is_caught(check: Check, number: str, first: int, data: st.DataObject) -> None:
    """Wherever the number has a check digit."""
    with pytest.raises(Refused):
        check(mutated(number, first, data))


@given(data=st.data())
def test_one_wrong_digit_in_a_vat_number_is_caught_by_its_own_check(data: st.DataObject) -> None:
    """Modulo 97 sees every wrong digit; what is let through passes the eleven-test, as a legal body's number may."""
    wrong = mutated("NL000099998B57", 2, data)
    try:
        check_vat(wrong)
    except Refused:
        return
    assert passes_eleven_test(wrong[2:11])


def mutated(number: str, first: int, data: st.DataObject) -> str:
    place = data.draw(st.sampled_from([at for at in range(first, len(number)) if number[at].isdigit()]))
    digit = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    return number[:place] + digit + number[place + 1 :]


@given(st.text(alphabet="0123456789", min_size=9, max_size=9))
def test_the_eleven_test_lets_one_last_digit_through_at_most(digits: str) -> None:
    passing = [last for last in "0123456789" if passes_eleven_test(digits[:8] + last)]
    assert len(passing) <= 1


@given(st.text(max_size=40))
@pytest.mark.parametrize(
    "check", [check_kvk, check_branch_number, check_rsin, check_vat, check_oin, check_iban, check_sbi]
)
def test_any_text_is_either_refused_or_kept_for_good(check: Check, text: str) -> None:
    """Bad input never ends in anything but a refusal."""
    try:
        kept = check(text)
    except Refused:
        return
    assert check(kept) == kept


def test_long_numbers_are_shown_in_groups() -> None:
    assert show_iban("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"
    assert show_branch_number("000037178598") == "0000 3717 8598"
    assert show_sbi("01131") == "01.13.1"
