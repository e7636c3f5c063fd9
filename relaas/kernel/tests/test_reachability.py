"""P7, P8: telephones, postcodes, mail and web addresses, and places on earth."""

from collections.abc import Callable

import phonenumbers
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.coordinates import check_latitude, check_longitude, show_coordinate
from relaas.kernel.countries import Countries, check_country, country_name
from relaas.kernel.identifiers.internet import check_domain, check_email, check_website, show_website
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone, national_digits, show_telephone, telephone_link
from relaas.kernel.texts import many_lines, one_line, without_invisible

pytestmark = pytest.mark.once


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True))
def test_of_ten_digits_exists_what_the_numbering_plan_says(digits: str) -> None:
    plan_says = phonenumbers.is_valid_number(phonenumbers.parse(digits, "NL"))
    try:
        assert check_telephone(digits) == f"+31{digits[1:]}"
        assert check_telephone(f"+31 {digits[1:]}") == f"+31{digits[1:]}"
        exists = True
    except Refused:
        exists = False
    assert exists == plan_says


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("010-1234567", "+31101234567", "010 123 4567"),
        ("(0344) 12 34 56", "+31344123456", "0344 123 456"),
        ("06 12 34 56 78", "+31612345678", "06 12345678"),
        ("0031 6 12345678", "+31612345678", "06 12345678"),
        ("+31 (0)10 123 4567", "+31101234567", "010 123 4567"),
        ("14 015", "14015", "14 015"),
        ("14 0344", "140344", "14 0344"),
        ("112", "112", "112"),
        ("116 111", "116111", "116 111"),
        ("(0900) 88 44", "+319008844", "0900 8844"),
        ("+32 2 512 12 12", "+3225121212", "+32 2 512 12 12"),
        ("+599 717 55 95", "+5997175595", "+599 717 5595"),
        ("", "", ""),
    ],
)
def test_a_telephone_is_kept_as_e164_and_shown_the_national_way(typed: str, kept: str, shown: str) -> None:
    assert check_telephone(typed) == kept
    assert check_telephone(kept) == kept
    assert show_telephone(kept) == shown


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("06 123", "bestaat niet"),
        ("040238777", "bestaat niet"),
        ("010 123 45 67 89 01 23", "te lang"),
        ("bel de receptie", "alleen cijfers"),
        ("0101234567 tst. 12", "alleen cijfers"),
        ("+", "geen telefoonnummer"),
        ("+999 12345678", "geen telefoonnummer"),
    ],
)
def test_a_wrong_telephone_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with translation.override("nl"), pytest.raises(Refused, match=reason) as refused:
        check_telephone(typed)
    assert refused.value.code == "telephone"


def test_a_number_without_a_country_belongs_to_the_country_that_is_given() -> None:
    assert check_telephone("02 512 12 12", "BE") == "+3225121212"


def test_what_dials_and_what_is_searched() -> None:
    assert telephone_link("+31101234567") == "tel:+31101234567"
    assert national_digits("+31101234567") == "0101234567"
    assert national_digits("14015") == "14015"


@given(st.integers(min_value=10_0000000, max_value=79_9999999))
def test_a_kept_telephone_stays_what_it_is(number: int) -> None:
    try:
        kept = check_telephone(f"0{number}")
    except Refused:
        return
    assert check_telephone(kept) == kept
    assert check_telephone(show_telephone(kept)) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("8042ab", "8042 AB"), ("8042 AB", "8042 AB"), ("\u200b1011 aa ", "1011 AA"), ("", "")]
)
def test_a_dutch_postcode_is_normalised(typed: str, kept: str) -> None:
    assert check_postcode(typed) == kept
    assert check_postcode(kept) == kept


@pytest.mark.parametrize("typed", ["0123 AB", "1234 SA", "1234SD", "1234 SS", "1234", "1234 A", "12345 AB", "B-23 00"])
def test_a_wrong_dutch_postcode_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check_postcode(typed)
    assert refused.value.code == "postcode"


def test_another_countrys_postcode_is_left_as_it_is_written() -> None:
    assert check_postcode("9170", "BE") == "9170"
    assert check_postcode("sw1a 1aa", "GB") == "SW1A 1AA"
    with pytest.raises(Refused):
        check_postcode("1234567890123", "BE")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            "adviescollege.levenslanggestraften@\u200brechtspraak.nl",
            "adviescollege.levenslanggestraften@rechtspraak.nl",
        ),
        ("info@pro\xadlan\xadder.nl", "info@prolander.nl"),
        ("Jan.Berg@Example.NL", "Jan.Berg@example.nl"),
        ("mailto:a@b.nl", "a@b.nl"),
        ("", ""),
    ],
)
def test_an_email_address_loses_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert check_email(typed) == kept
    assert check_email(kept) == kept


@pytest.mark.parametrize("typed", ["woo@minfin.nl t.a.v. iemand", "https://www.delft.nl", "a@b", "@b.nl", "a b@c.nl"])
def test_a_wrong_email_address_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check_email(typed)
    assert refused.value.code == "email"


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("www.haarlem.nl", "https://www.haarlem.nl", "www.haarlem.nl"),
        ("http://a.nl/x?y=1#z", "http://a.nl/x?y=1#z", "a.nl/x?y=1#z"),
        ("HTTPS://www.aquon.nl/", "https://www.aquon.nl/", "www.aquon.nl"),
        ("café.nl", "https://café.nl", "café.nl"),
        ("example.nl:8080/a", "https://example.nl:8080/a", "example.nl:8080/a"),
        ("", "", ""),
    ],
)
def test_a_website_is_http_or_https(typed: str, kept: str, shown: str) -> None:
    assert check_website(typed) == kept
    assert check_website(kept) == kept
    assert show_website(kept) == shown


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "JavaScript://a.nl/%0aalert(1)", "data:text/html,x", "ftp://a.nl", "https://", "a b.nl",
     "https://user:secret@a.nl", "https://a.nl:99999999/", "http:a.nl", "x" * 700 + ".nl"],
)  # fmt: skip
def test_anything_else_is_no_website(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check_website(typed)
    assert refused.value.code == "website"


@pytest.mark.parametrize("typed", ["example.nl", "https://www.Example.nl/contact", "info@example.nl"])
def test_a_domain_comes_out_of_whatever_has_one(typed: str) -> None:
    assert check_domain(typed) == "example.nl"


@pytest.mark.parametrize("check", [check_telephone, check_email, check_website, check_domain, check_postcode])
@given(st.text(max_size=60))
def test_any_text_is_either_refused_or_kept_for_good(check: Callable[[str], str], text: str) -> None:
    try:
        kept = check(text)
    except Refused:
        return
    assert check(kept) == kept
    assert "\0" not in kept


@given(st.integers(min_value=-90_000_000, max_value=90_000_000))
def test_a_latitude_is_the_same_after_showing_it(millionths: int) -> None:
    assert check_latitude(show_coordinate(millionths)) == millionths


def test_a_place_lies_on_earth() -> None:
    assert check_latitude("51,9225") == 51_922_500
    assert check_longitude("") is None
    for check, typed in ((check_latitude, "90.000001"), (check_longitude, "181"), (check_longitude, "oost")):
        with pytest.raises(Refused):
            check(typed)


def test_countries_go_by_their_names_with_the_netherlands_first() -> None:
    with translation.override("nl"):
        codes = [code for code, _name in Countries()]
        assert country_name("DE") == "Duitsland"
    assert codes[0] == "NL"
    assert codes.index("AL") < codes.index("BE") < codes.index("ZW")
    assert check_country("be") == "BE"
    with pytest.raises(Refused):
        check_country("ZZ")


@given(st.text())
def test_cleaned_text_has_no_control_characters_and_stays_clean(text: str) -> None:
    for clean in (one_line, many_lines, without_invisible):
        cleaned = clean(text)
        assert "\0" not in cleaned
        assert clean(cleaned) == cleaned
    assert "\n" not in one_line(text)


def test_dutch_letters_and_writing_from_right_to_left_stay() -> None:
    assert one_line("ĳsselstein Ĳburg") == "ijsselstein IJburg"
    assert one_line("משה\u200f  👩\u200d🚒") == "משה\u200f 👩\u200d🚒"
    assert many_lines("a\r\nb\n\n") == "a\nb"


@given(st.from_regex(r"\+31[1-9][0-9]{3,10}", fullmatch=True))
def test_a_dutch_telephone_is_written_as_the_numbering_plan_says(value: str) -> None:
    """Also by the short way, which knows only where the groups of an earlier number ended."""
    written = phonenumbers.format_number(phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.NATIONAL)
    assert show_telephone(value) == written.replace("-", " ")
