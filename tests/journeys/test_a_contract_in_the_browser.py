"""The same journey in a browser, by keyboard: typed, pasted and copied lines, a quote by mail, signed, executed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.contracts.models import Contract, Direction, Status
from relaas.documents.outbox.sending import send_due
from tests.journeys.contracts import PASTED, QUOTES, House, opened_quote
from tests.mail_server import MailServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTE = """(cell, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def tab(house: House, chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A tab in which somebody who sells and buys is signed in."""
    name = settings.SESSION_COOKIE_NAME
    cookie: Any = {"name": name, "value": house.client().cookies[name].value, "url": live_server.url}
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL")
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


def make_request(tab: Page, house: House) -> Contract:
    """A request for the bakery, with its product group and eight lines: four typed, three pasted, one copied."""
    tab.goto(f"/aanvragen/nieuw/?relatie={house.bakery.pk}")
    tab.get_by_label("Omschrijving").fill("Ovens en onderhoud")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Ovens en onderhoud")
    contract = Contract.objects.latest("pk")
    tab.keyboard.press("e")
    tab.get_by_role("combobox", name="Productgroep").select_option(label="Ovens")
    tab.get_by_label("Van", exact=True).fill("1-12-2026")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#request")).to_contain_text("01-12-2026")
    tab.goto(f"/contracten/{contract.pk}/")
    type_eight_lines(tab)
    return contract


def type_eight_lines(tab: Page) -> None:
    tab.get_by_role("link", name="Voeg de eerste regel toe").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(":focus")).to_have_attribute("name", "description")
    for name, quantity, price in (("Steenoven", "1", "12500"), ("Plaatsing", "16", "85"), ("Rijkosten", "2", "45,5")):
        tab.keyboard.type(name)
        tab.keyboard.press("Tab")
        tab.keyboard.type(quantity)
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.type(price)
        tab.keyboard.press("Enter")
    tab.locator(":focus").evaluate(PASTE, PASTED)
    expect(tab.locator("[data-row]")).to_have_count(6)
    tab.locator("[name=description]").nth(5).focus()
    tab.keyboard.press("Control+d")
    tab.keyboard.type("Silosensor, groot")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Zout")
    for _cell in ("quantity", "unit", "price"):
        tab.keyboard.press("Tab")
    tab.keyboard.type("4,1")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#lines header")).to_contain_text("8 regels")


def test_from_a_request_to_what_was_delivered(tab: Page, house: House, mail_server: MailServer) -> None:
    contract = make_request(tab, house)
    tab.get_by_role("button", name="Maak offerte").click()
    expect(tab.locator("[aria-current=step]")).to_have_text("Offerte")
    tab.keyboard.press("v")
    expect(tab.get_by_role("textbox", name="Aan")).to_have_value(QUOTES)
    tab.get_by_label("Tekst").press("Control+Enter")
    expect(tab.locator("#mails")).to_contain_text(QUOTES)
    send_due("one")
    text = opened_quote(mail_server)
    for expected in (contract.number, "Bakkerij Van den Berg", "Silosensor, groot", "1.881,00"):
        assert expected in text, expected
    tab.reload()
    expect(tab.locator("#mails .pill")).to_have_text("Verzonden")
    expect(tab.locator(".story")).to_contain_text(f"Offerte verstuurd aan {QUOTES}")
    tab.get_by_role("button", name="Maak contract").click()
    expect(tab.locator("[aria-current=step]")).to_have_text("Contract")
    tab.goto(f"/contracten/{contract.pk}/kopie/andersom/?relatie={house.mill.pk}")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#lines header")).to_contain_text("8 regels")
    assert Contract.objects.latest("pk").direction == Direction.PURCHASE
    tab.goto(f"/contracten/{contract.pk}/")
    tab.get_by_role("button", name="Zet op uitgevoerd").click()
    expect(tab.locator("[aria-current=step]")).to_have_text("Uitgevoerd")
    assert Contract.objects.get(pk=contract.pk).status == Status.EXECUTED


def test_who_does_not_pay_on_account_pays_first_or_there_is_a_reason(tab: Page, house: House) -> None:
    """C2: refused, with why; with a reason it goes on."""
    house.pays_first(house.bakery)
    contract = make_request(tab, house)
    tab.get_by_role("button", name="Maak offerte").click()
    tab.get_by_role("button", name="Maak contract").click()
    tab.get_by_role("button", name="Zet op uitgevoerd").click()
    expect(tab.get_by_role("heading", name="Waarom mag dit niet?")).to_be_visible()
    assert Contract.objects.get(pk=contract.pk).status == Status.CONTRACT
    tab.get_by_label("Reden").fill("Vooruit betaald")
    tab.get_by_role("button", name="Ga toch door").click()
    expect(tab.locator("[aria-current=step]")).to_have_text("Uitgevoerd")
    tab.goto(f"/relaties/{house.bakery.pk}/")
    expect(tab.locator(".story")).to_contain_text("Vooruit betaald")
