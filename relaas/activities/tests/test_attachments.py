"""A3: files at actions, contact moments and notes: with the form, in the story's column, in the lists, when deleted."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import Role, User
from relaas.accounts.roles import create_role
from relaas.accounts.users import create_user
from relaas.activities.changing import change, delete
from relaas.activities.models import Activity
from relaas.activities.tests.conftest import MakeUser
from relaas.activities.writing import plan_action, write_note
from relaas.files.adding import ReceivedFile, add_files
from relaas.files.models import Item
from relaas.files.rights import READ as READ_FILES
from relaas.files.shelves import shelves_of
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.receiving import receive
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import open_stored
from relaas.kernel.subjects import subject_of
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.editing import change_person
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from tests.house.forms import Form, forms_of


@pytest.fixture
def client(sanne: User) -> Client:
    client = Client()
    client.force_login(sanne)
    return client


def file(name: str = "offerte.pdf", content: bytes = b"%PDF-1.4 offerte") -> ReceivedFile:
    return ReceivedFile(name, receive(ContentFile(content)))


def uploaded(name: str = "foto.png", content: bytes = b"\x89PNG\r\n\x1a\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def names(activity: Activity) -> list[str]:
    return sorted(Item.objects.of(subject_of(activity)).values_list("name", flat=True))


def test_rows_stand_in_the_transaction_of_the_activity(bakery: Party, by: Actor) -> None:
    """A3, A4: a note with a scan is one act, told in its own story, and undone as one."""
    before = Transaction.objects.count()
    note = write_note(facts={"title": "Sleutel", "relation": bakery}, attached=[file()], by=by)
    assert Transaction.objects.count() == before + 1
    assert names(note) == ["offerte.pdf"]
    told = [each.title for each in story_of(subject_of(note), by).entries]
    assert len(told) == 2
    undo(Transaction.objects.latest("id"), by=by)
    assert not Activity.objects.exists()
    assert not Item.objects.exists()


def test_a_second_file_of_the_same_name_stands_beside_it(bakery: Party, by: Actor) -> None:
    """What is sent along with a form never becomes a version of what stood there without being asked."""
    action = plan_action(facts={"title": "Bel", "relation": bakery}, attached=[file()], by=by)
    change(action, facts={"title": "Bel"}, attached=[file(content=b"%PDF-1.4 anders")], by=by)
    assert names(action) == ["offerte (2).pdf", "offerte.pdf"]


def test_deleted_with_its_files_and_brought_back_with_every_byte(bakery: Party, by: Actor) -> None:
    note = write_note(facts={"title": "Sleutel", "relation": bakery}, attached=[file()], by=by)
    delete(note, by=by)
    assert not Item.objects.exists()
    undo(Transaction.objects.latest("id"), by=by)
    back = Item.objects.select_related("stored").get()
    with open_stored(back.stored) as bytes_of_file:  # type: ignore[arg-type]  # a file has bytes
        assert bytes_of_file.read() == b"%PDF-1.4 offerte"
    assert Activity.objects.get().pk == back.holder_id


def test_writing_is_not_undone_under_files_that_were_added_since(bakery: Party, by: Actor) -> None:
    """Nothing is orphaned."""
    note = write_note(facts={"title": "Sleutel", "relation": bakery}, by=by)
    wrote = Transaction.objects.latest("id")
    add_files([file()], holder=subject_of(note), folder=None, by=by)
    with pytest.raises(Refused):
        undo(wrote, by=by)
    assert Activity.objects.exists()
    assert Item.objects.exists()


def field_on(client: Client, page: str) -> Form:
    html = client.get(page).content.decode()
    return next(form for form in forms_of(page, html) if form.address.endswith("/vastleggen/"))


def as_it_stands(form: Form) -> dict[str, Any]:
    """What a browser sends along while no file was chosen."""
    return {name: value for name, value in form.as_it_stands.items() if name != "attached"}


def test_in_the_story_s_column_with_a_file(client: Client, bakery: Party) -> None:
    """A2, A3: dropped on the field, pasted in it or chosen; the story shows how many."""
    page = f"/relaties/{bakery.pk}/"
    form = field_on(client, page)
    sent = {**as_it_stands(form), "text": "Gebeld over de offerte", "attached": [uploaded(), uploaded("brief.pdf")]}
    assert client.post(form.address, sent).status_code == 303
    assert names(Activity.objects.get()) == ["brief.pdf", "foto.png"]
    assert re.search(r'class="files-at">.*?</svg>2<', client.get(page).content.decode(), re.DOTALL)


def test_a_field_that_was_refused_keeps_the_files(client: Client, bakery: Party) -> None:
    """Without words it is refused; the file is not asked again, and not stored twice when it is sent twice."""
    page = f"/relaties/{bakery.pk}/"
    form = field_on(client, page)
    refused = client.post(form.address, {**as_it_stands(form), "text": "", "attached": [uploaded()]})
    assert refused.status_code == 422
    again = next(each for each in forms_of(page, refused.content.decode()) if each.address == form.address)
    for _time in range(2):
        assert client.post(form.address, {**as_it_stands(again), "text": "Gebeld"}).status_code == 303
    assert names(Activity.objects.get()) == ["foto.png"]


def test_with_each_form_new_and_changed(client: Client, bakery: Party) -> None:
    for address, typed in (
        ("/acties/nieuw/", {"title": "Bel"}),
        ("/contactmomenten/nieuw/", {"text": "Gebeld", "channel": "phone"}),
        ("/notities/nieuw/", {"title": "Sleutel"}),
    ):
        page = f"{address}?relatie={bakery.pk}"
        form = next(each for each in forms_of(page, client.get(page).content.decode()) if "once" in each.as_it_stands)
        answer = client.post(page, {**as_it_stands(form), **typed, "attached": [uploaded()]})
        assert answer.status_code == 303, address
        assert names(Activity.objects.latest("id")) == ["foto.png"], address
    page = f"/activiteiten/{Activity.objects.latest('id').pk}/bewerken/"
    form = next(each for each in forms_of(page, client.get(page).content.decode()) if "seen" in each.as_it_stands)
    answer = client.post(page, {**as_it_stands(form), "attached": [uploaded("later.txt", b"later")]})
    assert answer.status_code == 303
    assert names(Activity.objects.latest("id")) == ["foto.png", "later.txt"]


def test_what_came_of_it_may_be_a_file(client: Client, bakery: Party, sanne: User, by: Actor) -> None:
    """A1, A3: with the result of an action; one click without a form asks for none."""
    action = plan_action(facts={"title": "Meten", "relation": bakery, "performer": sanne}, by=by)
    page = f"/activiteiten/{action.pk}/gedaan/"
    form = next(each for each in forms_of(page, client.get(page).content.decode()) if "result" in each.as_it_stands)
    answer = client.post(
        page, {**as_it_stands(form), "result": "Gemeten", "attached": [uploaded("meting.csv", b"a;b")]}
    )
    assert answer.status_code == 303
    assert names(Activity.objects.done().get()) == ["meting.csv"]


def test_files_stand_on_its_page_and_in_lists_and_tab(client: Client, bakery: Party, by: Actor) -> None:
    """T10: a note with its scans."""
    note = write_note(facts={"title": "Sleutel", "relation": bakery}, attached=[file(), file("scan.png")], by=by)
    own = client.get(f"/activiteiten/{note.pk}/").content.decode()
    assert "offerte.pdf" in own
    assert "scan.png" in own
    for address in (f"/relaties/{bakery.pk}/notities/", "/notities/"):
        shown = client.get(address).content.decode()
        assert re.search(r'class="files-at">.*?</svg>2<', shown, re.DOTALL), address


def test_who_may_not_read_files_sees_no_number_and_no_name(user_of: MakeUser, bakery: Party, by: Actor) -> None:
    """U2: not listed, not counted."""
    user_of("reader", "Joris")
    rights = set(Role.objects.get(builtin="reader").rights) - {READ_FILES}
    role = create_role(name="Zonder bestanden", rights=rights, by=SYSTEM)
    reader = create_user(email="zonder@relaas.example", name="Zonder", role=role, by=SYSTEM)
    note = write_note(facts={"title": "Sleutel", "relation": bakery}, attached=[file("geheim.pdf")], by=by)
    client = Client()
    client.force_login(reader)
    pages = (f"/activiteiten/{note.pk}/", f"/relaties/{bakery.pk}/notities/", "/notities/", f"/relaties/{bakery.pk}/")
    for address in pages:
        shown = client.get(address).content.decode()
        assert "geheim.pdf" not in shown, address
        assert "files-at" not in shown, address


def test_the_shelf_of_relation_and_person_has_what_the_viewer_may_see(
    bakery: Party, jan: Party, sanne: User, karin: User, by: Actor
) -> None:
    """T14, P4: files at activities stand in the tree of who they are with."""
    write_note(facts={"title": "Sleutel", "relation": bakery, "person": jan}, attached=[file()], by=by)
    for holder in (bakery, jan):
        [shelf] = shelves_of(subject_of(holder), sanne.actor)
        [shelved] = shelf.files()
        assert (shelf.number, shelved.name, shelved.where) == (1, "offerte.pdf", "Sleutel")
        with shelved.open() as opened:
            assert opened.read() == b"%PDF-1.4 offerte"
    assign_account_manager(jan, user=sanne, by=by)
    change_person(jan, facts={"only_for_account_manager": True}, by=by)
    assert shelves_of(subject_of(bakery), karin.actor) == []
    assert shelves_of(subject_of(bakery), sanne.actor) != []
    assert shelves_of(subject_of(bakery), Actor("Zonder", user_id=None)) == []


def test_a_story_costs_as_many_statements_with_files_as_without(client: Client, bakery: Party, by: Actor) -> None:
    """The number goes along with what is told."""
    counts = []
    for attached in ([], [file()], [file("nog.txt", b"x")]):
        write_note(facts={"title": "Sleutel", "relation": bakery}, attached=attached, by=by)
        client.get(f"/relaties/{bakery.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/relaties/{bakery.pk}/")
        counts.append(len(asked))
    assert len(set(counts)) == 1
