"""T14: two people who add a file of one name at the same moment: both are kept, and the tree stays a tree."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from relaas.files.adding import ReceivedFile, add_files
from relaas.files.models import FileVersion, Item
from relaas.kernel import storage
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import receive
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from tests.at_once import AtOnce

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("beside", [False, True])
def test_everybody_adds_a_file_of_one_name(
    beside: bool, organization: Callable[..., Party], by: Actor, at_once: AtOnce
) -> None:
    """Nobody is refused and nothing is lost: ten versions of one file, or ten files beside each other."""
    holder = subject_of(organization())

    def add(number: int) -> str:
        received = receive(ContentFile(f"of {number}".encode(), name="Offerte.pdf"))
        add_files([ReceivedFile("Offerte.pdf", received, ("2026",))], holder=holder, beside=beside, by=by)
        kept = [storage.open_stored(each.stored).read() for each in FileVersion.objects.select_related("stored")]
        files, folders = Item.objects.files().count(), Item.objects.folders().count()
        mine = f"of {number}".encode() in kept
        return f"{files == (len(kept) if beside else 1)} {folders} {mine}"

    assert at_once(add, 10) == ["True 1 True"] * 10
