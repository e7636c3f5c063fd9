"""Who the rows of a file are: found by what they say, or not, and never taken for another."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.parties.archiving import archive
from relaas.parties.models import Channel, Party
from relaas.parties.tests.bringing_in import WHOLE, bring_in, codes, party_of, state, what
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type Hire = Callable[..., User]


@pytest.mark.parametrize(("chunk", "has_it"), [(500, "Met"), (1, "Zonder")])
def test_a_number_that_we_gave_is_not_the_code_that_a_later_row_means(chunk: int, has_it: str) -> None:
    """A file in which some rows have a code: nobody gets it twice, and nobody is taken for another."""
    [before] = bring_in({"name": "Eerder"})
    coming = str(int(party_of(before).code or 0) + 1)
    outcomes = bring_in({"name": "Zonder"}, {"name": "Met", "code": coming}, {"name": "Nog een"}, chunk=chunk)
    assert what(outcomes) == ["created"] * 3
    assert codes(outcomes[1]) == (set() if has_it == "Met" else {"code_taken"})
    names = dict(Party.objects.values_list("code", "name"))
    assert names[coming] == has_it
    assert len(names) == 4


@pytest.mark.parametrize(
    "row",
    [
        {"code": "B1", "name": "Heel anders"},
        {"oin": "00000001858103242000", "name": "Bakkerij Van den Berg Holding"},
        {"rsin": "858103242", "name": "Bakkerij Van den Berg"},
        {"vat": "NL004495445B01", "name": "Bakkerij Van den Berg BV"},
        {"kvk": "05012345", "name": "bakkerij van den berg"},
        {"mail": "INFO@berg.example", "name": "Bakkerij Van den Berg"},
        {"city": "ZWOLLE", "name": "Bakkerij Van den Berg"},
    ],
)
def test_who_is_found(row: dict[str, str]) -> None:
    [there] = bring_in({**WHOLE, "code": "B1", "oin": "00000001858103242000", "rsin": "858103242"})
    [outcome] = bring_in({**row, "note": "gezien"})
    assert (outcome.what, outcome.subject) == ("updated", there.subject)
    assert party_of(outcome).internal_note == "gezien"


@pytest.mark.parametrize(
    "row",
    [
        {"kvk": "05012345", "name": "Slagerij De Boer"},
        {"vat": "NL004495445B01", "name": "Slagerij De Boer"},
        {"mail": "info@berg.example", "name": "Slagerij De Boer"},
        {"name": "Bakkerij Van den Berg", "city": "Hattem"},
        {"name": "Bakkerij Van den Berg", "city": "Zwolle", "kvk": "05099999"},
        {"name": "Bakkerij Van den Berg V.O.F.", "city": "Zwolle"},
    ],
)
def test_who_is_not_found(row: dict[str, str]) -> None:
    bring_in(WHOLE)
    [outcome] = bring_in(row)
    assert outcome.what == "created"
    assert codes(outcome) == ({"number_shared"} if {"vat"} & row.keys() or row.get("kvk") == "05012345" else set())


def test_an_organization_outside_the_relation_system_is_found_and_becomes_a_relation(organization: Make) -> None:
    there = organization("Jansen B.V.", is_relation=False, addresses=[{"for_visit": True, "city": "Ede"}])
    [outcome] = bring_in({"name": "Jansen", "city": "Ede"})
    assert party_of(outcome) == there
    assert party_of(outcome).is_relation


@pytest.mark.parametrize("chunk", [500, 1])
def test_two_rows_of_one_file_that_are_one_relation(chunk: int) -> None:
    """The second fills in what the first left empty; what contradicts it stays and is said; and so again next time."""
    file = [
        {"name": "Jansen B.V.", "kvk": "05012345", "mail": "a@jansen.example", "legal": "Jansen Beheer"},
        {"name": "Jansen B.V.", "kvk": "05012345", "mail": "b@jansen.example", "legal": "Iets anders", "note": "nieuw"},
    ]
    outcomes = bring_in(*file, chunk=chunk)
    party = party_of(outcomes[0])
    assert what(outcomes) == ["created", "updated"]
    assert outcomes[0].subject == outcomes[1].subject
    assert (party.legal_name, party.internal_note, party.email) == ("Jansen Beheer", "nieuw", "a@jansen.example")
    assert set(Channel.objects.filter(party=party).values_list("value", flat=True)) == {
        "a@jansen.example",
        "b@jansen.example",
    }
    assert codes(outcomes[1]) == {"contradicts_row"}
    before = state()
    assert what(bring_in(*file, chunk=chunk)) == ["skipped", "skipped"]
    assert state() == before


@pytest.mark.parametrize("chunk", [500, 1])
def test_a_number_shared_by_differently_named_rows_is_said_and_not_merged(chunk: int) -> None:
    file = [{"name": "Gemeente Delft", "rsin": "001569417"}, {"name": "Werkse!", "rsin": "001569417"}]
    outcomes = bring_in(*file, chunk=chunk)
    assert what(outcomes) == ["created", "created"]
    [problem] = outcomes[1].problems
    assert (problem.target, problem.value, problem.code) == ("organization.rsin", "001569417", "number_shared")
    assert "Gemeente Delft" in problem.reason
    assert what(bring_in(*file, chunk=chunk)) == ["skipped", "skipped"]


def test_who_is_archived_stays_and_the_row_comes_back(organization: Make) -> None:
    """P10: it is not added again either."""
    there = organization("Jansen B.V.", kvk="05012345")
    archive(there, by=BY)
    changed, same = (
        bring_in({"name": "Jansen B.V.", "kvk": "05012345", "note": "x"}),
        bring_in({"name": "Jansen B.V.", "kvk": "05012345"}),
    )
    assert (what(changed), what(same)) == (["refused"], ["skipped"])
    assert "gearchiveerd" in changed[0].reason
    assert Party.objects.count() == 1


def test_who_is_not_seen_is_not_found(organization: Make, user: Hire) -> None:
    """U2: nothing tells of a relation that somebody may not see; what is added is its own from then on (U1)."""
    organization("Jansen B.V.", kvk="05012345", code="J1")
    who = user("Daan", "parties.read", "parties.change", only_managed=True)
    outcome, coded = bring_in(
        {"name": "Jansen B.V.", "kvk": "05012345"}, {"name": "Pietersen", "code": "J1"}, by=who.actor
    )
    assert (outcome.what, outcome.problems) == ("created", ())
    assert party_of(outcome).account_manager_id == who.pk
    assert (coded.what, codes(coded)) == ("created", {"code_taken"})
    assert party_of(coded).code not in {"J1", None}


def test_a_row_that_adds_says_who_is_likely_there_already(organization: Make, user: Hire) -> None:
    """P11, U2: not certain enough to be changed unasked; it is added, and the row says who and why, if that is seen."""
    organization("Bakkerij Van den Berg B.V.", kvk="05012345", addresses=[{"for_visit": True, "city": "Zwolle"}])
    [outcome] = bring_in({"name": "Cloudlijn", "kvk": "05012345", "city": "Zwolle"})
    assert outcome.what == "created"
    [said] = [problem for problem in outcome.problems if problem.code == "likely_double"]
    assert "Bakkerij Van den Berg B.V." in said.reason
    assert "05012345" in said.reason
    [other] = bring_in({"name": "Molen De Hoop", "city": "Hattem"})
    assert not other.problems
    limited = user("Bram", "parties.read", "parties.change", only_managed=True)
    [unseen] = bring_in({"name": "Cloudlijn BV", "kvk": "05012345", "city": "Zwolle"}, by=limited.actor)
    assert "likely_double" not in codes(unseen)
