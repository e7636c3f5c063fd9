"""Pages of the lists: every row once, in order, at the same cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.search import text_to_search
from relaas.overviews import counting, reach
from relaas.overviews.counting import TookTooLong, exact_count, time_limit
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.models import Party
from relaas.parties.overviews import RELATIONS
from relaas.parties.tests.listing import Make, as_bytes, names, only, raw, walked
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

NAMES = ["Bakker", "bakker", "Bäkker", "De Bakker", "IJs", "Zz", "1e hulp", "🎂"]
SAME_NAMES = st.lists(st.sampled_from(NAMES), max_size=12)
MOST_QUERIES = 9  # of which two for the session and the user, and two for what the filters offer
LIMITS = st.integers(1, 6)
few = settings(max_examples=min(100, settings().max_examples))  # each walks lists to their ends and back


@pytest.mark.parametrize("sort", ["name", "code", "city", "status", "manager"])
@pytest.mark.parametrize("descending", [False, True])
@few
@given(given_names=SAME_NAMES, cities=st.lists(st.sampled_from(["", "ede", "zwolle"]), min_size=12, max_size=12))
def test_pages_show_every_row_once_in_order_and_back(
    sort: str, descending: bool, given_names: list[str], cities: list[str]
) -> None:
    """Keyset pages, whatever is equal: forwards to the end, and back again, each row exactly once."""
    only(*({"name": name, "sort_city": city} for name, city in zip(given_names, cities, strict=False)))
    asked = Question.read(RELATIONS, COMMAND_LINE, {"sort": [sort], "dir": ["desc" if descending else ""]})
    rows = asked.with_keys(Party.objects.all()).values_list(*asked.sort.keys, "pk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "PAGE", 3)
        forwards, back = walked(asked)
    assert forwards == back == [row[-1] for row in sorted(rows, key=as_bytes, reverse=descending)]


@pytest.mark.parametrize("sort", ["name", "code"])
@few
@given(
    given_names=SAME_NAMES,
    near=LIMITS,
    most=LIMITS,
    text=st.sampled_from(["", "bak", "b", "zz"]),
    role=st.sampled_from([[], ["customer"]]),
)
def test_every_way_to_reach_a_page_gives_the_same_rows(
    sort: str, given_names: list[str], near: int, most: int, text: str, role: list[str]
) -> None:
    """Near, gathered and far: the limits decide how, never what."""
    texts = [text_to_search([name]) for name in given_names]
    rows = enumerate(zip(given_names, texts, strict=True))
    only(*({"name": name, "search_text": text, "is_customer": place % 3 == 0} for place, (name, text) in rows))
    asked = Question.read(RELATIONS, COMMAND_LINE, {"q": [text], "sort": [sort], "role": role})
    whole = list(asked.ordered(asked.found()).values_list("pk", flat=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "PAGE", 2)
        patch.setattr(reach, "NEAR", near)
        patch.setattr(reach, "NEAR_WITHOUT_TEXT", near)
        patch.setattr(reach, "GATHERED", most)
        patch.setattr(reach, "FEW", most // 2)
        forwards, back = walked(asked)
    assert forwards == back == whole


def test_rare_words_are_looked_up_in_the_index_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQLite; PostgreSQL estimates first how many there are, without looking them up."""
    raw(*({"name": name, "search_text": text_to_search([name])} for name in ("Aak", "Berk", "Orgelbouw", "Orgel")))
    monkeypatch.setattr(reach, "NEAR", 1)
    asked = Question.read(RELATIONS, COMMAND_LINE, {"q": ["orgel"]})
    with CaptureQueriesContext(connection) as queries:
        found = reach.reach(asked)
    assert list(Party.objects.filter(pk__in=found.ids).order_by("sort_name").values_list("name", flat=True)) == [
        "Orgel", "Orgelbouw",
    ]  # fmt: skip
    assert found.total == 2
    looks = [query for query in queries if " MATCH " in query["sql"]]
    assert len(looks) == (1 if connection.vendor == "sqlite" else 0)


def test_names_sort_alike_on_both_databases() -> None:
    """Folded keys in byte order: accents do not count, digits come first, what no key has comes last."""
    given_names = ["Zwart", "’t IJs", "Óórd", "Oosten", "1e hulp", "🎂 taart", "ijsco", "IJsbrand", "de Boer"]
    raw(*({"name": name} for name in given_names))
    assert names() == ["1e hulp", "de Boer", "IJsbrand", "ijsco", "Óórd", "Oosten", "’t IJs", "Zwart", "🎂 taart"]


@pytest.mark.parametrize("address", ["/relaties/?q=bakker&role=customer", "/relaties/", "/personen/"])
def test_more_rows_take_no_more_queries(signed_in: Callable[[str], Client], organization: Make, address: str) -> None:
    client = signed_in("manager")
    counts = []
    for number in (3, 27):
        raw(*({"name": f"Bakker {n}", "is_customer": True, "search_text": "  bakker"} for n in range(number)))
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


def test_an_order_without_an_index_is_given_up_when_too_much_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    raw({"name": "B"}, {"name": "A"})
    assert names({"sort": ["status"]}) == ["A", "B"]
    monkeypatch.setattr(reach, "SORTED_WITHOUT_INDEX", 1)
    page = ListPage(Question.read(RELATIONS, COMMAND_LINE, {"sort": ["status"]}))
    assert [line.label for line in page.lines] == ["A", "B"]
    assert page.note
    assert [heading.label for heading in page.headings if heading.why] == ["Status", "Accountmanager"]
    assert [heading.label for heading in page.headings if heading.url] == ["Naam", "Code", "Plaats"]


def test_an_exact_count_that_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert exact_count(Question.read(RELATIONS, COMMAND_LINE, {})) == 0
    slow = {
        "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
        "postgresql": "SELECT pg_sleep(5)",
    }
    with pytest.raises(TookTooLong), time_limit(50), connection.cursor() as cursor:
        cursor.execute(slow[connection.vendor])
    assert exact_count(Question.read(RELATIONS, COMMAND_LINE, {})) == 0, "the connection is still good"


def test_past_a_thousand_the_page_says_more_than(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "COUNTED", 60)
    monkeypatch.setattr(reach, "COUNTED", 60)
    raw(*({"name": f"N{number}"} for number in range(61)))
    asked = Question.read(RELATIONS, COMMAND_LINE, {})
    assert ListPage(asked).counted == "meer dan 60 relaties"
    assert exact_count(asked) == 61
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.filter(name="N0").update(is_relation=False)
    assert ListPage(asked).counted == "60 relaties"


def test_an_empty_list_offers_the_first_step(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("manager")
    assert "Nieuwe relatie" in client.get("/relaties/").content.decode().split('id="list"')[1]
    assert "Toon alles" in client.get("/relaties/?q=xyz").content.decode()
    assert "Nieuwe relatie" not in signed_in("reader").get("/relaties/").content.decode()
