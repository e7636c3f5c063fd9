"""Searching by name in one tree (T14): any part, at any depth, complete, with the path of each."""

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.files import searching
from relaas.files.models import Item
from relaas.files.searching import find_in_tree
from relaas.files.tests.listing import BY, file, folder
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.registration import register_organization

pytestmark = pytest.mark.django_db


def found(party: Party, typed: str, by: Actor = BY, within: Item | None = None) -> list[str]:
    hits = find_in_tree(subject_of(party), typed, by, within=within).found
    return ["/".join((*(step.name for step in hit.path), hit.item.name)) for hit in hits]


@pytest.fixture
def deep(bakery: Party) -> Item:
    """Files at the top and two folders down; and the same names in the tree of somebody else."""
    contracts = folder(bakery, "Contracten")
    year = folder(bakery, "2026 één", contracts)
    for name, parent in (("Offerte café.pdf", year), ("offerte 100%.pdf", contracts), ("Gevel.jpg", None)):
        file(bakery, name, parent)
    file(register_organization(facts={"name": "Molen"}, by=BY), "Offerte molen.pdf")
    return contracts


@pytest.mark.parametrize("few", [searching.FEW, 0])
def test_any_part_of_a_name_in_all_folders_below(
    deep: Item, bakery: Party, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the rows are found."""
    monkeypatch.setattr(searching, "FEW", few)
    assert found(bakery, "FERTE") == ["Contracten/offerte 100%.pdf", "Contracten/2026 één/Offerte café.pdf"]
    assert found(bakery, "cafe offer") == ["Contracten/2026 één/Offerte café.pdf"]
    assert found(bakery, "een") == ["Contracten/2026 één"]
    assert found(bakery, "100%") == ["Contracten/offerte 100%.pdf"]
    assert found(bakery, "contract") == ["Contracten"]
    assert found(bakery, "ge") == ["Gevel.jpg"]
    assert found(bakery, "") == found(bakery, " \0 ") == found(bakery, "zonnewijzer") == found(bakery, "🦄") == []
    assert found(bakery, "pdf", within=deep) == found(bakery, "pdf")
    assert found(bakery, "gevel", within=deep) == []
    assert found(bakery, "pdf", within=Item.objects.get(name="2026 één")) == ["Contracten/2026 één/Offerte café.pdf"]


def test_a_page_after_another_until_all_have_been_shown(bakery: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "PAGE", 3)
    for number in range(8):
        file(bakery, f"nummer {number}.pdf")
    seen, last = [], None
    while True:
        page = find_in_tree(subject_of(bakery), "nummer", BY, behind=last)
        seen += [hit.item.name for hit in page.found]
        if (last := page.last) is None:
            break
    assert seen == [f"nummer {number}.pdf" for number in range(8)]


def test_nothing_is_found_in_the_tree_of_what_one_may_not_see(
    deep: Item, bakery: Party, user: Callable[..., User]
) -> None:
    """U2"""
    limited = user("Piet", "files.read", "parties.read", only_managed=True)
    assert found(bakery, "offerte", user("Kim", "files.read", "parties.read").actor)
    assert found(bakery, "offerte", limited.actor) == found(bakery, "offerte", user("Jan", "parties.read").actor) == []


def test_three_questions_however_many_are_found(
    deep: Item, bakery: Party, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(20):
        file(bakery, f"offerte {number}.pdf", deep)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]  # a fixture of pytest-django
        assert len(found(bakery, "offerte")) == 22


def test_the_field_on_the_tab_finds_them_with_their_folders(
    deep: Item, bakery: Party, signed_in: Callable[..., Client]
) -> None:
    client, tab = signed_in("reader"), f"/relaties/{bakery.pk}/online-bestanden/"

    def shown(**asked: str | int) -> str:
        answer = client.get(tab, asked)
        assert answer.status_code == 200
        return unescape(answer.content.decode()).split('id="files"')[1].split("</section>")[0]

    page = shown(zoek="FERTE")
    for text in ("of<mark>ferte</mark> 100%.pdf", "2026 één", 'value="FERTE"', f"map={deep.pk}"):
        assert text in page, text
    assert "Molen" not in page
    assert "Gevel" not in page
    assert "Hier heet geen bestand of map" in shown(zoek="zonnewijzer")
    assert "Zoek in alle mappen" in shown(zoek="gevel", map=deep.pk)
    for strange in ("\0", "%", "<script>alert(1)</script>", "a" * 5_000, "🦄", "'\"--", "ﬁ ß"):
        assert "<script>alert(1)" not in client.get(tab, {"zoek": strange}).content.decode()
    for number in range(3):
        assert shown(zoek="pdf", na=("x", "-1", str(10**30))[number])
