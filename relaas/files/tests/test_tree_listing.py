"""T14: what the tab Online bestanden shows, to whom, and what that costs."""

from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.files import folders
from relaas.files.listed import PAGE
from relaas.files.models import Item
from relaas.files.tests.test_tree import add
from relaas.files.tests.tree_pages import DEEDS, card_of, deed_of, file, folder, names, tab_of, text_of
from relaas.kernel import clock
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY
from relaas.web.formats import day

pytestmark = pytest.mark.django_db
type SignIn = Callable[..., Client]
type Make = Callable[..., Party]
BUDGET = 18  # queries of the tab, with those of session, user, header, story and shelves


@pytest.fixture
def client(signed_in: SignIn) -> Client:
    return signed_in("manager")


def test_the_tab_shows_the_open_folder_and_the_way_to_it(bakery: Party, client: Client) -> None:
    contracts = folder(bakery, "Contracten")
    year = folder(bakery, "2026", contracts)
    folder(bakery, "Foto's")
    file(bakery, "offerte.pdf", year)
    top, inside = card_of(client, bakery), card_of(client, bakery, map=year.pk)
    assert "offerte.pdf" not in top
    assert "2 mappen" in top
    assert "offerte.pdf" in inside
    assert "1 bestand" in inside
    assert f'href="{tab_of(bakery, map=contracts.pk)}" data-up' in inside
    assert "Foto's" in inside.split("folder-path")[0], "what stands beside the way is in the tree"


def test_an_empty_tree_says_what_belongs_there(bakery: Party, client: Client, signed_in: SignIn) -> None:
    assert "Offertes, contracten, certificaten en scans horen hier" in text_of(client, tab_of(bakery))
    assert "Hier heeft nog niemand een bestand toegevoegd." in text_of(signed_in("reader"), tab_of(bakery))
    assert "Deze map is leeg" in text_of(client, tab_of(bakery, map=folder(bakery, "Leeg").pk))


@pytest.mark.parametrize("asked", ["abc", "999999", "-1", "9" * 40, "1e3", "²"])
def test_a_folder_that_is_not_there_leads_to_the_top(bakery: Party, client: Client, asked: str) -> None:
    """A folder that somebody deleted, or one of another relation: it is said, and the tree is there."""
    file(bakery, "offerte.pdf")
    page = card_of(client, bakery, map=asked)
    assert "Deze map is er niet meer." in page
    assert "offerte.pdf" in page


def test_a_name_with_the_marks_of_a_row_is_only_a_name(bakery: Party, client: Client) -> None:
    """Rows are filled in (`row_patterns`); nothing that is filled in is read again."""
    folder(bakery, "{page} %(id)s")
    file(bakery, "{id} <b>{0} & {{name}}.pdf")
    page = client.get(tab_of(bakery)).content.decode()
    assert "{page} %(id)s</a>" in page
    assert "{id} &lt;b&gt;{0} &amp; {{name}}.pdf</a>" in page


def test_a_folder_of_another_relation_is_not_shown(bakery: Party, organization: Make, client: Client) -> None:
    other = organization("Molen")
    secret = folder(other, "Geheim")
    file(other, "geheim.pdf", secret)
    assert "geheim.pdf" not in card_of(client, bakery, map=secret.pk)
    assert client.post(deed_of(bakery, "verwijderen"), {"wat": secret.pk}).status_code == 303
    assert names(other) == ["Geheim"]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("reader", set[str]()),
        ("finance", {"nieuwe-map", "hernoemen", "verplaatsen", "verwijderen"}),
        ("sales", {"nieuwe-map", "hernoemen", "verplaatsen", "verwijderen", "portaal"}),
    ],
)
def test_each_role_is_offered_what_it_may(bakery: Party, signed_in: SignIn, role: str, offered: set[str]) -> None:
    """U2: neither a button nor the deed itself for who lacks the right."""
    inside = folder(bakery, "Contracten")
    item = file(bakery, "offerte.pdf", inside)
    client = signed_in(role)
    page = text_of(client, tab_of(bakery, map=inside.pk)) + text_of(
        client, f"{tab_of(bakery, map=inside.pk)}&nieuw=map"
    )
    assert "offerte.pdf" in page
    for deed in DEEDS:
        assert (deed_of(bakery, deed) in page) == (deed in offered), deed
        sent = {"wat": item.pk, "map": inside.pk, "name": "Ander.pdf", "naar": inside.pk, "tonen": "1"}
        assert (client.post(deed_of(bakery, deed), sent).status_code == 403) == (deed not in offered), deed


def test_who_does_not_see_the_relation_finds_none_of_it(bakery: Party, signed_in: SignIn) -> None:
    item = file(bakery, "offerte.pdf")
    client = signed_in("sales", only_managed=True)
    assert client.get(tab_of(bakery)).status_code == 404
    for deed in DEEDS:
        assert client.post(deed_of(bakery, deed), {"wat": item.pk, "name": "x"}).status_code == 404
    assert names(bakery) == ["offerte.pdf"]


def test_what_is_archived_is_left_alone(bakery: Party, client: Client) -> None:
    """P10: nothing is offered, and a form that was still open is refused with the reason."""
    item = file(bakery, "offerte.pdf")
    archive(bakery, by=BY)
    page = card_of(client, bakery)
    assert "offerte.pdf" in page
    assert "/verwijderen/" not in page
    answer = client.post(deed_of(bakery, "verwijderen"), {"wat": item.pk, "map": ""})
    assert answer.status_code == 422
    assert "gearchiveerd" in answer.content.decode()
    assert names(bakery) == ["offerte.pdf"]


def test_on_the_page_of_a_past_day_the_files_are_those_of_today(bakery: Party, client: Client) -> None:
    """U3: it says so, and nothing can be changed there."""
    with clock.travel(clock.now() + timedelta(days=3)):
        file(bakery, "offerte.pdf")
        page = card_of(client, bakery, op=day(clock.today() - timedelta(days=2)))
    assert "Zoals ze vandaag zijn" in page
    assert "offerte.pdf" in page
    assert not any(deed_of(bakery, deed) in page for deed in DEEDS)


def test_a_full_folder_is_shown_a_page_at_a_time(bakery: Party, client: Client) -> None:
    """Folders first, each by name; a page goes on after the last row of the one before, also from folder to file."""
    _fill(bakery, range(PAGE + 20), folders_below=PAGE - 10)
    first = text_of(client, tab_of(bakery))
    onward = first.split("Volgende")[0].rsplit('href="', 1)[1].split('"')[0]
    second = text_of(client, onward)
    assert _rows(first) == [f"Map {number:04}" for number in range(PAGE - 10)] + [
        f"bestand {number:04}.txt" for number in range(PAGE - 10, PAGE)
    ]
    assert _rows(second) == [f"bestand {number:04}.txt" for number in range(PAGE, PAGE + 20)]
    assert "Volgende" not in second


def test_three_hundred_rows_cost_as_many_queries_as_three(bakery: Party, client: Client) -> None:
    inside = folder(bakery, "Contracten")
    _fill(bakery, range(3), parent=inside, folders_below=1)
    text_of(client, tab_of(bakery, map=inside.pk))
    before = _queries(client, tab_of(bakery, map=inside.pk))
    _fill(bakery, range(3, 300), parent=inside, folders_below=40)
    assert _queries(client, tab_of(bakery, map=inside.pk)) <= before <= BUDGET


def _fill(party: Party, numbers: Iterable[int], *, parent: Item | None = None, folders_below: int) -> None:
    """Folders and then files, so many together."""
    holder = subject_of(party)
    for number in numbers:
        if number < folders_below:
            folders.make_folder(holder=holder, parent=parent, name=f"Map {number:04}", by=BY)
    files = [f"bestand {number:04}.txt" for number in numbers if number >= folders_below]
    add(holder, *files, folder=parent, content="meel")


def _rows(page: str) -> list[str]:
    return [part.split('"', 1)[0] for part in page.split('data-name="')[1:]]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        text_of(client, address)
    return len(queries)
