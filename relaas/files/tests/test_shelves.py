"""T14: a shelf stands in the trees of its kinds of holder, with a number, for who may read files."""

import pytest
from django.db.models import QuerySet

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.files.rights import READ
from relaas.files.shelves import SHELVES, Shelf, shelves_of
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject

READER = Actor("Joris", user_id=None, rights=frozenset({READ}))
HOLDER = Subject("shelved", 12)


def _shelf(name: str, rows: QuerySet[Role], kind: str = "shelved") -> Shelf:
    return SHELVES.add(
        name, Shelf(name, name.title(), "folder", frozenset({kind}), lambda _holder, _viewer: rows, lambda _rows: ())
    )


@pytest.mark.django_db
def test_a_shelf_is_there_when_something_stands_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_roles()
    monkeypatch.setattr(SHELVES, "_items", {})
    _shelf("full", Role.objects.order_by("name"))
    _shelf("empty", Role.objects.none())
    _shelf("elsewhere", Role.objects.all(), kind="other")
    [shelf] = shelves_of(HOLDER, READER)
    assert (shelf.name, shelf.label, shelf.number) == ("full", "Full", Role.objects.count())
    assert shelves_of(HOLDER, Actor("Niemand", user_id=None)) == []
