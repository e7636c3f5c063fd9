"""P4: names shown and sorted the Dutch way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.folding import fold
from relaas.parties import names
from relaas.parties.names import Parts

pytestmark = pytest.mark.once

JAN = Parts(first_name="Jan", prefix="van den", last_name="Berg")
FATIMA = Parts(initials="F.", prefix="el", last_name="Idrissi")

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(lambda text: " ".join(text.split()))
parts = st.builds(Parts, first_name=texts, initials=texts, nickname=texts, prefix=texts, last_name=texts)


@pytest.mark.parametrize(
    ("name", "shown", "formal", "sorted_form"),
    [
        (JAN, "Jan van den Berg", "Mevr. J. van den Berg", "Berg, Jan van den"),
        (FATIMA, "F. el Idrissi", "Mevr. F. el Idrissi", "Idrissi, F. el"),
        (Parts(prefix="van den", last_name="Berg"), "Van den Berg", "Mevr. Van den Berg", "Berg, van den"),
        (Parts(prefix="'t", last_name="Hart"), "'t Hart", "Mevr. 't Hart", "Hart, 't"),
        (Parts(prefix="ij", last_name="Zer"), "IJ Zer", "Mevr. IJ Zer", "Zer, ij"),
        (Parts(first_name="IJsbrand", last_name="Bos"), "IJsbrand Bos", "Mevr. IJ. Bos", "Bos, IJsbrand"),
        (Parts(first_name="Johanna", nickname="Jo", last_name="Bos"), "Jo Bos", "Mevr. J. Bos", "Bos, Jo"),
        (Parts(first_name="Robin"), "Robin", "Mevr. R.", "Robin"),
        (
            Parts(title="dr.", first_name="Anne-Marie Els", last_name="Bos"),
            "Anne-Marie Els Bos", "Mevr. dr. A.-M.E. Bos", "Bos, Anne-Marie Els",
        ),
    ],
)  # fmt: skip
def test_a_name_is_shown_formally_and_in_a_list(name: Parts, shown: str, formal: str, sorted_form: str) -> None:
    assert names.shown(name) == shown
    assert names.formal(name, "Mevr.") == formal
    assert names.sorted_form(name) == sorted_form


def test_persons_sort_by_last_name_without_its_prefix_then_first_name_then_prefix() -> None:
    in_order = [
        Parts(first_name="Ans", prefix="de", last_name="Berg"),
        Parts(first_name="Jan", last_name="Berg"),
        Parts(first_name="Jan", prefix="van den", last_name="Berg"),
        Parts(first_name="Ans", last_name="Berg van Dijk"),
        Parts(first_name="Ans", last_name="Bergen"),
        Parts(first_name="Ans", prefix="van", last_name="Óórd"),
        Parts(first_name="Ans", last_name="Zwart"),
    ]
    assert sorted(in_order[3:] + in_order[:3], key=names.person_sort_key) == in_order


@given(parts, parts)
def test_the_last_name_decides_before_anything_else(one: Parts, other: Parts) -> None:
    first, second = fold(one.last_name), fold(other.last_name)
    if first and second and first < second:
        assert names.person_sort_key(one) < names.person_sort_key(other)


@given(parts)
def test_a_name_has_no_stray_spaces_and_its_key_fits(name: Parts) -> None:
    for text in (names.shown(name), names.formal(name, "Dhr."), names.sorted_form(name)):
        assert text == " ".join(text.split())
    assert len(names.person_sort_key(name)) <= names.SORT_LENGTH
    assert len(names.organization_sort_key(name.last_name * 20)) <= names.SORT_LENGTH


@pytest.mark.parametrize(
    ("typed", "prefix", "last_name"),
    [
        ("van den Berg", "van den", "Berg"),
        ("’t Hart", "'t", "Hart"),
        ("in 't Veld", "in 't", "Veld"),
        ("van der Meer - de Wit", "van der", "Meer - de Wit"),
        ("El Idrissi", "", "El Idrissi"),
        ("Van Damme", "", "Van Damme"),
        ("van", "", "van"),
        ("Jansen", "", "Jansen"),
        ("", "", ""),
    ],
)
def test_a_prefix_is_taken_from_a_last_name(typed: str, prefix: str, last_name: str) -> None:
    assert names.split_prefix(typed) == (prefix, last_name)


@given(texts)
def test_taking_a_prefix_loses_no_word_and_leaves_a_name(typed: str) -> None:
    prefix, last_name = names.split_prefix(typed)
    words = typed.translate(str.maketrans("’‘`´", "''''")).split()
    assert [*prefix.split(), *last_name.split()] == words
    assert bool(last_name) == bool(words)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("jp", "J.P."),
        ("J P", "J.P."),
        ("J.P.", "J.P."),
        ("Th.J.", "Th.J."),
        ("IJ.", "IJ."),
        ("Th", "Th."),
        ("", ""),
        ("..", ""),
    ],
)
def test_initials_are_written_with_dots(typed: str, written: str) -> None:
    assert names.written_initials(typed) == written


@given(texts)
def test_writing_initials_twice_is_writing_them_once(typed: str) -> None:
    once = names.written_initials(typed)
    assert names.written_initials(once) == once


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bakkerij van den Berg B.V.", "BAKKERIJVD"),
        ("'t Hoekje", "THOEKJE"),
        ("Gemeente Súdwest-Fryslân", "SUDWESTFRY"),
        ("Stichting", "STICHTING"),
        ("B.V.", "BV"),
        ("J. de Vries & Zn. N.V.", "JDVRIESZN"),
        ("🏢", ""),
    ],
)
def test_a_search_code_is_proposed_from_the_name(name: str, code: str) -> None:
    assert names.proposed_search_code(name) == code


@given(texts)
def test_a_proposed_search_code_is_short_upper_case_letters_and_digits(name: str) -> None:
    code = names.proposed_search_code(name)
    assert len(code) <= names.SEARCH_CODE_LENGTH
    assert code == code.upper()
    assert not code or code.isalnum()


def test_an_organization_sorts_as_it_is_written() -> None:
    written = ["'t Hoekje", "De Vries B.V.", "Élan", "IJssel & Zn.", "Zwart"]
    assert sorted(written, key=names.organization_sort_key) == [
        "De Vries B.V.",
        "Élan",
        "IJssel & Zn.",
        "'t Hoekje",
        "Zwart",
    ]


def test_codes_sort_by_their_numbers() -> None:
    assert sorted(["10", "9", "A2", "A10", "", "10001"], key=names.code_sort_key) == [
        "",
        "9",
        "10",
        "10001",
        "A2",
        "A10",
    ]


@given(texts)
def test_capitals_treat_ij_as_one_letter(word: str) -> None:
    assert names.capitalise(f"ij{word}").startswith("IJ")
