"""Locks on subjects: by one statement where that can be, and in the order of their kinds however they are asked for."""

from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext

from relaas.kernel import subjects
from relaas.kernel.asked_often import FEW, asked_often
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject, SubjectKind

pytestmark = pytest.mark.django_db


def _locking(model: type[Model]) -> Callable[[Collection[int]], QuerySet[Any]]:
    return lambda ids: model._base_manager.filter(pk__in=ids).order_by("pk").select_for_update()


def _plainly(ids: Collection[int]) -> None:
    list(_locking(Permission)(ids))


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds: Registry[SubjectKind] = Registry("subject kind")
    ways: dict[str, Callable[[Collection[int]], object]] = {
        "b": asked_often(_locking(Permission)),
        "a": asked_often(_locking(ContentType)),
        "c": _plainly,
    }
    for kind, lock in ways.items():
        kinds.add(kind, SubjectKind(kind, lambda _ids: {}, str, lambda _ids, _viewer: set(), lock=lock))
    monkeypatch.setattr(subjects, "KINDS", kinds)


def _locked(*asked: Subject) -> list[list[str]]:
    """The tables that each statement locks, in its order."""
    if not connection.features.has_select_for_update:
        pytest.skip("one writer at a time has nothing to lock")
    with CaptureQueriesContext(connection) as captured:
        subjects.lock(asked)
    tables = ("django_content_type", "auth_permission")
    return [
        sorted((each for each in tables if f'FROM "{each}"' in query["sql"]), key=query["sql"].index)
        for query in captured.captured_queries
    ]


def test_two_kinds_are_locked_by_one_statement_in_their_order() -> None:
    assert _locked(Subject("b", 1), Subject("a", 1)) == [["django_content_type", "auth_permission"]]


def test_where_one_cannot_all_are_locked_one_after_another_in_the_same_order() -> None:
    """Else who locks many would wait for who locks few, and the other way round."""
    many = [Subject("a", id) for id in range(1, FEW + 2)]
    assert _locked(Subject("b", 1), *many) == [["django_content_type"], ["auth_permission"]]
    mixed = _locked(Subject("c", 1), Subject("b", 1), Subject("a", 1))
    assert mixed == [["django_content_type"], ["auth_permission"], ["auth_permission"]]
