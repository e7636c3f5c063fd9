"""T14: several people in one tree, really at once, on both databases: all changes of a tree wait for each other."""

import pytest

from relaas.files.folders import delete, make_folder, move
from relaas.files.models import Folder, Item
from relaas.files.tests.test_tree import Make, add
from relaas.kernel.subjects import subject_of
from relaas.parties.tests.conftest import BY
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from tests.at_once import AtOnce

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_folders_moved_into_each_other(organization: Make, at_once: AtOnce) -> None:
    """One of them does; for the other one it would be a folder in itself."""
    holder = subject_of(organization())
    for number in range(4):
        add(holder, f"a{number}/x.txt", f"b{number}/x.txt")

    def into_each_other(number: int) -> str:
        pair = number // 2
        names = [f"a{pair}", f"b{pair}"] if number % 2 else [f"b{pair}", f"a{pair}"]
        one, other = (Folder.objects.get(name=name) for name in names)
        move([one], to=other, by=BY)
        return "moved"

    assert sorted(at_once(into_each_other, 8)) == [*["into_itself"] * 4, *["moved"] * 4]


def test_one_file_moved_by_two_and_one_name_given_by_two(organization: Make, at_once: AtOnce) -> None:
    """It stands in one place, whole; of two folders of one name there is one; and who came last hears so."""
    holder = subject_of(organization())
    add(holder, "x.txt")
    places = [make_folder(holder=holder, name=name, by=BY) for name in ("c", "d")]
    file = Item.objects.get(name="x.txt")

    def two(number: int) -> str:
        if number % 2:
            make_folder(holder=holder, name="Offertes", by=BY)
            return "made"
        move([file], to=places[number // 2 % 2], by=BY)
        return "moved"

    answers = sorted(at_once(two, 8))
    assert answers == ["made", *["moved"] * 4, *["name_taken"] * 3]


def test_an_undo_and_a_move_make_no_circle(organization: Make, at_once: AtOnce) -> None:
    """The undo would put a back into b while somebody puts b into a."""
    holder = subject_of(organization())
    add(holder, "b/a/x.txt")
    move([Folder.objects.get(name="a")], to=None, by=BY)
    moved = Transaction.objects.latest("pk")

    def either(number: int) -> str:
        if number:
            undo(Transaction.objects.get(pk=moved.pk), by=BY)
            return "undone"
        move([Folder.objects.get(name="b")], to=Folder.objects.get(name="a"), by=BY)
        return "moved"

    assert sorted(at_once(either, 2)) in (["into_itself", "undone"], ["moved", "no_tree"])


def test_a_folder_deleted_while_files_come(organization: Make, at_once: AtOnce) -> None:
    """Who adds to it comes first, or hears that it is gone: no file is left standing nowhere."""
    holder = subject_of(organization())
    folder = make_folder(holder=holder, name="a", by=BY)

    def either(number: int) -> str:
        if number == 2:
            delete([folder], by=BY)
            return "deleted"
        add(holder, f"{number}.txt", folder=folder)
        return "added"

    answers = at_once(either, 6)
    assert answers[2] == "deleted"
    assert set(answers) <= {"added", "deleted", "gone"}
