"""What is found by what somebody types, in which order, and by whom (U2)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.near_words import is_near
from relaas.parties.archiving import archive
from relaas.parties.editing import change_person
from relaas.parties.employments import employ
from relaas.parties.searching import find_parties
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.typed_numbers import words_of_number

pytestmark = pytest.mark.django_db


def names(typed: str, viewer: Actor = BY) -> list[str]:
    return [party.name for party in find_parties(typed, viewer)]


@pytest.fixture
def heiloo(organization: Make) -> None:
    organization(
        "Gemeente Heiloo", code="70001", search_code="HEILOO", kvk="37159666", oin="00000001002220647000",
        vat_number="NL004495445B01", channels=[
            {"type": "phone", "value": "0725356666"}, {"type": "email", "value": "post@heiloo.nl"},
        ],
        addresses=[{"for_visit": True, "street": "Raadhuisplein", "house_number": "1", "postcode": "1851 DA",
                    "city": "Alkmaar"}],
    )  # fmt: skip
    organization("Bakkerij 't Hóekje")


@pytest.mark.parametrize(
    "typed",
    [
        "gemeente", "HEIL", "eiloo", "heiloo gemeente", "70001", "heiloo", "alkm", "post@hei", "heiloo.nl",
        "37159666", "3715 9666", "9666", "00000001002220647000", "NL004495445B01", "nl 0044.95.445.b01",
        "0725356666", "072-535 66 66", "(072) 535 66 66", "+31 72 535 66 66", "0031725356666", "+31 (0)72 5356666",
        "6666", "1851DA", "1851 da",
    ],
)  # fmt: skip
def test_a_party_is_found_by_any_part_of_what_is_known_of_it(heiloo: None, typed: str) -> None:
    assert names(typed) == ["Gemeente Heiloo"]


@pytest.mark.parametrize("typed", ["hoekje", "T HOEK", "bakkerij hóek", "ba", "ho"])
def test_case_accents_and_apostrophes_do_not_count(heiloo: None, typed: str) -> None:
    assert names(typed) == ["Bakkerij 't Hóekje"]


def test_the_order_is_search_code_code_name_beginnings_middles(organization: Make) -> None:
    organization("Zijlbergen", code="1")
    organization("Van den Berg", code="2")
    organization("Bergman", code="3")
    organization("Iets", code="BERG")
    organization("Anders", search_code="BERG", code="5")
    assert names("berg") == ["Anders", "Iets", "Bergman", "Van den Berg", "Zijlbergen"]


def test_exact_codes_come_first_of_more_than_are_looked_at(organization: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relaas.parties.searching.CANDIDATES", 2)
    for number in range(5):
        organization(f"Oude bakkerij {number}", search_code="")
    organization("Zoete inval", search_code="BAKKERIJ")
    organization("Bakkerij Zomer", search_code="")
    assert names("bakkerij")[:2] == ["Zoete inval", "Bakkerij Zomer"]


@pytest.mark.parametrize("typed", ["bakekrij", "bakkrij", "bakkkerij", "bokkerij", "akkerij", "heilop", "hieloo"])
def test_one_wrong_letter_is_forgiven(heiloo: None, typed: str) -> None:
    assert len(names(typed)) == 1


@pytest.mark.parametrize("typed", ["bokkreij", "heeloi", "gemente heilop", "37159667", "zzz"])
def test_two_wrong_letters_or_a_wrong_digit_are_not(heiloo: None, typed: str) -> None:
    assert names(typed) == []


def test_a_letter_is_forgiven_also_where_somebody_is_called_so(organization: Make) -> None:
    organization("Bakerij Tol")
    organization("Bakkerij Jansen")
    assert names("bakerij") == ["Bakerij Tol", "Bakkerij Jansen"]


def test_what_is_nearly_so_does_not_stand_between_what_is_so(organization: Make) -> None:
    for number in range(3):
        organization(f"Smit {number}")
    organization("Smet")
    assert "Smet" not in names("smit")


def test_a_person_is_found_by_its_name_and_where_it_works(organization: Make, person: Make) -> None:
    employ(person("Fatima", "Jansen"), organization("Gemeente Heiloo"), by=BY)
    person("Piet", "Jansen")
    assert names("jansen gemeente") == ["Fatima Jansen"]
    assert names("fatima jansen heiloo") == ["Fatima Jansen"]
    assert names("gemeente jansen") == ["Fatima Jansen"]


def test_archived_ones_are_left_out(organization: Make) -> None:
    """P10."""
    archive(organization("Bakkerij"), by=BY)
    assert names("bakkerij") == []


def test_who_is_limited_finds_only_its_own(
    organization: Make, person: Make, user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    """U1: also when very many others answer to it."""
    sanne = user("Sanne", "parties.read", only_managed=True)
    for number in range(4):
        organization(f"Bakkerij {number}")
    mine = organization("Zoete bakkerij", account_manager=sanne)
    employ(person("Ans", "Bakkerijmans"), mine, by=BY)
    monkeypatch.setattr("relaas.parties.searching.CANDIDATES", 2)
    assert set(names("bakkerij", sanne.actor)) == {"Zoete bakkerij", "Ans Bakkerijmans"}
    assert set(names("bakkrij", sanne.actor)) <= {"Zoete bakkerij", "Ans Bakkerijmans"}


def test_a_hidden_person_is_not_found(organization: Make, person: Make, user: Callable[..., User]) -> None:
    """P4: not by its name, its number, a mistake in it, or where it works."""
    kees = person("Kees", "Molenaar", channels=[{"type": "phone", "value": "0612345678"}], account_manager=user())
    employ(kees, organization("Bakkerij"), by=BY)
    change_person(kees, facts={"only_for_account_manager": True}, by=BY)
    reader = Actor("Lezer", user_id=99, rights=frozenset({"parties.read"}))
    assert [names(typed, reader) for typed in ("molenaar", "5678", "molenar", "molenaar bakkerij")] == [[], [], [], []]
    assert names("molenaar") == ["Kees Molenaar"]


def test_without_the_right_nothing_is_found(heiloo: None) -> None:
    assert names("gemeente", Actor("Niemand")) == []


@pytest.mark.parametrize(
    "typed",
    ["", " ", "😀", "%", "_", "%%%", "___", "'", '"', "\\", "\0", "a\0b", "' OR 1=1 --", '"a" OR "b"', "a" * 10_000,
     "x y " * 1_000, "\udcff", "NEAR(", "*", "-", "+31", "()", "\u202e"],
)  # fmt: skip
def test_whatever_is_typed_does_no_harm(heiloo: None, typed: str) -> None:
    assert names(typed) == []


# A word that may be wrong is tried letter by letter on SQLite, where a question costs next to nothing.
@pytest.mark.parametrize(("typed", "most"), [("gemeente", 8), ("jansen gemeente", 22), ("gemeenet", 24)])
def test_the_questions_do_not_grow_with_the_rows(organization: Make, typed: str, most: int) -> None:
    for number in range(30):
        organization(f"Gemeente {number}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        find_parties(typed, BY)
    assert len(asked) <= most


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("+31 (0)72-535 66 66", ("0725356666",)), ("0031 72 535 6666", ("0725356666",)), ("14 0344", ("140344",)),
        ("NL 8543.21.987.B01", ("nl854321987b01",)), ("1851ab", ("1851", " ab")), ("Bakkerij 2000", ()), ("12", ()),
        ("de", ()), ("+49 30 1234567", ("49301234567",)),
    ],
)  # fmt: skip
def test_numbers_are_read_however_they_are_typed(typed: str, words: tuple[str, ...]) -> None:
    assert words_of_number(typed) == words


@pytest.mark.parametrize(
    ("typed", "meant", "near"),
    [
        ("jansne", "jansen", True), ("jansn", "jansen", True), ("janssen", "jansen", True), ("jonsen", "jansen", True),
        ("jansen", "jansens", True), ("jnasne", "jansen", False), ("smot", "smit", True), ("smot", "smiet", False),
    ],
)  # fmt: skip
def test_near_is_one_mistake(typed: str, meant: str, near: bool) -> None:
    assert is_near(typed, meant) is near
