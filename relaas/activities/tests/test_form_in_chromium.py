"""An action planned by keyboard alone, and the pages of this room's forms and notes, for everyone and in every look."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.writing import write_note
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_action_by_keyboard_and_no_page_has_faults(
    chromium: Browser, live_server: LiveServer, sanne: User, by: Actor, bakery: Party, jan: Party
) -> None:
    """A1, T10: no page is wider than the screen, and axe finds nothing."""
    note = write_note(facts={"title": "Sleutel", "relation": bakery, "person": jan, "due": "2026-01-05"}, by=by)
    client = Client()
    client.force_login(sanne)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context = chromium.new_context(base_url=live_server.url)
    context.add_cookies([cookie])
    page = context.new_page()
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
    context.close()
