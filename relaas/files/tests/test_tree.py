"""T14: the verbs of a tree: what they leave, what they tell, what they refuse."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.base import File as Bytes

from relaas.files.adding import Added, ReceivedFile, add_files
from relaas.files.branches import branches_of
from relaas.files.checks import MOST_AT_ONCE
from relaas.files.folders import delete, make_folder, move, rename, show_in_portal
from relaas.files.invariants import files_that_are_not_their_newest_version
from relaas.files.listed import listed
from relaas.files.models import File, FileVersion, Folder, Item
from relaas.files.tree import path_of
from relaas.files.tree_guard import DEEPEST
from relaas.files.versions import add_version, restore_version
from relaas.kernel import storage
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import Received, receive
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.archiving import archive
from relaas.parties.archiving import delete as delete_party
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, told

type Make = Callable[..., Party]


def received(content: str) -> Received:
    return receive(Bytes(BytesIO(content.encode())))


def add(holder: Subject, *names: str, folder: Item | None = None, content: str = "", **given: bool) -> Added:
    """Add files; what stands before the last slash of a name are the folders that it came in."""
    files = []
    for name in names:
        *path, last = name.split("/")
        files.append(ReceivedFile(last, received(content or name), tuple(path)))
    return add_files(files, holder=holder, folder=folder, by=BY, **given)


def tree(holder: Subject) -> list[str]:
    """The paths of all that stands in a tree."""
    return sorted("/".join(each.name for each in path_of(item)) for item in Item.objects.of(holder))


def content_of(file: Item) -> bytes:
    assert file.stored
    content: bytes = storage.open_stored(file.stored).read()
    return content


def code_of(deed: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value.code


@pytest.fixture
def party(organization: Make) -> Party:
    return organization()


@pytest.fixture
def holder(party: Party) -> Subject:
    return subject_of(party)


def test_files_come_with_the_folders_that_they_stood_in(holder: Subject, party: Party) -> None:
    added = add(holder, "brief.txt", "2026/offertes/offerte.pdf", "2026/../../etc/passwd")
    assert tree(holder) == [
        "2026", "2026/bestand", "2026/bestand/bestand", "2026/bestand/bestand/etc",
        "2026/bestand/bestand/etc/passwd", "2026/offertes", "2026/offertes/offerte.pdf", "brief.txt",
    ]  # fmt: skip
    assert [item.name for item in added.made] == ["brief.txt", "offerte.pdf", "passwd"]
    assert told(party)[0] == ("3 bestanden toegevoegd", "brief.txt, offerte.pdf, passwd")
    file = added.made[0]
    assert (file.number, file.size, file.media_type, file.changed_by_name) == (1, 9, "text/plain", "Sanne")
    assert content_of(file) == b"brief.txt"


def test_a_file_of_the_same_name_becomes_its_next_version(holder: Subject, party: Party) -> None:
    """T14: nothing is lost, and exactly the same bytes are no new version."""
    [file] = add(holder, "offerte.pdf", content="een").made
    assert add(holder, "OFFERTE.pdf", content="een").unchanged == [file]
    assert add(holder, "Offerte.PDF", content="twee").versions == [file]
    assert told(party)[0] == ("Nieuwe versie van een bestand", "offerte.pdf, versie 2")
    file.refresh_from_db()
    assert (file.name, file.number) == ("offerte.pdf", 2)
    kept = {version.number: storage.open_stored(version.stored).read() for version in file.versions.all()}
    assert kept == {1: b"een", 2: b"twee"}


def test_it_stands_beside_the_other_where_that_was_chosen(holder: Subject) -> None:
    add(holder, "offerte.pdf", content="een")
    add(holder, "offerte.pdf", content="twee", beside=True)
    make_folder(holder=holder, name="bijlage", by=BY)
    add(holder, "bijlage")
    assert tree(holder) == ["bijlage", "bijlage (2)", "offerte (2).pdf", "offerte.pdf"]
    add(holder, "offerte.pdf/x.txt")
    assert "offerte.pdf (2)/x.txt" in tree(holder)


def test_what_comes_together_may_have_one_name(holder: Subject) -> None:
    """The next one of a name is its next version, also of a file that came along; all are written at once."""
    [there] = add(holder, "brief.txt").made
    pieces = [ReceivedFile("brief.txt", received(each)) for each in ("een", "een", "twee")]
    news = [ReceivedFile("Nieuw.txt", received(each), ("map",)) for each in ("een", "twee")]
    added = add_files([*pieces, *news], holder=holder, folder=None, by=BY)
    [new] = added.made
    assert (added.versions, added.unchanged) == ([there, there, new], [there])
    there.refresh_from_db()
    new.refresh_from_db()
    assert [(file.number, content_of(file), file.versions.count()) for file in (there, new)] == [
        (3, b"twee", 3), (2, b"twee", 2),
    ]  # fmt: skip
    add_files([*pieces[:1], *pieces[2:]], holder=holder, folder=None, beside=True, by=BY)
    assert tree(holder) == ["brief (2).txt", "brief (3).txt", "brief.txt", "map", "map/Nieuw.txt"]
    assert not files_that_are_not_their_newest_version()


def test_an_old_version_is_restored_as_a_new_one(holder: Subject, party: Party) -> None:
    [file] = add(holder, "offerte.pdf", content="een").made
    add_version(file, received("twee"), name="offerte nieuw.pdf", by=BY)
    assert restore_version(file, 2, by=BY) is None
    restore_version(file, 1, by=BY)
    file.refresh_from_db()
    assert (file.number, content_of(file)) == (3, b"een")
    assert told(party)[0][1] == "offerte.pdf: versie 1 is nu versie 3"
    assert code_of(lambda: restore_version(file, 7, by=BY)) == "no_version"


def test_a_folder_is_made_and_renamed(holder: Subject, party: Party) -> None:
    folder = make_folder(holder=holder, name=" Offertes ", by=BY)
    rename(folder, name="offertes", by=BY)
    assert told(party)[:2] == [("Map hernoemd", "Offertes → offertes"), ("Map gemaakt", "Offertes")]
    assert code_of(lambda: make_folder(holder=holder, name="OFFERTES", by=BY)) == "name_taken"
    make_folder(holder=holder, parent=folder, name="Offertes", by=BY)
    assert tree(holder) == ["offertes", "offertes/Offertes"]
    [file] = add(holder, "brief.txt").made
    assert code_of(lambda: rename(file, name="Offertes", by=BY)) == "name_taken"
    assert code_of(lambda: rename(file, name="..", by=BY)) == "name_only_dots"
    assert code_of(lambda: rename(file, name="x", seen={"name": "anders"}, by=BY)) == "changed_meanwhile"
    assert code_of(lambda: make_folder(holder=holder, parent=file, name="x", by=BY)) == "gone"


def test_a_folder_moves_with_all_that_is_in_it(holder: Subject, party: Party) -> None:
    add(holder, "a/b/c.txt", "d/e.txt")
    a, b, d = (Folder.objects.get(name=name) for name in "abd")
    move([d, File.objects.get(name="c.txt")], to=a, by=BY)
    assert tree(holder) == ["a", "a/b", "a/c.txt", "a/d", "a/d/e.txt"]
    assert told(party)[0] == ("Verplaatst in de bestanden", "d, c.txt → a")
    move([d], to=None, by=BY)
    assert "d/e.txt" in tree(holder)
    assert code_of(lambda: move([a], to=a, by=BY)) == "into_itself"
    assert code_of(lambda: move([a], to=b, by=BY)) == "into_itself"
    add(holder, "e.txt")
    assert code_of(lambda: move([File.objects.get(name="e.txt", parent=d)], to=None, by=BY)) == "name_taken"
    add(holder, "f/e.txt")
    both = list(File.objects.filter(name="e.txt", parent__isnull=False))
    assert code_of(lambda: move(both, to=b, by=BY)) == "name_taken"


def test_nothing_moves_to_another_holder(holder: Subject, organization: Make) -> None:
    [file] = add(holder, "brief.txt").made
    theirs = make_folder(holder=subject_of(organization("Molen")), name="x", by=BY)
    assert code_of(lambda: move([file], to=theirs, by=BY)) == "gone"


def test_folders_stand_twenty_deep(holder: Subject) -> None:
    deepest = "/".join(str(number) for number in range(DEEPEST))
    add(holder, f"{deepest}/x.txt")
    last = File.objects.get(name="x.txt").parent
    assert code_of(lambda: make_folder(holder=holder, parent=last, name="y", by=BY)) == "too_deep"
    assert code_of(lambda: add(holder, "y/z.txt", folder=last)) == "too_deep"
    other = make_folder(holder=holder, name="other", by=BY)
    assert code_of(lambda: move([Folder.objects.get(name="0")], to=other, by=BY)) == "too_deep"


def test_a_folder_is_deleted_with_all_that_is_in_it(holder: Subject, party: Party) -> None:
    add(holder, "a/b/c.txt", "d.txt")
    delete([Folder.objects.get(name="a")], by=BY)
    assert tree(holder) == ["d.txt"]
    assert FileVersion.objects.count() == 1
    assert told(party)[0] == ("Verwijderd uit de bestanden", "a")
    gone = Item(pk=10**9, holder_kind=holder.kind, holder_id=holder.id)
    assert code_of(lambda: delete([gone], by=BY)) == "gone"


def test_too_much_at_once_is_refused(holder: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_AT_ONCE == 2000
    monkeypatch.setattr("relaas.files.checks.MOST_AT_ONCE", 2)
    monkeypatch.setattr("relaas.files.checks.MOST_INSIDE", 3)
    assert code_of(lambda: add(holder, "a", "b", "c")) == "too_many"
    add(holder, "x/a", "x/b")
    assert code_of(lambda: delete([Folder.objects.get()], by=BY)) == "too_many"
    add(holder, "x/c")
    assert code_of(lambda: add(holder, "x/d")) == "too_many_inside"
    assert "x/d" not in tree(holder)


def test_the_portal_flag_of_a_folder_is_that_of_all_files_in_it(holder: Subject, party: Party) -> None:
    add(holder, "a/b/c.txt", "d.txt")
    folder = Folder.objects.get(name="a")
    show_in_portal([folder], shown=True, by=BY)
    assert [file.name for file in File.objects.filter(in_portal=True)] == ["c.txt"]
    assert told(party)[0] == ("Bestanden in het portaal gezet", "a")
    show_in_portal([folder], shown=True, by=BY)
    show_in_portal([folder], shown=False, by=BY)
    assert not File.objects.filter(in_portal=True).exists()
    assert [title for title, _detail in told(party)][:2] == [
        "Bestanden uit het portaal gehaald", "Bestanden in het portaal gezet",
    ]  # fmt: skip


def test_the_tree_is_read_from_top_to_bottom(holder: Subject) -> None:
    add(holder, "b/x.txt", "a/c/y.txt", "a/z.txt", "a/q.txt", "w.txt")
    way = [Folder.objects.get(name="a")]
    top = branches_of(holder, way, str)
    assert [(each.name, [deeper.name for deeper in each.branches]) for each in top] == [("a", ["c"]), ("b", [])]
    assert [item.name for item in listed(holder, None, None).rows] == ["a", "b", "w.txt"]
    assert [item.name for item in listed(holder, way[0], None).rows] == ["c", "q.txt", "z.txt"]


def test_each_deed_needs_its_right(holder: Subject) -> None:
    [file] = add(holder, "brief.txt").made
    reader = Actor("Reader", user_id=None, rights=frozenset({"files.read", "parties.read", "parties.read_hidden"}))
    for deed in (
        lambda: make_folder(holder=holder, name="x", by=reader),
        lambda: rename(file, name="x", by=reader),
        lambda: move([file], to=None, by=reader),
        lambda: delete([file], by=reader),
        lambda: show_in_portal([file], shown=True, by=reader),
        lambda: restore_version(file, 1, by=reader),
    ):
        assert code_of(deed) == "right"


def test_an_archived_relation_stays_as_it_is(party: Party, holder: Subject) -> None:
    """P10, C11"""
    [file] = add(holder, "brief.txt").made
    archive(party, by=BY)
    assert code_of(lambda: add(holder, "x.txt")) == "policy"
    assert code_of(lambda: rename(file, name="x", by=BY)) == "policy"
    assert code_of(lambda: delete([file], by=BY)) == "policy"


def test_what_has_files_is_not_deleted(party: Party, holder: Subject) -> None:
    """P10"""
    add(holder, "brief.txt")
    assert code_of(lambda: delete_party(party, by=BY)) == "policy"
    delete(list(File.objects.all()), by=BY)
    delete_party(party, by=BY)
    assert code_of(lambda: add(holder, "brief.txt")) == "holder_gone"
