"""U3, T14: what is undone leaves a tree: no circle, no two of one name, nothing that stands nowhere."""

from collections.abc import Callable

import pytest

from relaas.files.folders import delete, make_folder, move, rename, show_in_portal
from relaas.files.models import File, FileVersion, Folder, Item
from relaas.files.tests.test_tree import Make, add, code_of, content_of, received, tree
from relaas.files.tree_guard import DEEPEST
from relaas.files.versions import add_version, restore_version
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo


@pytest.fixture
def party(organization: Make) -> Party:
    return organization()


@pytest.fixture
def holder(party: Party) -> Subject:
    return subject_of(party)


def did(deed: Callable[[], object]) -> Transaction:
    """The transaction of what was done."""
    deed()
    return Transaction.objects.latest("pk")


def the(name: str) -> Item:
    return Item.objects.get(name=name)


def test_every_deed_is_taken_back(holder: Subject, party: Party) -> None:
    """And the undoing can be undone; of what was deleted bytes and versions come back."""
    add(holder, "a/b/c.txt", "d.txt")
    file, folder = the("c.txt"), the("a")
    add_version(file, received("twee"), by=BY)
    deeds = (
        lambda: add(holder, "a/x.txt", "c.txt", folder=the("b")),
        lambda: make_folder(holder=holder, parent=folder, name="y", by=BY),
        lambda: rename(folder, name="z", by=BY),
        lambda: move([the("c.txt"), the("d.txt")], to=folder, by=BY),
        lambda: show_in_portal([folder], shown=True, by=BY),
        lambda: add_version(file, received("drie"), by=BY),
        lambda: restore_version(file, 1, by=BY),
        lambda: delete([folder, the("d.txt")], by=BY),
    )
    for deed in deeds:
        before, there = tree(holder), list(Item.objects.order_by("pk").values())
        done = did(deed)
        after = list(Item.objects.order_by("pk").values())
        assert after != there
        undoing = did(lambda done=done: undo(done, by=BY))  # type: ignore[misc]  # called at once
        assert list(Item.objects.order_by("pk").values()) == there
        assert tree(holder) == before
        assert {version.number for version in FileVersion.objects.filter(file=file)} == {1, 2}
        undo(undoing, by=BY)
        assert list(Item.objects.order_by("pk").values()) == after
        undo(Transaction.objects.latest("pk"), by=BY)
    assert content_of(the("c.txt")) == b"twee"
    assert told(party)[0][0].endswith("Ongedaan gemaakt: Verwijderd uit de bestanden")


def test_no_circle_comes_of_an_undo(holder: Subject) -> None:
    """A was moved out of B, then B into A: putting A back would have each stand in the other."""
    add(holder, "b/a/x.txt")
    moved = did(lambda: move([the("a")], to=None, by=BY))
    move([the("b")], to=the("a"), by=BY)
    assert code_of(lambda: undo(moved, by=BY)) == "no_tree"
    assert tree(holder) == ["a", "a/b", "a/x.txt"]


def test_no_two_of_one_name_come_of_an_undo(holder: Subject) -> None:
    add(holder, "a.txt", "b/c.txt")
    renamed = did(lambda: rename(the("a.txt"), name="d.txt", by=BY))
    moved = did(lambda: move([the("c.txt")], to=None, by=BY))
    deleted = did(lambda: delete([the("b")], by=BY))
    make_folder(holder=holder, name="A.TXT", by=BY)
    make_folder(holder=holder, name="B", by=BY)
    assert code_of(lambda: undo(renamed, by=BY)) == "name_taken"
    assert code_of(lambda: undo(deleted, by=BY)) == "name_taken"
    assert code_of(lambda: undo(moved, by=BY)) in {"leaned_on", "no_tree"}, "the folder that it stood in is gone"


def test_nothing_is_left_standing_nowhere(holder: Subject) -> None:
    made = did(lambda: make_folder(holder=holder, name="a", by=BY))
    add(holder, "x.txt", folder=the("a"))
    assert code_of(lambda: undo(made, by=BY)) == "leaned_on"
    deleted = did(lambda: delete([the("x.txt")], by=BY))
    delete([the("a")], by=BY)
    assert code_of(lambda: undo(deleted, by=BY)) == "leaned_on"
    assert tree(holder) == []


def test_what_has_files_by_now_is_not_undone(organization: Make) -> None:
    """P10: nor do files come back to what is no longer there."""
    made = did(lambda: organization("Molen De Zwaan"))
    party = Party.objects.get(name="Molen De Zwaan")
    add(subject_of(party), "a.txt")
    assert code_of(lambda: undo(made, by=BY)) == "leaned_on"
    deleted = did(lambda: delete(list(File.objects.all()), by=BY))
    undo(made, by=BY)
    assert code_of(lambda: undo(deleted, by=BY)) == "leaned_on"
    assert not Item.objects.exists()


def test_no_folders_too_deep_come_of_an_undo(holder: Subject) -> None:
    deep = "/".join(str(number) for number in range(DEEPEST - 1))
    add(holder, f"{deep}/a/x.txt")
    moved = did(lambda: move([the("a")], to=None, by=BY))
    make_folder(holder=holder, parent=the("a"), name="b", by=BY)
    assert code_of(lambda: undo(moved, by=BY)) == "policy"
    assert Folder.objects.get(name="a").parent is None


def test_an_archived_relation_stays_as_it_is_by_undo_too(holder: Subject, party: Party) -> None:
    """P10, C11"""
    added = did(lambda: add(holder, "a.txt"))
    archive(party, by=BY)
    assert code_of(lambda: undo(added, by=BY)) == "policy"
