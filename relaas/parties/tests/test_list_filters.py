"""What narrows the lists of relations and persons: filters, text, and what somebody may see."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relaas.accounts.models import User
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.refusals import Refused
from relaas.kernel.search import text_to_search
from relaas.overviews import cursors, export_csv
from relaas.overviews.counting import exact_count
from relaas.overviews.extract import Extract
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.models import Party, PartyStatus
from relaas.parties.overviews import CUSTOMERS, PERSONS, RELATIONS
from relaas.parties.preparing import prepare_statuses
from relaas.parties.tests.listing import Make, names, raw

pytestmark = pytest.mark.django_db


def test_filters_keep_what_fits_and_leave_out_what_does_not() -> None:
    """Each with rows on both sides of its border."""
    raw(
        {"name": "A", "is_customer": True, "sort_city": "den haag"},
        {"name": "B", "is_supplier": True, "sort_city": "den helder"},
        {"name": "C", "is_customer": True, "is_supplier": True, "sort_city": "delft"},
        {"name": "D", "archived_at": "2026-01-01T12:00Z", "archived_by_name": "X"},
        {"name": "E", "is_relation": False},
    )
    assert names() == ["A", "B", "C"]
    assert names({"role": ["customer"]}) == ["A", "C"]
    assert names({"role": ["customer", "supplier"]}) == ["A", "B", "C"]
    assert names({"role": ["manufacturer"]}) == []
    assert names({"city": ["Den H"]}) == ["A", "B"]
    assert names({"city": ["den ha"]}) == ["A"]
    assert names({"archived": ["1"]}) == ["A", "B", "C", "D"]
    assert names({"role": ["supplier"]}, CUSTOMERS) == ["A", "C"], "what is fixed cannot be changed"
    assert names({"id": [str(Party.objects.get(name="B").pk)]}) == ["B"]


def test_status_and_account_manager_narrow_the_list(organization: Make, user: Callable[..., User]) -> None:
    prepare_statuses()
    colleague, status = user("Kees"), PartyStatus.objects.get(name="Slapend")
    organization("Mine", account_manager=colleague, status=status)
    organization("Not mine")
    assert names({"manager": [str(colleague.pk)]}) == ["Mine"]
    assert names({"manager": ["999999"]}) == []
    assert names({"status": [str(status.pk)]}) == ["Mine"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oord", ["Bakkerij 't Óórd B.V."]), ("ÓÓRD", ["Bakkerij 't Óórd B.V."]), ("B.V.", ["Bakkerij 't Óórd B.V."]),
        ("kkeri oor", ["Bakkerij 't Óórd B.V."]), ("oord zwolle", []), ("bv", ["Bakkerij 't Óórd B.V."]), ("v", []),
        ("b", ["Bakkerij 't Óórd B.V."]), ("100%", ["100% Puur_Goed"]), ("r_g", ["100% Puur_Goed"]), ("%", []),
        ('"or"', []), ("puur*", []), ("🎂", ["🎂 Taart"]), ("שלום", ["שלום"]), ("\x00", ["*"]), ("  ", ["*"]),
        ("NEAR(a b)", []),
    ],
)  # fmt: skip
def test_text_finds_any_part_of_a_word(organization: Make, typed: str, found: list[str]) -> None:
    """Three letters anywhere, fewer where a word begins; case, accents and dots do not count; no sign is special."""
    for name in ("Bakkerij 't Óórd B.V.", "100% Puur_Goed", "🎂 Taart", "שלום"):
        organization(name, search_code="X")
    expected = sorted(names()) if found == ["*"] else found
    assert sorted(names({"q": [typed]})) == expected


def test_every_word_narrows_further() -> None:
    """Complete: what the index finds is what testing every row finds."""
    words = ["aap", "noot", "mies", "ap", "a", "no", "xyz"]
    raw(
        *({"name": name, "search_text": text_to_search([name])} for name in ("Aap noot", "Aapnoot mies", "Noot", "A x"))
    )
    for first in words:
        for second in words:
            asked = Question.read(RELATIONS, COMMAND_LINE, {"q": [f"{first} {second}"]})
            assert set(asked.found()) == set(asked.tested())


NAMES = ["q", "sort", "dir", "after", "before", "id", "role", "status", "manager", "city", "archived", "x"]
MANGLED = [
    "-1", "9" * 30, "name", "１２", "W10", "bm90IGpzb24",
    cursors.written(["a", 1]), cursors.written(["\0", 1]), cursors.written(["a", 2**70]),
    cursors.written(["a", "b", 1]),
]  # fmt: skip
TYPED = st.text(st.characters(codec=None), max_size=30) | st.sampled_from(MANGLED)
HOSTILE = st.dictionaries(st.sampled_from(NAMES), st.lists(TYPED, max_size=3), max_size=6)


@given(asked=HOSTILE)
@example(asked={"after": ["bm90IGpzb24"], "sort": ["city"]})
def test_no_address_breaks_the_page(asked: dict[str, list[str]]) -> None:
    """Unknown filters, mangled cursors, NUL, half letters, huge numbers: a page, never a traceback."""
    for overview in (RELATIONS, PERSONS):
        page = ListPage(Question.read(overview, COMMAND_LINE, asked))
        assert page.lines == []
        assert page.count.number == 0


def test_a_program_is_told_what_it_asked_wrong() -> None:
    with pytest.raises(Refused) as refusal:
        Question.strict(RELATIONS, COMMAND_LINE, {"rol": ["x"], "role": ["baas"], "sort": ["size"], "status": ["-1"]})
    assert [problem.code for problem in refusal.value.problems] == [
        "unknown_filter", "unknown_value", "unknown_value", "unknown_sort",
    ]  # fmt: skip


def test_who_sees_only_its_own_finds_and_counts_no_other(organization: Make, user: Callable[..., User]) -> None:
    """U1, U2: page, count and file alike."""
    limited = user("Sanne", "parties.read", only_managed=True)
    organization("Mine", account_manager=limited)
    organization("Theirs")
    asked = Question.read(RELATIONS, limited.actor, {})
    page = ListPage(asked)
    assert [line.label for line in page.lines] == ["Mine"]
    assert (page.count.number, exact_count(asked)) == (1, 1)
    assert b"Theirs" not in b"".join(export_csv.pieces(Extract(asked, "nl")))
    assert names({"q": ["theirs"]}, by=limited.actor) == []
