"""A3 in a browser: files dropped on the story's field, pasted in it and taken off; then the activity's page."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.activities.models import Activity
from relaas.activities.tests.conftest import MakeUser
from relaas.files.models import Item
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.storage import open_stored
from relaas.parties.registration import register_organization
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CARRY = """const carried = (files) => { const all = new DataTransfer();
  for (const [name, type] of files) all.items.add(new File([`inhoud van ${name}`], name, { type }));
  return all; };"""
DROP = f"""(files) => {{ {CARRY} for (const kind of ["dragover", "drop"]) document.querySelector("#jot")
  .dispatchEvent(new DragEvent(kind, {{ bubbles: true, cancelable: true, dataTransfer: carried(files) }})); }}"""
PASTE = f"""(files) => {{ {CARRY} document.querySelector("#jot")
  .dispatchEvent(new ClipboardEvent("paste", {{ bubbles: true, cancelable: true, clipboardData: carried(files) }}));
}}"""


@pytest.fixture
def open_tab(user_of: MakeUser, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    yield from tabs_of(user_of("manager"), chromium, live_server)


def picture(tab: Page, name: str) -> None:
    """Kept where `SHOTS` says, to be looked at."""
    if folder := os.environ.get("SHOTS"):
        tab.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_dropped_pasted_taken_off_and_kept(open_tab: OpenTab) -> None:
    mill = register_organization(facts={"name": "Molen De Hoop", "is_customer": True}, by=COMMAND_LINE)
    tab = open_tab(f"/relaties/{mill.pk}/")
    tab.evaluate(DROP, [["offerte.txt", "text/plain"], ["weg.txt", "text/plain"]])
    tab.evaluate(PASTE, [["image.png", "image/png"]])
    expect(tab.locator("#jotting [data-chosen]")).to_have_count(3)
    tab.get_by_role("button", name="Haal weg: weg.txt").click()
    expect(tab.locator("#jotting [data-chosen]")).to_have_count(2)
    tab.locator("#jot").focus()
    tab.keyboard.press("Control+Enter")  # without words it is refused, and the files stay
    expect(tab.locator("#jot-error")).to_be_visible()
    expect(tab.locator("#jotting [data-attached] li")).to_have_count(2)
    picture(tab, "attached-refused")
    tab.locator("#jot").fill("Gebeld over de offerte")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".written")).to_be_visible()
    expect(tab.locator(".events .files-at")).to_contain_text("2")
    kept = {each.name: each for each in Item.objects.select_related("stored")}
    assert sorted(name.split()[0] for name in kept) == ["Schermafbeelding", "offerte.txt"]
    with open_stored(kept["offerte.txt"].stored) as content:  # type: ignore[arg-type]  # a file has bytes
        assert content.read() == b"inhoud van offerte.txt"
    for number, look in enumerate(LOOKS):
        put_on(tab, look)
        for name, address in (
            ("activity", f"/activiteiten/{Activity.objects.get().pk}/"),
            ("party", f"/relaties/{mill.pk}/"),
        ):
            tab.goto(address)
            if name == "party":
                tab.evaluate(DROP, [["een wel heel lange naam van een bestand.txt", "text/plain"]])
            assert faults(tab) == []
            picture(tab, f"{name}-attached-{number}")
            tab.on("dialog", lambda dialog: dialog.accept())
