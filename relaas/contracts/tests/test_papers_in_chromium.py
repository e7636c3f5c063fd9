"""K8: a document in the page of its contract, as the browser shows it within our Content Security Policy."""

import os
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.catalog.models import VatCode
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.tests.conftest import BY, MakeRequest, SignIn
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_document_is_shown_in_every_look(
    request_of: MakeRequest, bakery: Party, signed_in: SignIn, chromium: Browser, live_server: LiveServer
) -> None:
    contract = request_of(bakery)
    code = VatCode.objects.get(name="Laag")
    add_lines(contract, lines=[{"description": "Roggemeel", "price": "19,50", "vat_code": code}], by=BY)
    name = settings.SESSION_COOKIE_NAME
    cookie: Any = {"name": name, "value": signed_in("manager").cookies[name].value, "url": live_server.url}
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL")
    context.add_cookies([cookie])
    tab = context.new_page()
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(f"/contracten/{contract.pk}/")
        with tab.expect_response(f"**/contracten/{contract.pk}/documenten/quote/nl/") as answered:
            tab.get_by_role("link", name="PDF", exact=True).click()
        assert answered.value.headers["content-type"] == "application/pdf"
        expect(tab.locator("iframe.document-frame")).to_be_visible()
        if shots := os.environ.get("SHOTS"):
            tab.wait_for_timeout(1500)
            tab.screenshot(path=f"{shots}/paper-{look['viewport']['width']}-{look['color_scheme']}.png", full_page=True)
        assert [fault for fault in faults(tab) if not fault.startswith("frame-tested")] == [], look
        assert not [frame.url for frame in tab.frames if "chrome-error" in frame.url], "blocked by our own policy"
    context.close()


def test_a_document_is_kept_by_a_button(
    request_of: MakeRequest, bakery: Party, signed_in: SignIn, chromium: Browser, live_server: LiveServer
) -> None:
    contract = request_of(bakery)
    name = settings.SESSION_COOKIE_NAME
    cookie: Any = {"name": name, "value": signed_in("manager").cookies[name].value, "url": live_server.url}
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL")
    context.add_cookies([cookie])
    tab = context.new_page()
    with tab.expect_response("**/documenten/quote/nl/"):
        tab.goto(f"/contracten/{contract.pk}/documenten/quote/nl/voorbeeld/")
    tab.get_by_role("button", name="Bewaar zoals het nu is").click()
    expect(tab.locator("#documents")).to_contain_text(f"Offerte {contract.number}")
    expect(tab.locator(".story")).to_contain_text("Document bewaard")
    context.close()
