"""U2: who may read files and sees their holder sees the files, and nobody else; on every holder."""

from collections.abc import Callable, Iterable

from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.files.holders import HOLDERS, holder_by_word, may_read
from relaas.files.models import File, FileVersion, Folder, Item
from relaas.files.rows import new_item
from relaas.kernel import clock, storage
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, subject_of, visible
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from relaas.story.writing import writing

BY = Actor("Sanne", user_id=None, holds_every_right=True)


def put_file(holder: Subject, name: str = "offerte.pdf", parent: Item | None = None) -> Item:
    """A file of one version, written without its verb."""
    with writing(by=BY, what="test"):
        stored = storage.keep(ContentFile(b"%PDF"), media_type="application/pdf")
        file = new_item(holder=holder, parent=parent, name=name, is_folder=False, by=BY)
        file.number, file.stored, file.size, file.media_type = 1, stored, 4, "application/pdf"
        file.save(force_insert=True)
        FileVersion.objects.create(
            file=file, number=1, stored=stored, size=4, media_type="application/pdf", name=name, at=clock.now(),
            by_name=BY.name,
        )  # fmt: skip
    return file


def test_every_kind_that_has_files_is_found_by_its_word() -> None:
    assert {holder.kind for holder in HOLDERS} >= {"party", "contract", "activity"}
    for holder in HOLDERS:
        assert all(holder_by_word(word) is holder for word in holder.words)
    assert holder_by_word("gebruiker") is None


def test_files_are_seen_by_who_sees_their_relation(user: Callable[..., User]) -> None:
    """U1: somebody limited to its own relations sees the files of those alone."""
    limited = user("Piet", "files.read", "parties.read", only_managed=True)
    mine = register_organization(facts={"name": "Bakkerij"}, account_manager=limited, by=BY)
    other = register_organization(facts={"name": "Molen"}, by=BY)
    seen, unseen = put_file(subject_of(mine)), put_file(subject_of(other))
    assert set(File.objects.visible_to(limited.actor)) == {File.objects.get(pk=seen.pk)}
    assert File.objects.visible_to(user("Kim", "files.read", "parties.read").actor).count() == 2
    assert not File.objects.visible_to(user("Jan", "parties.read").actor).exists()
    assert may_read(subject_of(mine), limited.actor)
    assert not may_read(subject_of(other), limited.actor)
    assert File.objects.of(subject_of(other)).get().pk == unseen.pk


def test_files_of_a_person_that_is_kept_for_its_account_manager(user: Callable[..., User]) -> None:
    """P4"""
    owner, other = (user(name, "files.read", "parties.read") for name in ("Piet", "Kim"))
    facts = {"first_name": "Zacharias", "last_name": "Zwijgzaam", "only_for_account_manager": True}
    person = register_person(facts=facts, account_manager=owner, by=BY)
    put_file(subject_of(person))
    assert File.objects.visible_to(owner.actor).exists()
    assert not File.objects.visible_to(other.actor).exists()


def test_a_list_asks_of_each_row_what_it_looks_up_for_all(user: Callable[..., User]) -> None:
    """U1, U2, P4: whichever way the holders are asked, the same files are seen."""
    readers = [
        user("Piet", "files.read", "parties.read"),
        user("Els", "files.read", "parties.read", only_managed=True),
        user("Kim", "files.read", "parties.read"),
        user("Baas", "files.read", "parties.read", "parties.read_hidden"),
    ]
    bakery = register_organization(facts={"name": "Bakkerij"}, account_manager=readers[1], by=BY)
    mill = register_organization(facts={"name": "Molen"}, account_manager=readers[0], by=BY)
    kept = {"last_name": "Zwijgzaam", "only_for_account_manager": True}
    ours = register_person(facts=kept, account_manager=readers[0], by=BY)
    theirs = register_person(facts=kept, account_manager=readers[1], by=BY)
    for holder in (bakery, mill, ours, theirs):
        put_file(subject_of(holder))
    ways = (False, True)
    seen = [[set(_holders(reader, collecting=way)) for way in ways] for reader in readers]
    each = ({bakery.pk, mill.pk, ours.pk}, {bakery.pk, theirs.pk}, {bakery.pk, mill.pk})
    assert seen == [[one, one] for one in (*each, {bakery.pk, mill.pk, ours.pk, theirs.pk})]


def _holders(reader: User, *, collecting: bool) -> Iterable[int]:
    found: Iterable[int] = File.objects.visible_to(reader.actor, collecting=collecting).values_list(
        "holder_id", flat=True
    )
    return found


def test_folders_and_files_are_two_views_of_one_table(organization: Callable[..., Party]) -> None:
    bakery = subject_of(organization())
    with writing(by=BY, what="test"):
        folder = new_item(holder=bakery, parent=None, name="Contracten", is_folder=True, by=BY)
        folder.save(force_insert=True)
    file = put_file(bakery, parent=folder)
    assert [each.pk for each in Folder.objects.all()] == [folder.pk]
    assert [each.pk for each in File.objects.all()] == [file.pk]
    assert Item.objects.of(bakery).inside(folder).get() == file


def test_of_a_few_files_only_their_own_holders_are_looked_up(user: Callable[..., User]) -> None:
    """U2: a story that names five files read every relation, contract and activity to know who sees those."""
    file = put_file(subject_of(register_organization(facts={"name": "Bakkerij"}, by=BY)))
    reader = user("Kim", "files.read", "parties.read").actor
    with CaptureQueriesContext(connection) as asked:
        assert visible({Subject("file", file.pk)}, reader) == {Subject("file", file.pk)}
    assert "IN (SELECT" not in asked[0]["sql"]
