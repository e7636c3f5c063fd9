"""What has words that very many have, in the order in which it was made: by the index of words, page by page."""

from dataclasses import replace
from typing import Any

import pytest

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Status
from relaas.contracts.overviews import REQUESTS
from relaas.contracts.tests.raw_rows import raw
from relaas.kernel import search
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.found_in_age import found_in_age
from relaas.kernel.search_index import STRETCH_BITS
from relaas.overviews import reach
from relaas.overviews.cursors import Cursor, Key
from relaas.overviews.question import Question
from relaas.overviews.reach import Reached
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

STRETCH = 1 << STRETCH_BITS
# Beside each other, at both ends of a stretch, and with stretches between in which nothing stands.
IDS = [1, 2, STRETCH - 1, STRETCH, STRETCH + 1, 3 * STRETCH, 3 * STRETCH + 5, 9 * STRETCH - 1, 9 * STRETCH]
HIDDEN = IDS[5]
ASKED: list[dict[str, list[str]]] = [
    {"q": ["meel"]},
    {"q": ["tarwe meel"]},
    {"q": ["meel"], "dir": ["asc"]},
    {"q": ["meel"], "status": ["quote"]},
]


@pytest.fixture
def contracts(ours: Administration, bakery: Party, person: Party) -> list[Contract]:
    """Every third has no *tarwe*, every fourth is a quote; one is of a person whom its account manager alone sees."""
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=True)
    told: list[dict[str, Any]] = [
        {
            "pk": id,
            "description": "Meel" if place % 3 == 0 else "Tarwemeel",
            "status": Status.QUOTE if place % 4 == 0 else Status.REQUEST,
            "relation": person if id == HIDDEN else bakery,
        }
        for place, id in enumerate(IDS)
    ]
    return raw(ours, bakery, *told, {"pk": 2 * STRETCH, "description": "Zout"})


@pytest.mark.parametrize("given", ASKED)
def test_the_index_of_words_gives_every_page_in_order(
    contracts: list[Contract], user: User, monkeypatch: pytest.MonkeyPatch, given: dict[str, list[str]]
) -> None:
    """Forwards to the end and back, for who sees not all (P4); the order itself is walked no further than near."""
    asked = Question.read(REQUESTS, user.actor, given)
    whole = [row.pk for row in asked.ordered(asked.tested())]
    assert whole
    assert HIDDEN not in whole
    for name, value in (("PAGE", 2), ("NEAR", 1), ("FEW", 0), ("GATHERED", 0)):
        monkeypatch.setattr(reach, name, value)
    monkeypatch.setattr(search, "is_common", lambda *_asked: True)
    walked = near_only(monkeypatch)
    assert along(asked, backwards=False) == along(asked, backwards=True) == whole
    assert not walked


@pytest.mark.parametrize("place", [0, 2 * STRETCH, 2**62])
def test_a_place_where_nothing_stands_is_a_place_too(contracts: list[Contract], place: int) -> None:
    """As in the address of a page whose contract went."""
    asked = Question.read(REQUESTS, COMMAND_LINE, {"q": ["meel"]})
    for onward, expected in (("<", [id for id in IDS[::-1] if id < place]), (">", [id for id in IDS if id > place])):
        found = found_in_age(Contract, asked.words, asked.found, onward=onward, place=place, most=9)
        assert found == expected


def near_only(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """The questions whose order is walked without an end set to it."""
    walked: list[Question] = []
    whole = reach._page

    def page(question: Question, limit: int, edge: Key | None = None, *, to_the_end: bool = False) -> Reached:
        if edge is None:
            walked.append(question)
        return whole(question, limit, edge or (), to_the_end=to_the_end)

    monkeypatch.setattr(reach, "_page", page)
    return walked


def along(question: Question, *, backwards: bool) -> list[int]:
    """The ids page by page: from the first to the end, or from behind the last back to the first."""
    beyond = 0 if question.descending else 2**62
    seen: list[int] = []
    cursor = Cursor((beyond,), backwards) if backwards else None
    while True:
        found = reach.reach(replace(question, cursor=cursor))
        seen = [*found.ids, *seen] if backwards else [*seen, *found.ids]
        if not found.more:
            return seen
        cursor = Cursor((found.ids[0 if backwards else -1],), backwards)
