"""Strands: rows of a room among the entries of a story, woven in the database; made here of looks at private data."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet

from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.subjects import Subject
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.tests.conftest import Make
from relaas.story import looks, sentences
from relaas.story.models import Entry, PrivateLook
from relaas.story.newest import Wanted, rows_of
from relaas.story.places import Place
from relaas.story.searching import search_story
from relaas.story.sentences import Topic
from relaas.story.strands import STRANDS, Strand, Stretch
from relaas.story.telling import Page, record, story_of
from relaas.story.told import Told
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAID = sentences.say("test.said", "Said %(what)s", topic=Topic.MONEY)
looks.declare_look("test.past", "Past")
looks.declare_look("test.planned", "Planned")

type Say = Callable[[int, str], None]


def _looks(subject: Subject, viewer: Actor, what: str) -> QuerySet[PrivateLook]:
    seen = PrivateLook.objects.visible_to(viewer)
    return seen.filter(subject_kind=subject.kind, subject_id=subject.id, what=what)


def _rows(subject: Subject, viewer: Actor) -> Iterable[Stretch]:
    yield Stretch(_looks(subject, viewer, "test.past"), text="sort_name")


def _planned(subject: Subject, viewer: Actor) -> Iterable[QuerySet[Any, Any]]:
    yield _looks(subject, viewer, "test.planned").order_by("at", "id")


def _tell(ids: Collection[int], _viewer: Actor) -> Mapping[int, Told]:
    return {
        each.pk: Told(each.pk, each.at, each.actor_name, each.subject_name, "", "eye", "talk", due=each.at.date())
        for each in PrivateLook.objects.filter(pk__in=ids)
    }


@pytest.fixture(autouse=True)
def strand() -> Iterator[None]:
    STRANDS.add("looks", Strand("looks", _rows, _tell, _planned))
    yield
    STRANDS._items.pop("looks")


@pytest.fixture
def subject(organization: Make) -> Subject:
    with clock.travel(NOON - timedelta(days=1)):
        return Subject("party", organization().pk)


def told(subject: Subject, minute: int, what: str, *also: Subject) -> None:
    with clock.travel(NOON + timedelta(minutes=minute)), writing(by=COMMAND_LINE, what="test"):
        record(SAID, subject, *also, by=COMMAND_LINE, parameters={"what": what})


def look(subject: Subject, minute: int, name: str, what: str = "test.past") -> None:
    with clock.travel(NOON + timedelta(minutes=minute)):
        looks.log_look(subject, name, what, by=COMMAND_LINE)


def titles(page: Page) -> list[str]:
    return [each.title for each in page.entries]


def test_the_two_are_woven_by_moment_and_paged_without_a_gap(subject: Subject) -> None:
    """At the same moment strands come before entries, and every page goes on where the one before it stopped."""
    for minute in range(6):
        told(subject, minute // 2, f"e{minute}")
        look(subject, minute // 3, f"r{minute}")
    expected = [*("Said e5", "Said e4"), *("r5", "r4", "r3"), "Said e3", "Said e2", *("r2", "r1", "r0")]
    expected += ["Said e1", "Said e0"]
    for size in (1, 2, 3, 5, 20):
        found, cursor = [], ""
        while True:
            page = story_of(subject, COMMAND_LINE, before=cursor, limit=size)
            found += titles(page)
            if not (cursor := page.older):
                break
        assert found[:-1] == expected, size


def test_newer_leads_back_to_the_page_that_was_left(subject: Subject) -> None:
    for minute in range(9):
        told(subject, minute, f"e{minute}") if minute % 2 else look(subject, minute, f"r{minute}")
    first = story_of(subject, COMMAND_LINE, limit=4)
    second = story_of(subject, COMMAND_LINE, limit=4, before=first.older)
    back = rows_of([subject], COMMAND_LINE, Wanted(4, newer_than=Place.read(second.newer)))
    assert not first.newer
    assert [row.at for row in back] == [each.at for each in first.entries]


def test_a_past_page_tells_what_had_happened(subject: Subject) -> None:
    """U3: what happened at the moment itself belongs to what comes after it."""
    for minute in range(4):
        look(subject, minute, f"r{minute}")
    page = story_of(subject, COMMAND_LINE, until=NOON + timedelta(minutes=2))
    assert titles(page)[:2] == ["r1", "r0"]


def test_what_is_planned_stands_on_top_by_its_day(subject: Subject) -> None:
    for minute, name in ((3, "later"), (1, "first"), (2, "then")):
        look(subject, minute, name, "test.planned")
    told(subject, 5, "it")
    page = story_of(subject, COMMAND_LINE, limit=1, planned=2)
    assert [each.title for each in page.planned] == ["first", "then"]
    assert titles(page) == ["Said it"]
    assert not story_of(subject, COMMAND_LINE).planned


def test_who_may_not_see_the_rows_does_not_read_them(subject: Subject) -> None:
    """U2: a strand asks for rights itself; entries stay."""
    look(subject, 1, "secret")
    look(subject, 2, "secret", "test.planned")
    told(subject, 3, "it")
    reader = Actor("Ilse", 1, frozenset({"parties.read"}))
    page = story_of(subject, reader, planned=5)
    assert titles(page)[0] == "Said it"
    assert "secret" not in str(page)


def test_what_was_merged_into_it_is_told_once(subject: Subject, organization: Make) -> None:
    """P11: an entry that two shared before they became one stands there once."""
    other = organization("Molen")
    told(subject, 1, "both", Subject("party", other.pk))
    merge(Party.objects.get(pk=subject.id), other, by=COMMAND_LINE)
    assert titles(story_of(subject, COMMAND_LINE)).count("Said both") == 1


def test_topics_narrow_it(subject: Subject) -> None:
    told(subject, 1, "it")
    look(subject, 2, "row")
    page = {topic: titles(story_of(subject, COMMAND_LINE, topic=topic)) for topic in Topic}
    assert page[Topic.MONEY] == ["Said it"]
    assert page[Topic.TALK] == ["row"]
    assert page[Topic.CHANGES] != page[Topic.TALK] + page[Topic.MONEY]


def test_a_search_reads_as_the_reader_does(subject: Subject) -> None:
    told(subject, 1, "Café De Kroon")
    told(subject, 2, "niets")
    look(subject, 3, "cafe de kroon")
    for typed in ("CAFE kroon", "café", "krOO cafe"):
        assert [each.title for each in search_story(subject, COMMAND_LINE, typed).entries] == [
            "cafe de kroon",
            "Said Café De Kroon",
        ]
    assert search_story(subject, COMMAND_LINE, "organisatie toegevoegd").entries
    assert not search_story(subject, COMMAND_LINE, "kroon bestaat niet").entries


def test_a_search_says_how_far_it_looked(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relaas.story.searching.MOST", 4)
    monkeypatch.setattr("relaas.story.searching.AT_A_TIME", 3)
    told(subject, 0, "needle")
    for minute in range(1, 6):
        told(subject, minute, "hay")
    first = search_story(subject, COMMAND_LINE, "needle")
    assert (first.entries, first.through) == ([], NOON + timedelta(minutes=2))
    second = search_story(subject, COMMAND_LINE, "needle", before=first.older)
    assert [each.title for each in second.entries] == ["Said needle"]
    assert not second.older


@pytest.mark.parametrize(
    "written", ["", "x", "~", "2026-01-01~~1", "2026-01-01T00:00+00:00~looks~-1", "~a~" + "9" * 50]
)
def test_a_strange_cursor_is_no_place(written: str) -> None:
    assert Place.read(written) is None


def test_one_statement_weaves_and_reads_the_entries(subject: Subject, django_assert_num_queries: Any) -> None:
    for minute in range(5):
        told(subject, minute, f"e{minute}")
    with django_assert_num_queries(1):
        assert len(rows_of([subject], COMMAND_LINE, Wanted(3))) == 3
    assert Entry.objects.count() >= 5
