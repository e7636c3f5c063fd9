"""An action planned by keyboard alone, and the pages of this room's forms and notes, for everyone and in every look."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.writing import write_note
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(sanne: User, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    yield from tabs_of(sanne, chromium, live_server)


def test_an_action_by_keyboard_and_no_page_has_faults(open_tab: OpenTab, by: Actor, bakery: Party, jan: Party) -> None:
    """A1, T10: no page is wider than the screen, and axe finds nothing."""
    note = write_note(facts={"title": "Sleutel", "relation": bakery, "person": jan, "due": "2026-01-05"}, by=by)
    page = open_tab()
    pages = (
        f"/acties/nieuw/?relatie={bakery.pk}",
        f"/contactmomenten/nieuw/?relatie={bakery.pk}",
        "/notities/nieuw/?kies=1&zoek=bakkerij",
        f"/activiteiten/{note.pk}/bewerken/",
        f"/relaties/{bakery.pk}/notities/",
    )
    for look in LOOKS:
        put_on(page, look)
        for path in pages:
            page.goto(path)
            assert faults(page) == [], (path, look)
    page.goto(pages[0])
    page.keyboard.type("Bel over rogge")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Actie gepland").first).to_be_visible()
    assert Activity.objects.actions().get().relation == bakery
