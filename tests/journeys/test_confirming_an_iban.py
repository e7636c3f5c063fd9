"""Two colleagues: one changes an IBAN by keyboard, the other finds it under Beheer and confirms it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demonstration import Demonstration
from tests.journeys.test_first_morning import press_until_focused
from tests.looks import faults

pytestmark = pytest.mark.browser
OLD, NEW = "NL91 ABNA 0417 1643 00", "NL44 RABO 0123 4567 89"
NAME = "Drukkerij De Dubbele Controle"


def _new_relation(page: Page) -> str:
    """A relation of its own, so that no other journey meets it; gives the address of its tab."""
    page.goto("/relaties/nieuw/")
    page.locator("input[name=name]").fill(NAME)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/relaties/\d+/$"))
    return f"{page.url}stamgegevens/"


def _type_iban(page: Page, iban: str) -> None:
    expect(page.locator("input[name=waiting_iban]")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(iban)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("/stamgegevens/$"))


def _look(page: Page) -> None:
    """From Beheer to what waits, by keyboard."""
    page.goto("/beheer/ibans/")
    row = page.get_by_role("link", name=NAME)
    press_until_focused(page, f"a[href='{row.get_attribute('href')}']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bevestigen/$"))


def test_one_changes_it_and_another_confirms_it(demonstration: Demonstration, chromium: Browser) -> None:
    """P9: until the second user looked, what counted goes on counting."""
    first_context, first = demonstration.signed_in(chromium, "finance")
    second_context, second = demonstration.signed_in(chromium, "manager")
    tab = _new_relation(first)
    first.goto(tab)
    press_until_focused(first, "a[href$='/bankrekeningen/nieuw/']")
    first.keyboard.press("Enter")
    _type_iban(first, OLD)
    _look(second)
    second.keyboard.press("Control+Enter")
    second.wait_for_url(re.compile("/stamgegevens/$"))

    first.goto(tab)
    press_until_focused(first, "#bank-accounts a[href$='/bewerken/']")
    first.keyboard.press("Enter")
    _type_iban(first, NEW)
    card = first.locator("#bank-accounts")
    expect(card).to_contain_text(re.compile(rf"{OLD}\s*geldt nu.*{NEW}\s*wacht op bevestiging", re.DOTALL))
    expect(card).to_contain_text("ingevoerd door Fatima el Idrissi, vandaag")
    assert faults(first) == []

    press_until_focused(first, "#bank-accounts a[href$='/bevestigen/']")
    first.keyboard.press("Enter")
    first.wait_for_url(re.compile("/bevestigen/$"))
    first.keyboard.press("Control+Enter")
    expect(first.locator("#bank-accounts [role=alert]")).to_contain_text("door jou ingevoerd")

    _look(second)
    expect(second.locator("#bank-accounts")).to_contain_text(re.compile(rf"Geldt nu\s*{OLD}", re.DOTALL))
    assert faults(second) == []
    expect(second.locator("#bank-accounts .end .button.primary")).to_be_focused()
    second.keyboard.press("Enter")
    second.wait_for_url(re.compile("/stamgegevens/$"))
    expect(second.locator("#bank-accounts")).to_contain_text(NEW)
    expect(second.locator("#bank-accounts")).not_to_contain_text(OLD)
    expect(second.locator("#bank-accounts")).not_to_contain_text("wacht op bevestiging")
    expect(second.get_by_role("complementary", name=re.compile("relaas", re.IGNORECASE))).to_contain_text(
        "IBAN bevestigd"
    )
    first_context.close()
    second_context.close()
