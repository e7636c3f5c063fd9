"""What is asked by kept statements finds what the search index finds, whatever is typed and whoever looks."""

from typing import Any

import pytest
from django.db.models import Q, QuerySet

from relaas.kernel.found_often import looked_at, newest_found, values_found_often
from relaas.kernel.search import found_words, text_to_search, words_of
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY
from relaas.parties.tests.listing import raw

pytestmark = pytest.mark.django_db
MANY = 30
NAMES = ("50% Korting", "A_B Groep", 'De "Kroon"', "C:\\Temp", "\ue000t\ue100", "😀 Lach", "%s en %(x)s", "Jan Bos")


def kept(name: str) -> dict[str, Any]:
    return {"name": name, "search_text": text_to_search([name])}


def named(viewer: object, ending: str = "") -> QuerySet[Party, tuple[Any, ...]]:
    assert viewer
    return Party.objects.filter(name__endswith=ending).values_list("name")


@pytest.mark.parametrize(
    "typed", ["50%", "a_b", '"kroon"', "c:\\temp", "\ue000t\ue100", "😀", "%s", "%(x)s en", "jan bos", "bos 😀", "_%_"]
)
def test_words_are_taken_literally_whatever_was_asked_before(typed: str) -> None:
    raw(*map(kept, NAMES))
    newest, words = newest_found(Party, named), words_of(typed)
    newest(words_of("jan bos"), 10, BY)
    expected = Party.objects.filter(found_words(Party, words)).order_by("-pk").values_list("name")
    assert newest(words, 10, BY) == list(expected)


def test_the_newest_come_first_and_what_few_may_be_seen_of_is_looked_for_further() -> None:
    raw(*(kept(f"Bakkerij {number} {'oud' if number < 2 else 'nieuw'}") for number in range(MANY)))
    newest = newest_found(Party, named)
    assert newest(words_of("bakkerij"), 2, BY) == [("Bakkerij 29 nieuw",), ("Bakkerij 28 nieuw",)]
    assert newest(words_of("bakkerij"), 2, BY, "oud") == [("Bakkerij 1 oud",), ("Bakkerij 0 oud",)]
    assert newest(words_of("bakkerij"), 1, BY, "0 oud") == [("Bakkerij 0 oud",)]


def test_several_queries_are_one_statement(django_assert_num_queries: Any) -> None:
    raw(*map(kept, NAMES))

    @values_found_often
    def called(texts: tuple[str, ...], *, also: bool = True) -> list[QuerySet[Party, Any]]:
        one, other = (Party.objects.filter(Q(name=text)).values_list("name") for text in texts)
        return [one, Party.objects.none().values_list("name"), *([other] if also else [])]

    for first in NAMES[:2]:
        with django_assert_num_queries(1):
            assert sorted(called((first, "Jan Bos"))) == sorted([(first,), ("Jan Bos",)])


def test_a_page_of_many_looks_at_more_than_the_palette() -> None:
    assert looked_at(6) < looked_at(50) == looked_at(500)
