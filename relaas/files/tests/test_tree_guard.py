"""T14: the database itself refuses what is no tree, on both databases."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from relaas.files.models import Item
from relaas.files.rows import new_item
from relaas.files.tests.test_who_sees import BY, put_file
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.models import Party
from relaas.story.writing import writing


def put_folder(holder: Subject, name: str, parent: Item | None = None) -> Item:
    """A folder, written without its verb."""
    with writing(by=BY, what="test"):
        folder = new_item(holder=holder, parent=parent, name=name, is_folder=True, by=BY)
        folder.save(force_insert=True)
    return folder


def refused(write: Callable[[], object]) -> bool:
    """Whether the database refuses this."""
    with writing(by=BY, what="test"):
        try:
            with transaction.atomic():
                write()
        except IntegrityError:
            return True
    return False


def stand_in(item: Item, parent: Item) -> Callable[[], object]:
    return lambda: Item.objects.filter(pk=item.pk).update(parent=parent)


@pytest.fixture
def holder(organization: Callable[..., Party]) -> Subject:
    return subject_of(organization())


def test_nothing_stands_below_itself(holder: Subject) -> None:
    first = put_folder(holder, "a")
    second = put_folder(holder, "b", first)
    third = put_folder(holder, "c", second)
    assert refused(stand_in(first, third))
    assert refused(stand_in(second, second))
    assert not refused(stand_in(third, first))


def test_nothing_stands_in_a_file_or_with_another_holder(holder: Subject, organization: Callable[..., Party]) -> None:
    folder, file = put_folder(holder, "a"), put_file(holder)
    theirs = put_folder(subject_of(organization("Molen")), "b")
    assert refused(stand_in(folder, file))
    assert refused(stand_in(folder, theirs))
    assert refused(lambda: new_item(holder=holder, parent=theirs, name="c", is_folder=True, by=BY).save())


def test_what_stands_too_deep_is_refused(holder: Subject) -> None:
    """A file may stand in the twentieth folder; what stands deeper the database refuses, whatever a verb says."""
    folder = None
    for number in range(DEEPEST):
        folder = put_folder(holder, str(number), folder)
    assert folder
    put_file(holder, parent=folder)
    below = new_item(holder=holder, parent=folder, name="a folder too many", is_folder=True, by=BY)
    with writing(by=BY, what="test"):
        below.save(force_insert=True)
    assert refused(lambda: new_item(holder=holder, parent=below, name="b", is_folder=True, by=BY).save())


@pytest.mark.parametrize("top", [True, False])
def test_no_two_of_one_name_stand_together(holder: Subject, top: bool) -> None:
    """Neither two files, nor a file and a folder; capitals do not count."""
    parent = None if top else put_folder(holder, "in")
    put_folder(holder, "Offertes", parent)
    assert refused(lambda: new_item(holder=holder, parent=parent, name="OFFERTES", is_folder=True, by=BY).save())
