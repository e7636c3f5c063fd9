"""A question whose statement is kept gives what the question itself gives."""

from collections.abc import Collection
from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Count, F, QuerySet, Value
from pytest_django import DjangoAssertNumQueries

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import (
    FEW,
    asked_often,
    asked_together,
    counts_asked_daily,
    rows_asked_daily,
    rows_asked_often,
)
from relaas.kernel.kept_statements import KeptStatement, marks

pytestmark = pytest.mark.django_db

written: list[tuple[int, str]] = []


@pytest.fixture(autouse=True)
def _nothing_is_written() -> None:
    written.clear()


def of_room(ids: Collection[int], room: str, *, least: int = -1) -> QuerySet[ContentType]:
    written.append((len(ids), room))
    return ContentType.objects.filter(pk__in=ids, app_label=room, pk__gt=least)


def test_it_gives_what_the_question_gives() -> None:
    ids = sorted(ContentType.objects.values_list("pk", flat=True))
    asked = asked_often(of_room)
    for some in (ids[:1], ids[:3], ids[3:6], set(ids[-3:]), ids[: FEW + 1], ids):
        for room in ("parties", "story"):
            expected = set(of_room(some, room).values_list("pk", flat=True))
            assert asked(some, room) == expected
    assert asked([-5, 0, 10**30], "parties") == asked([10**30], "parties") == set()


def test_the_statement_is_written_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ids = sorted(ContentType.objects.filter(app_label="parties").values_list("pk", flat=True))
    asked = asked_often(of_room)
    with django_assert_num_queries(4):
        assert [asked([id], "parties") for id in ids[:3]] == [{id} for id in ids[:3]]
        assert asked(ids[:2], "parties") == set(ids[:2])
    assert written == [(1, "parties"), (2, "parties")]


def test_nothing_is_asked_where_nothing_can_be_found(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    none = asked_often(lambda ids: ContentType.objects.filter(pk__in=ids).none())
    with django_assert_num_queries(0):
        assert asked_often(of_room)([], "parties") == none([1, 2]) == none([3, 4]) == set()


def test_rows_come_as_the_question_gives_them(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Whole rows with what was read along and worked out, some columns of them, and groups."""
    ids = list(ContentType.objects.filter(app_label="parties").order_by("pk").values_list("pk", flat=True)[:3])

    def of_types(ids: Collection[int]) -> QuerySet[Permission]:
        found = Permission.objects.filter(content_type__in=ids).select_related("content_type").defer("codename")
        return found.annotate(room=F("content_type__app_label")).order_by("-pk")

    whole, rows = rows_asked_often(of_types), list(of_types(ids))
    with django_assert_num_queries(2):
        for _ in range(2):
            found = whole(ids)
            told = [(each, each.content_type.model, each.room) for each in found]  # type: ignore[attr-defined]
            assert told == [(each, each.content_type.model, each.room) for each in rows]  # type: ignore[attr-defined]
            assert found[0].get_deferred_fields() == {"codename"}
    for shape in (
        lambda ids: of_types(ids).values("pk", "name"),
        lambda ids: of_types(ids).values_list("name", "content_type__model"),
        lambda ids: of_types(ids).order_by().values_list("content_type").annotate(Count("pk")).order_by("content_type"),
    ):
        assert rows_asked_often(shape)(ids) == list(shape(ids))
        assert rows_asked_often(shape)(ids[:1]) == list(shape(ids[:1]))


def test_one_statement_serves_all_who_hold_the_same_rights() -> None:
    """Each is asked for with its own id."""
    looks: list[Actor] = []

    def of_viewer(ids: Collection[int], viewer: Actor) -> QuerySet[ContentType]:
        looks.append(viewer)
        return ContentType.objects.filter(pk__in=[viewer.user_id]).filter(pk__in=ids)

    ids = sorted(ContentType.objects.values_list("pk", flat=True)[:3])
    asked = asked_often(of_viewer)
    assert [asked(ids, Actor("Anna", id)) for id in ids] == [{id} for id in ids]
    assert asked(ids, Actor("Relaas")) == set()
    assert asked(ids, Actor("Bob", ids[0], only_managed=True)) == {ids[0]}
    assert len(looks) == 3


def test_what_is_written_into_a_statement_stays_what_it_is() -> None:
    """Percent signs, quotes and backslashes, beside ids that are small and large."""
    odd = "100% 's \\ %s %%"
    content_type = ContentType.objects.create(app_label=odd, model="a%b")
    asked = asked_often(lambda ids, text: ContentType.objects.filter(pk__in=ids, app_label=text, model__contains="%"))
    for id in (content_type.pk, 2**40, 0, content_type.pk):
        assert asked([id], odd) == {id} & {content_type.pk}


def test_a_connection_prepares_it_once() -> None:
    """And what is not kept is not prepared. PostgreSQL says what it has prepared."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's driver keeps what it prepared by itself")
    ids = sorted(ContentType.objects.values_list("pk", flat=True))
    asked, rows = asked_often(of_room), rows_asked_often(of_room)
    for id in (ids[0], ids[1], 2**40):
        asked([id], "a room of this test")
        rows([id], "a room of this test")
        assert not ContentType.objects.filter(pk=id, app_label="a room of this test")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%a room of this test%"],
        )
        assert cursor.fetchall() == [(3,), (3,)]


def test_what_asks_for_no_ids_is_kept_by_who_looks(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    asked: list[Actor] = []

    def of_viewer(viewer: Actor, least: int) -> QuerySet[ContentType]:
        asked.append(viewer)
        return ContentType.objects.filter(pk__in=[viewer.user_id or 0], pk__gte=least)

    ids = sorted(ContentType.objects.values_list("pk", flat=True)[:2])
    rows = rows_asked_daily(of_viewer)
    assert [[row.pk for row in rows(Actor("Anna", id), ids[0])] for id in ids] == [[id] for id in ids]
    assert [row.pk for row in rows(Actor("Anna", ids[0]), ids[1])] == []
    assert len(asked) == 2
    counts = counts_asked_daily(
        lambda viewer, most: [of_viewer(viewer, 0), ContentType.objects.all()[:most], ContentType.objects.none()]
    )
    with django_assert_num_queries(2):
        assert [counts(Actor("Anna", id), 2) for id in (ids[0], -1)] == [[1, 2, 0], [0, 2, 0]]
    assert len(asked) == 3


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        "it's 100%",
        "50%s %(name)s %%",
        '"; -- \\',
        "\N{PARTY POPPER}",
        "",
        7,
        -(10**14),
        True,
        1.5,
        date(2026, 2, 28),
    ],
)
def test_a_constant_is_found_as_it_is(value: object) -> None:
    """It is written into the statement, beside an id that is filled in."""
    id = ContentType.objects.values_list("pk", flat=True)[0]

    def constant(ids: Collection[int], value: object) -> QuerySet[ContentType, object]:
        return ContentType.objects.filter(pk__in=ids).values_list(Value(value), flat=True)

    assert rows_asked_often(constant)([id], value) == list(constant([id], value)) == [value]


def test_a_condition_of_a_partial_index_is_written_out() -> None:
    """Bound to a parameter, SQLite would plan the statement anew each time, and test the condition row by row."""
    statement = KeptStatement("SELECT %s, %s, %s", [True, marks(1)[0], "it's"])
    sql, parameters = statement.filled_in([5])
    assert len(parameters) == 1
    assert "it''s" in sql


def test_questions_asked_together_are_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ids = sorted(ContentType.objects.values_list("pk", flat=True))[:FEW]
    rooms, names = (
        asked_often(of_room),
        asked_often(lambda ids, name: ContentType.objects.filter(pk__in=ids, model=name)),
    )
    expected = rooms(ids, "parties"), names(ids, "party"), rooms(ids, "story"), rooms(ids, "no such room")
    assert expected[0] > expected[1] > set()
    assert expected[2] > expected[3] == set()
    asked = [
        rooms.asking(ids, "parties"),
        names.asking(ids, "party"),
        rooms.asking(ids, "no such room"),
        rooms.asking([], "story"),
    ]
    with django_assert_num_queries(1), asked_together(asked):
        assert (rooms(ids, "parties"), names(ids, "party")) == expected[:2]
        assert rooms(ids, "no such room") == rooms([], "story") == set()
    with asked_together(asked), django_assert_num_queries(1):
        assert rooms(ids, "story") == expected[2]
    with django_assert_num_queries(1):
        assert rooms(ids, "parties") == expected[0]


def test_one_question_alone_is_asked_by_itself(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ids = sorted(ContentType.objects.values_list("pk", flat=True))[:FEW]
    rooms = asked_often(of_room)
    expected = rooms(ids, "parties")
    with django_assert_num_queries(1), asked_together([rooms.asking(ids, "parties"), None]):
        assert rooms(ids, "parties") == expected
