"""*Vandaag* by keyboard alone: done, undone, put off and handed over without leaving the list (A1, A5)."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.writing import plan_action
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(sanne: User, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    yield from tabs_of(sanne, chromium, live_server)


@pytest.fixture
def actions(sanne: User, bakery: Party, by: Actor) -> dict[str, Activity]:
    """Three of Sanne's, each due a day after the other; the first is late."""
    today = clock.today()
    return {
        title: plan_action(
            facts={"title": title, "due": today + timedelta(days=number - 1), "performer": sanne, "relation": bakery},
            by=by,
        )
        for number, title in enumerate(("Bel na", "Stuur na", "Werk uit"))
    }


def row(tab: Page, action: Activity) -> str:
    return f"#todo-{action.pk}"


def test_a_morning_by_keyboard(open_tab: OpenTab, actions: dict[str, Activity], sanne: User, karin: User) -> None:
    call, send, work = actions.values()
    tab = open_tab("/")
    expect(tab.locator("#count-today")).to_have_text(re.compile("^2"))
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    expect(tab.get_by_role("link", name="En daarna?")).to_be_visible()
    expect(tab.locator(row(tab, call))).to_have_count(0)
    expect(tab.locator(row(tab, send))).to_be_focused()
    expect(tab.locator("#count-today")).to_have_text("1")
    tab.keyboard.press("u")
    expect(tab.locator(row(tab, call))).to_be_visible()
    expect(tab.locator("#count-today")).to_have_text(re.compile("^2"))

    tab.locator(row(tab, call)).get_by_role("link", name="Bel na", exact=True).focus()
    tab.keyboard.press("j")
    expect(tab.locator(row(tab, send))).to_be_focused()
    tab.keyboard.press("s")
    expect(tab.get_by_role("button", name="Morgen")).to_be_focused()
    tab.keyboard.press("Escape")
    expect(tab.locator(row(tab, send))).to_be_focused()
    tab.keyboard.press("s")
    expect(tab.get_by_role("button", name="Morgen")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator(".toast")).to_contain_text("Uitgesteld")
    expect(tab.locator(row(tab, send)).locator("time")).to_have_text("morgen")

    tab.keyboard.press("w")
    colleague = tab.get_by_label("Collega")
    expect(colleague).to_be_focused()
    for look in LOOKS:
        put_on(tab, look)
        tab.reload()
        assert faults(tab) == []
    colleague.select_option("Karin Bos")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".toast")).to_contain_text("Karin Bos")
    for each in (send, work):
        each.refresh_from_db()
    assert {send.performer, work.performer} == {sanne, karin}
    assert send.due == clock.today() + timedelta(days=1)
    tab.keyboard.press("k")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/activiteiten/*/")
