"""Words that very many names begin with: their page is the same, however it was found."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from relaas.kernel import search
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.search import text_to_search
from relaas.overviews import beginning, reach
from relaas.overviews.question import Question
from relaas.parties import names
from relaas.parties.models import Kind
from relaas.parties.overviews import RELATIONS
from relaas.parties.tests.listing import only, walked

pytestmark = pytest.mark.django_db

NAMES = [
    "Stichting Aak",
    "Stilte",
    "De Stichting",
    "Bouwstichting",
    "Bakker",
    "st",
    "S.t.i.chting",
    "Zz stichting",
    "🎂",
]
PERSONS = [("Stichting", "Aak"), ("Jan", "Stichting"), ("Bakker", "Zz")]
TYPED = ["stichting", "sti", "stichting bak", "s", "st zz", "stichting 🎂", "chting", "aak stichting"]
few = settings(max_examples=min(60, settings().max_examples))


def organization(name: str) -> dict[str, Any]:
    return {"name": name, "search_text": text_to_search([name, "info@stichting.example" if "Zz" in name else ""])}


def person(first: str, last: str) -> dict[str, Any]:
    parts = names.Parts(first_name=first, last_name=last)
    called = f"{first} {last}"
    return {
        "kind": Kind.PERSON, "name": called, "first_name": first, "last_name": last,
        "sort_name": names.person_sort_key(parts), "search_text": text_to_search([called]),
    }  # fmt: skip


@few
@given(
    called=st.lists(st.sampled_from(NAMES), max_size=12),
    people=st.lists(st.sampled_from(PERSONS), max_size=4),
    typed=st.sampled_from(TYPED),
    descending=st.booleans(),
    most=st.integers(0, 4),
)
def test_every_page_is_what_the_order_itself_gives(
    called: list[str], people: list[tuple[str, str]], typed: str, descending: bool, most: int
) -> None:
    """Forwards to the end and back, with persons among them (their text begins with the first name)."""
    only(*map(organization, called), *(person(*each) for each in people))
    asked = Question.read(RELATIONS, COMMAND_LINE, {"q": [typed], "dir": ["desc" if descending else ""]})
    whole = list(asked.ordered(asked.tested()).values_list("pk", flat=True))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("PAGE", 2), ("NEAR", 1), ("FEW", 0), ("GATHERED", 0)):
            patch.setattr(reach, name, value)
        patch.setattr(search, "is_common", lambda *_asked: True)
        patch.setattr(beginning, "FURTHER_ON", most)
        forwards, back = walked(asked)
    assert forwards == back == whole


def test_the_order_is_read_from_where_names_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    only(*(organization(name) for name in ["Aak", *NAMES]))
    asked = Question.read(RELATIONS, COMMAND_LINE, {"q": ["stichting"]})
    whole = list(asked.ordered(asked.tested()).values_list("pk", flat=True))
    assert beginning.begun(asked, 3) == whole[:3]
    assert len(search.found_further_on(asked.overview.model, asked.words, 9) or ()) == 3
    monkeypatch.setattr(beginning, "FURTHER_ON", 2)
    assert beginning.begun(asked, 3) is None


def test_who_begins_with_one_or_two_letters_or_signs_is_not_in_the_index_of_postgresql() -> None:
    only(*map(organization, [*NAMES, "A-b", "Zz a-b", "Äab", "Zz äab", "."]))
    for typed, number in (("st", 2), ("a-b", 1), ("äab", 1), ("sti 🎂", 0)):
        words = search.words_of(typed)
        found = search.found_further_on(RELATIONS.model, words, 9)
        if connection.vendor == "sqlite" or typed == "äab":  # folded to letters that every index knows
            assert len(found or ()) == number, typed
        else:
            assert found is None


@few
@given(name=st.text(max_size=60))
def test_the_text_of_an_organization_begins_as_it_sorts(name: str) -> None:
    """What `Sort.reads_otherwise` says of the list of relations: the first letters of the text are those of the key."""
    plain = name.encode(errors="ignore").decode()
    first = names.organization_sort_key(plain).partition(" ")[0]
    assert text_to_search([plain]).partition("  ")[2].partition("  ")[0] == first
