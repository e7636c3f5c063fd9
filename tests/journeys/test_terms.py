"""What was agreed with a relation, by keyboard only: all of *Stamgegevens*, a stop, an arrangement, a changed IBAN."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demonstration import Demonstration
from tests.journeys.test_first_morning import press_until_focused

pytestmark = pytest.mark.browser
OPENED = "form[data-opened] "
MASTER_DATA = re.compile(r"/relaties/\d+/stamgegevens/$")


def story(page: Page) -> str:
    return page.get_by_role("complementary", name=re.compile("relaas", re.IGNORECASE)).inner_text()


def follow(page: Page, selector: str) -> None:
    """Go to a link or button by keyboard and press it."""
    press_until_focused(page, selector)
    page.keyboard.press("Enter")


def fill(page: Page, **typed: str) -> None:
    """Fill in fields of the form that stands open, in the order of the page, and send it in."""
    for name, text in typed.items():
        press_until_focused(page, f"{OPENED}[name={name}]")
        page.keyboard.press("Space" if text == " " else "Control+a")
        page.keyboard.type(text.strip())
    page.keyboard.press("Control+Enter")
    page.wait_for_url(MASTER_DATA)


def new_relation(page: Page, name: str) -> None:
    page.wait_for_load_state()  # the keys are listened to from then on
    page.keyboard.press("n")
    page.wait_for_url("**/relaties/nieuw/")
    press_until_focused(page, "input[name=name]")
    page.keyboard.type(name)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/relaties/\d+/$"))
    follow(page, "nav a[href$='/stamgegevens/']")
    page.wait_for_url(MASTER_DATA)


def test_the_whole_tab_of_a_new_relation(demonstration: Demonstration, chromium: Browser) -> None:
    """T2, C1-C9: filled in, seen in header, list and story, and lifted."""
    context, page = demonstration.signed_in(chromium, "manager")
    new_relation(page, "Zuivelfabriek De Wieden")

    page.keyboard.press("e")
    page.wait_for_url(re.compile("/facturatie/bewerken/"))
    fill(page, legal_name="De Wieden B.V.", vat_number="NL002455799B11", kvk="05012346", attention="Crediteuren",
         domain="dewieden.example", currency="EUR", sales_vat="Btw", discount="7,5")  # fmt: skip
    facts = page.locator("#terms")
    for said in ("De Wieden B.V.", "NL002455799B11", "05012346", "Crediteuren", "7,5"):
        expect(facts).to_contain_text(said)

    follow(page, "a[href$='/aansturing/bewerken/']")
    page.wait_for_url(re.compile("/aansturing/"))
    fill(
        page,
        on_account=" ",
        credit_limit="10.000",
        deposit="25",
        ship_from="150,50",
        invoices_apart=" ",
        holds_invoices=" ",
    )
    control = page.locator("#control")
    for said in ("10.000", "25", "150,50"):
        expect(control).to_contain_text(said)

    follow(page, "a[href$='/stamgegevens/nieuw/']")
    page.wait_for_url(re.compile("/stamgegevens/nieuw/"))
    page.keyboard.press("Escape")
    page.wait_for_url(MASTER_DATA)

    follow(page, "a[href$='/leverstop/']")
    page.wait_for_url(re.compile("/leverstop/"))
    fill(page, reason="Kredietlimiet overschreden")
    pills = page.locator("main header .pill")
    expect(pills.filter(has_text="Leverstop")).to_be_visible()
    assert "Kredietlimiet overschreden" in story(page)
    address = page.url.removesuffix("stamgegevens/")
    page.goto(address)
    expect(pills.filter(has_text="Leverstop")).to_be_visible()
    follow(page, "form[action$='/leverstop/opheffen/'] button")
    expect(pills.filter(has_text="Leverstop")).to_have_count(0)
    assert "opgeheven" in story(page)

    page.goto(f"{address}stamgegevens/")
    follow(page, "a[href$='/betalingsregeling/']")
    page.wait_for_url(re.compile("/betalingsregeling/"))
    fill(page, reason="Drie termijnen van € 500", until_day="31-12-2099")
    expect(pills.filter(has_text="Betalingsregeling")).to_be_visible()
    context.close()
