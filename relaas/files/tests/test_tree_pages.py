"""T14: making, renaming, moving, deleting, showing in the portal, as a browser without a script does it."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from relaas.files import folders
from relaas.files.models import Item
from relaas.files.tests.tree_pages import deed_of, file, folder, names, said, seen_of, tab_of, text_of
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY

pytestmark = pytest.mark.django_db
type SignIn = Callable[..., Client]


@pytest.fixture
def client(signed_in: SignIn) -> Client:
    return signed_in("manager")


def test_a_folder_is_made_renamed_moved_and_deleted_without_a_script(bakery: Party, client: Client) -> None:
    assert client.post(deed_of(bakery, "nieuwe-map"), {"map": "", "name": " Contracten "}).status_code == 303
    made = Item.objects.get(name="Contracten")
    offer = file(bakery, "offerte.pdf")
    sent = {"wat": offer.pk, "map": "", "name": "Offerte 2026.pdf", "seen": seen_of(client, bakery, offer)}
    assert "Hernoemd" in said(client.post(deed_of(bakery, "hernoemen"), sent))
    picked = client.post(deed_of(bakery, "verplaatsen"), {"wat": [offer.pk], "map": ""})
    page = text_of(client, picked.headers["Location"])
    assert f'name="naar" value="{made.pk}"' in page
    moved = said(client.post(deed_of(bakery, "verplaatsen"), {"wat": offer.pk, "map": "", "naar": made.pk}))
    assert "Offerte 2026.pdf verplaatst naar Contracten" in moved
    assert names(bakery, made) == ["Offerte 2026.pdf"]
    gone = said(client.post(deed_of(bakery, "verwijderen"), {"wat": made.pk, "map": ""}))
    assert "Contracten verwijderd" in gone
    undo = gone.split('action="/relaas/')[1].split('"')[0]
    assert client.post(f"/relaas/{undo}", {"next": tab_of(bakery)}).status_code == 302
    assert names(bakery, Item.objects.get(name="Contracten")) == ["Offerte 2026.pdf"]


def test_the_portal_is_a_switch_of_a_file_and_of_all_in_a_folder(bakery: Party, client: Client) -> None:
    inside = folder(bakery, "Contracten")
    one, other = file(bakery, "een.pdf", inside), file(bakery, "twee.pdf", inside)
    assert "een.pdf: in portaal" in said(client.post(deed_of(bakery, "portaal") + "?tonen=1", {"wat": one.pk}))
    assert 'aria-checked="true"' in text_of(client, tab_of(bakery, map=inside.pk))
    client.post(deed_of(bakery, "portaal"), {"wat": inside.pk, "tonen": "1"})
    assert set(Item.objects.files().values_list("in_portal", flat=True)) == {True}
    client.post(deed_of(bakery, "portaal"), {"wat": [one.pk, other.pk], "tonen": "0"})
    assert set(Item.objects.files().values_list("in_portal", flat=True)) == {False}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Geef een naam."),
        ("   ", "Geef een naam."),
        ("..", "Een naam kan niet alleen uit punten bestaan."),
        ("../../etc/passwd", "In een naam mag geen / of \\ staan."),
        ("a\\b", "In een naam mag geen / of \\ staan."),
        ("x" * 5_000, "hoogstens 200 tekens"),
        ("CONTRACTEN", "Hier staat al een “CONTRACTEN”"),
    ],
)
def test_a_name_that_cannot_be_is_said_at_its_field(bakery: Party, client: Client, name: str, why: str) -> None:
    """T14: 422 with the page of the form, what was typed still in it, and nothing made or renamed."""
    folder(bakery, "Contracten")
    item = file(bakery, "offerte.pdf")
    seen = seen_of(client, bakery, item)
    for deed, more in (("nieuwe-map", {}), ("hernoemen", {"wat": item.pk, "seen": seen})):
        answer = client.post(deed_of(bakery, deed), {"map": "", "name": name, **more})
        page = unescape(answer.content.decode())
        assert answer.status_code == 422, deed
        assert why in page, deed
        assert 'id="id_name_error"' in page
    assert names(bakery) == ["Contracten", "offerte.pdf"]


def test_any_other_name_is_kept_as_it_is(bakery: Party, client: Client) -> None:
    for name in ("📁 Foto's & meer", "<script>alert(1)</script>", "été", "CON", "a" * 200):
        sent = client.post(deed_of(bakery, "nieuwe-map"), {"map": "", "name": name.replace("/", "⁄")})
        assert sent.status_code == 303, name
    page = client.get(tab_of(bakery)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_sent_twice_a_folder_is_made_once(bakery: Party, client: Client) -> None:
    answers = [client.post(deed_of(bakery, "nieuwe-map"), {"map": "", "name": "Foto's"}).status_code for _ in "12"]
    assert answers == [303, 422]
    assert names(bakery) == ["Foto's"]


def test_nothing_goes_into_itself_or_where_its_name_stands(bakery: Party, client: Client) -> None:
    outer = folder(bakery, "Contracten")
    inner = folder(bakery, "2026", outer)
    taken, other = file(bakery, "offerte.pdf", inner), file(bakery, "offerte.pdf")
    for target, what, why in (
        (inner, outer, "kan niet in zichzelf"),
        (outer, outer, "kan niet in zichzelf"),
        (inner, other, "Hier staat al een “offerte.pdf”"),
    ):
        answer = client.post(deed_of(bakery, "verplaatsen"), {"wat": what.pk, "map": "", "naar": target.pk})
        assert answer.status_code == 422
        assert why in unescape(answer.content.decode())
    assert [Item.objects.get(pk=each.pk).parent_id for each in (outer, inner, taken, other)] == [
        None, outer.pk, inner.pk, None,
    ]  # fmt: skip


def test_choosing_goes_through_the_tree_level_by_level(bakery: Party, client: Client) -> None:
    outer = folder(bakery, "Contracten")
    inner = folder(bakery, "2026", outer)
    item = file(bakery, "offerte.pdf")
    top = text_of(client, f"{deed_of(bakery, 'verplaatsen')}?wat={item.pk}")
    assert f"binnen={outer.pk}" in top
    assert f'value="{inner.pk}"' not in top
    assert f'value="{inner.pk}"' in text_of(client, f"{deed_of(bakery, 'verplaatsen')}?wat={item.pk}&binnen={outer.pk}")
    itself = text_of(client, f"{deed_of(bakery, 'verplaatsen')}?wat={outer.pk}")
    assert f'value="{outer.pk}" disabled' in itself, "no way into what is moved"
    assert f"binnen={outer.pk}" not in itself


def test_two_people_moving_one_file(bakery: Party, signed_in: SignIn) -> None:
    """The second is told where it stands now, and then chooses: nothing is lost."""
    sanne, kim = signed_in("manager"), signed_in("sales")
    mine, theirs, item = folder(bakery, "Contracten"), folder(bakery, "Foto's"), file(bakery, "offerte.pdf")
    sent = {"wat": item.pk, "map": ""}
    assert sanne.post(deed_of(bakery, "verplaatsen"), {**sent, "naar": mine.pk}).status_code == 303
    answer = kim.post(deed_of(bakery, "verplaatsen"), {**sent, "naar": theirs.pk})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Iemand anders heeft “offerte.pdf” intussen verplaatst; het staat nu in “Contracten”." in page
    assert names(bakery, mine) == ["offerte.pdf"]
    again = {"wat": item.pk, "map": page.split('name="map" value="')[1].split('"')[0], "naar": theirs.pk}
    assert kim.post(deed_of(bakery, "verplaatsen"), again).status_code == 303
    assert names(bakery, theirs) == ["offerte.pdf"]


def test_two_people_renaming_one_file(bakery: Party, client: Client) -> None:
    item = file(bakery, "offerte.pdf")
    seen = seen_of(client, bakery, item)
    folders.rename(item, name="Offerte 2026.pdf", by=BY)
    answer = client.post(deed_of(bakery, "hernoemen"), {"wat": item.pk, "name": "Oud.pdf", "seen": seen})
    assert answer.status_code == 422
    assert "Offerte 2026.pdf" in answer.content.decode()
    assert names(bakery) == ["Offerte 2026.pdf"]


@pytest.mark.parametrize("deed", ["hernoemen", "verplaatsen", "verwijderen", "portaal"])
@pytest.mark.parametrize("what", [[], ["abc"], ["999999"], ["9" * 30], ["0"] * 3])
def test_what_is_not_there_is_said_and_nothing_is_done(
    bakery: Party, client: Client, deed: str, what: list[str]
) -> None:
    item = file(bakery, "offerte.pdf")
    given = {"wat": [*what, item.pk] if what else [], "map": "", "naar": "", "name": "x", "tonen": "1"}
    told = said(client.post(deed_of(bakery, deed), given))
    assert ("Selecteer eerst" if not what else "intussen verwijderd") in told
    assert names(bakery) == ["offerte.pdf"]


def test_a_folder_deleted_meanwhile_takes_nothing_in(bakery: Party, client: Client) -> None:
    gone, item = folder(bakery, "Weg"), file(bakery, "offerte.pdf")
    number = gone.pk
    folders.delete([gone], by=BY)
    told = said(client.post(deed_of(bakery, "nieuwe-map"), {"map": number, "name": "Nieuw"}))
    assert "Deze map is er niet meer." in told
    told = said(client.post(deed_of(bakery, "verplaatsen"), {"wat": item.pk, "map": "", "naar": number}))
    assert "Deze map is er niet meer." in told
    assert names(bakery) == ["offerte.pdf"]
