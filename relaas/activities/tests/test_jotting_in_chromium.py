"""Writing down in a browser: three keystrokes and the text, chips that follow the words, for everyone in every look."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.activities.jotting.chips import channel_chips
from relaas.activities.jotting.persons import phrases_of
from relaas.activities.models import Activity, Channel
from relaas.activities.tests.conftest import MakeUser
from relaas.activities.tests.guessed import CHANNELS, NAMES, PERSONS
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = "Mail van Fatima: wil vanaf januari ook roggemeel."
# Counts what goes down on the keyboard, outside what is typed in the field.
COUNT = """() => { window.pressed = []; document.addEventListener("keydown", (event) => {
  if (!event.target.closest("textarea") || event.key === "Control" || event.ctrlKey) window.pressed.push(event.key);
}, true); }"""
GUESSED = """([path, choices, table, kind]) => import(path).then((jotting) => {
  const made = choices.map(([value, words]) => ({ value, dataset: words }));
  const guess = kind === "channel" ? (text) => jotting.channelOf(text, made).value
    : (text) => jotting.personsOf(text, made).map((each) => Number(each.value));
  return table.map(([text]) => guess(text));
})"""


@pytest.fixture
def mill(db: None) -> Party:
    """With eight persons, of whom Fatima is the last."""
    made = register_organization(facts={"name": "Molen De Hoop", "is_customer": True}, by=COMMAND_LINE)
    names = [("Piet", "Pen"), ("Kees", "Kaas"), ("Truus", "Thee"), ("Bep", "Boter"), ("Ans", "Appel"), ("Wim", "Worst")]
    for first_name, last_name in [*names, ("Toon", "Taart"), ("Fatima", "Idrissi")]:
        person = register_person(facts={"first_name": first_name, "last_name": last_name}, by=COMMAND_LINE)
        employ(person, made, facts={}, by=COMMAND_LINE)
    return made


@pytest.fixture
def open_tab(user_of: MakeUser, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which somebody who sells is signed in; closed in the end."""
    yield from tabs_of(user_of("manager"), chromium, live_server)


def picture(tab: Page, name: str) -> None:
    """Kept where `SHOTS` says, to be looked at."""
    if folder := os.environ.get("SHOTS"):
        tab.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_three_keystrokes_and_the_text(mill: Party, open_tab: OpenTab) -> None:
    """`c`, the text, Ctrl+Enter: the words choose channel and persons, which can be changed before and after."""
    tab = open_tab(f"/relaties/{mill.pk}/")
    tab.evaluate(COUNT)
    tab.keyboard.press("c")
    expect(tab.locator("#jot")).to_be_focused()
    tab.keyboard.type(SAID)
    expect(tab.get_by_role("radio", name="E-mail")).to_be_checked()
    expect(tab.get_by_role("checkbox", name="Fatima Idrissi")).to_be_checked()
    assert tab.evaluate("window.pressed") == ["c"]
    picture(tab, "typing")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".written")).to_contain_text("E-mail met Fatima Idrissi")
    assert tab.evaluate("window.pressed") == ["c", "Control", "Enter"]
    written = Activity.objects.get()
    assert (written.text, written.channel, written.relation) == (SAID, Channel.EMAIL, mill)
    picture(tab, "written")
    expect(tab.get_by_label("Onderwerp")).to_be_focused()
    tab.keyboard.type("Offerte maken")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".toasts")).to_contain_text("Actie gepland")
    assert Activity.objects.actions().get().follows == written
    expect(tab.locator(".written")).to_have_count(0)


def test_chips_that_are_ticked_by_hand_stay(mill: Party, open_tab: OpenTab) -> None:
    """And what is refused stays in the field, the button goes to it, and `?` tells its keys."""
    tab = open_tab(f"/relaties/{mill.pk}/")
    tab.get_by_role("link", name="Contactmoment", exact=True).click()
    expect(tab.locator("#jot")).to_be_focused()
    assert "#" not in tab.url
    tab.keyboard.type("Gebeld met Piet")
    tab.locator("#jotting .chip", has_text="Bezoek").click()
    tab.locator("#jotting .chip", has_text="Piet Pen").click()
    tab.locator("#jot").press_sequentially(" en Bep")
    expect(tab.get_by_role("radio", name="Bezoek")).to_be_checked()
    expect(tab.get_by_role("checkbox", name="Piet Pen")).not_to_be_checked()
    expect(tab.get_by_role("checkbox", name="Bep Boter")).to_be_checked()
    tab.locator("#jot").fill("x" * 20_001)
    tab.locator("#jot").press("Control+Enter")
    expect(tab.locator("#jot-error")).to_contain_text("20000")
    expect(tab.locator("#jot")).to_be_focused()
    expect(tab.locator("#jot")).to_have_value("x" * 20_001)
    tab.locator("#jot").fill("Toch langs geweest")
    tab.locator("#jot").press("Control+Enter")
    expect(tab.locator(".written")).to_be_visible()
    tab.locator("h1").click()
    tab.keyboard.press("?")
    for key, what in (("c", "Contactmoment"), ("Enter", "Leg vast")):
        expect(tab.locator(".shortcuts div", has_text=what).locator("kbd", has_text=key)).to_be_visible()


def test_the_browser_guesses_as_the_server_does(mill: Party, open_tab: OpenTab) -> None:
    tab = open_tab(f"/relaties/{mill.pk}/")
    path = "/static/web/js/jotting.js"
    channels = [[chip.value, chip.words] for chip in channel_chips("")]
    guessed = tab.evaluate(GUESSED, [path, channels, CHANNELS, "channel"])
    assert list(zip([text for text, _channel in CHANNELS], guessed, strict=True)) == CHANNELS
    persons = [[id, {"said": "|".join(phrases)}] for id, phrases in phrases_of(PERSONS).items()]
    guessed = tab.evaluate(GUESSED, [path, persons, NAMES, "persons"])
    assert list(zip([text for text, _ids in NAMES], guessed, strict=True)) == NAMES


def test_for_everyone_in_every_look(mill: Party, open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen: while writing, when written, and the activity's page."""
    tab = open_tab("/")
    for number, look in enumerate(LOOKS):
        put_on(tab, look)
        tab.goto(f"/relaties/{mill.pk}/")
        tab.locator("#jot").press_sequentially("Gebeld met Fatima over een heel lang verhaal")
        assert faults(tab) == []
        picture(tab, f"typing-{number}")
        tab.keyboard.press("Control+Enter")
        expect(tab.locator(".written")).to_be_visible()
        tab.locator("[data-toast] [data-close]").click()  # it still fades in
        assert faults(tab) == []
        picture(tab, f"written-{number}")
        tab.goto(f"/activiteiten/{Activity.objects.latest('pk').pk}/daarna/")
        tab.get_by_label("Onderwerp").fill("Vervolg")
        tab.keyboard.press("Control+Enter")
        expect(tab.locator(".chain")).to_be_visible()
        tab.locator("[data-toast] [data-close]").click()
        assert faults(tab) == []
        picture(tab, f"page-{number}")
