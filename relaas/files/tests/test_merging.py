"""P11: the files of a relation go over when it is merged with another one, and come back when that is undone."""

import pytest

from relaas.files.folders import delete, move
from relaas.files.models import Item
from relaas.files.tests.test_tree import Make, add, code_of, tree
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.merging.merge import merge
from relaas.parties.merging.plan import plan
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY
from relaas.story.models import Transaction
from relaas.story.undoing import undo


@pytest.fixture
def two(organization: Make) -> tuple[Party, Party]:
    return organization("Bakkerij Jansen"), organization("Jansen / Zonen")


def trees(*holders: Subject) -> list[list[str]]:
    return [tree(holder) for holder in holders]


def test_a_tree_goes_over_as_it_is(two: tuple[Party, Party]) -> None:
    kept, merged = map(subject_of, two)
    add(kept, "a/x.txt")
    add(merged, "b/x.txt", "c.txt")
    assert {str(going.label): going.count for going in plan(*two, by=BY).going}["Bestanden"] == 2
    merge(*two, by=BY)
    assert trees(kept, merged) == [["a", "a/x.txt", "b", "b/x.txt", "c.txt"], []]
    undo(Transaction.objects.latest("pk"), by=BY)
    assert trees(kept, merged) == [["a", "a/x.txt"], ["b", "b/x.txt", "c.txt"]]


def test_where_names_meet_it_comes_in_a_folder_of_its_own(two: tuple[Party, Party]) -> None:
    kept, merged = map(subject_of, two)
    add(kept, "Offertes/x.txt", "Van Jansen - Zonen/y.txt")
    add(merged, "offertes/x.txt", "c.txt")
    merge(*two, by=BY)
    merging = Transaction.objects.latest("pk")
    assert tree(kept) == [
        "Offertes", "Offertes/x.txt", "Van Jansen - Zonen", "Van Jansen - Zonen (2)", "Van Jansen - Zonen (2)/c.txt",
        "Van Jansen - Zonen (2)/offertes", "Van Jansen - Zonen (2)/offertes/x.txt", "Van Jansen - Zonen/y.txt",
    ]  # fmt: skip
    add(kept, "later.txt", folder=Item.objects.get(name="Van Jansen - Zonen (2)"))
    assert code_of(lambda: undo(merging, by=BY)) in {"leaned_on", "no_tree"}, "a file would stand in nothing"
    delete([Item.objects.get(name="later.txt")], by=BY)
    undo(merging, by=BY)
    assert trees(kept, merged)[1] == ["c.txt", "offertes", "offertes/x.txt"]


def test_a_merge_is_not_undone_when_its_files_were_moved_in_among_the_others(two: tuple[Party, Party]) -> None:
    kept, merged = map(subject_of, two)
    add(kept, "a/x.txt")
    add(merged, "b/y.txt")
    merge(*two, by=BY)
    merging = Transaction.objects.latest("pk")
    move([Item.objects.get(name="b")], to=Item.objects.get(name="a"), by=BY)
    assert code_of(lambda: undo(merging, by=BY)) == "policy"
    assert tree(kept) == ["a", "a/b", "a/b/y.txt", "a/x.txt"]


def test_what_is_too_deep_for_that_folder_gets_a_number(two: tuple[Party, Party]) -> None:
    kept, merged = map(subject_of, two)
    deepest = "/".join(str(number) for number in range(DEEPEST))
    add(kept, "0/x.txt")
    add(merged, f"{deepest}/x.txt")
    merge(*two, by=BY)
    assert [path for path in tree(kept) if "/" not in path] == ["0", "0 (2)"]


def test_what_was_deleted_before_a_merge_does_not_come_back_to_nobody(two: tuple[Party, Party]) -> None:
    kept, merged = map(subject_of, two)
    add(merged, "a.txt")
    delete(list(Item.objects.all()), by=BY)
    deleted = Transaction.objects.latest("pk")
    merge(*two, by=BY)
    assert code_of(lambda: undo(deleted, by=BY)) == "leaned_on"
    assert trees(kept, merged) == [[], []]
