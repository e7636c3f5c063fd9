"""T14 in a browser: the tree by keyboard alone, files dragged onto a folder, and the card in every look."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.files.models import Item
from relaas.files.tests.tree_pages import deed_of, file, folder, names, tab_of
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(db: None, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    prepare_roles()
    role = Role.objects.get(builtin="manager")
    sanne = create_user(email="sanne@relaas.example", name="Sanne", role=role, by=SYSTEM)
    yield from tabs_of(sanne, chromium, live_server)


def test_all_of_it_by_keyboard_and_by_dragging_and_no_page_has_faults(open_tab: OpenTab, bakery: Party) -> None:
    contracts = folder(bakery, "Contracten")
    offer, photo = file(bakery, "offerte.pdf"), file(bakery, "gevel.jpg")
    file(bakery, f"{'Een lange naam ' * 12}.docx")
    tab = open_tab(tab_of(bakery))
    _by_keyboard(tab, bakery, contracts)
    _by_dragging(tab, bakery, contracts)
    pages = (
        tab_of(bakery),
        tab_of(bakery, map=contracts.pk),
        tab_of(bakery, hernoem=photo.pk),
        tab_of(bakery, nieuw="map"),
        f"{deed_of(bakery, 'verplaatsen')}?wat={offer.pk}",
        f"{deed_of(bakery, 'nieuwe-map')}?map={contracts.pk}",
    )
    for look in LOOKS:
        put_on(tab, look)
        for path in pages:
            tab.goto(path)
            assert faults(tab) == [], (path, look)


def _by_keyboard(tab: Page, bakery: Party, contracts: Item) -> None:
    """Make, open, go up, rename, delete, undo: no mouse."""
    tab.keyboard.press("m")
    expect(tab.get_by_label("Naam van de nieuwe map")).to_be_focused()
    tab.keyboard.type("Foto's")
    tab.keyboard.press("Enter")
    row = tab.locator("[data-files] tbody tr")
    expect(row.filter(has_text="Foto's")).to_be_visible()
    tab.keyboard.press("j")
    expect(row.nth(0)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Deze map is leeg")).to_be_visible()
    tab.keyboard.press("Backspace")
    expect(row.filter(has_text="Contracten")).to_be_focused()
    for _key in range(10):
        if "offerte.pdf" in tab.evaluate("document.activeElement.dataset.name"):
            break
        tab.keyboard.press("ArrowDown")
    tab.keyboard.press("F2")
    expect(tab.get_by_label("Naam", exact=True)).to_be_focused()
    tab.keyboard.press("End")
    tab.keyboard.press("Control+a")
    tab.keyboard.type("Offerte 2026.pdf")
    tab.keyboard.press("Enter")
    expect(row.filter(has_text="Offerte 2026.pdf")).to_be_visible()
    row.filter(has_text="gevel.jpg").focus()
    tab.keyboard.press("Delete")
    expect(tab.get_by_text("gevel.jpg verwijderd")).to_be_visible()
    expect(row.filter(has_text="gevel.jpg")).to_have_count(0)
    tab.get_by_role("button", name="Ongedaan maken").click()
    expect(row.filter(has_text="gevel.jpg")).to_be_visible()
    tree = tab.locator("[data-folders]")
    tree.get_by_role("link", name="Alle bestanden").focus()
    tab.keyboard.press("ArrowDown")
    expect(tree.get_by_role("link", name="Contracten")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{tab_of(bakery, map=contracts.pk)}")
    _in_the_tree(tab, bakery)
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog")).to_contain_text("Een map omhoog")
    tab.keyboard.press("Escape")


def _in_the_tree(tab: Page, bakery: Party) -> None:
    """F2 and Delete of a folder in the tree, also of one that holds the open folder; the top keeps its name."""
    old = folder(bakery, "Oud")
    inside = folder(bakery, "Binnenin", parent=old)
    tab.goto(tab_of(bakery, map=inside.pk))
    tree = tab.locator("[data-folders]")
    tree.get_by_role("link", name="Alle bestanden").focus()
    tab.keyboard.press("Delete")
    tree.get_by_role("link", name="Oud").focus()
    tab.keyboard.press("F2")
    expect(tab.get_by_label("Naam", exact=True)).to_have_value("Oud")
    assert "Oud" in names(bakery)  # the top is no folder: nothing was deleted
    tab.get_by_label("Naam", exact=True).fill("Archief")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Hernoemd", exact=True)).to_be_visible()
    tab.goto(tab_of(bakery, map=inside.pk))
    tree.get_by_role("link", name="Archief").focus()
    tab.keyboard.press("Delete")
    expect(tab.get_by_text("Archief verwijderd")).to_be_visible()
    assert "Archief" not in names(bakery)


def _by_dragging(tab: Page, bakery: Party, contracts: Item) -> None:
    """What is selected goes along."""
    tab.goto(tab_of(bakery))
    for name in ("gevel.jpg", "Offerte 2026.pdf"):
        tab.get_by_label(f"Selecteer {name}", exact=True).check()
    row = tab.locator("[data-files] tbody tr")
    row.filter(has_text="gevel.jpg").drag_to(tab.locator("[data-folders]").get_by_role("link", name="Contracten"))
    expect(tab.get_by_text("2 verplaatst naar Contracten")).to_be_visible()
    assert names(bakery, contracts) == ["gevel.jpg", "Offerte 2026.pdf"]
