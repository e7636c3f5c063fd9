"""T14: a shelf stands in the trees of its kinds of holder, with a number, for who may read files."""

from collections.abc import Sequence

import pytest

from relaas.files.rights import READ
from relaas.files.shelves import SHELVES, Shelf, Shelved, shelf_of, shelves_of
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject

READER = Actor("Joris", user_id=None, rights=frozenset({READ}))
HOLDER = Subject("shelved", 12)

pytestmark = pytest.mark.once


def _none(_holder: Subject, _viewer: Actor, _most: int) -> Sequence[Shelved]:
    return ()


def _shelf(name: str, number: int, kind: str = "shelved") -> Shelf:
    return SHELVES.add(name, Shelf(name, name.title(), "folder", frozenset({kind}), lambda *_asked: number, _none))


def test_a_shelf_is_there_when_something_stands_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SHELVES, "_items", {})
    _shelf("full", 3)
    _shelf("empty", 0)
    _shelf("elsewhere", 2, kind="other")
    assert [(shelf.name, shelf.label, shelf.number) for shelf in shelves_of(HOLDER, READER)] == [("full", "Full", 3)]
    assert shelf_of(HOLDER, "full", READER) is not None
    assert shelf_of(HOLDER, "empty", READER) is None
    assert shelves_of(HOLDER, Actor("Niemand", user_id=None)) == []
