"""An account manager's first minutes: find an organization, open it, change its phone number, see it told, undo it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from relaas.demo.people import PASSWORD, SIGN_INS
from tests.journeys.demonstration import Demonstration

pytestmark = pytest.mark.browser


def press_until_focused(page: Page, selector: str, *, key: str = "Tab", most: int = 120) -> None:
    """Press a key until the focus stands on something that matches."""
    for _press in range(most):
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
        page.keyboard.press(key)
    pytest.fail(
        f"{selector} is not reached with {key}: the focus is on {page.evaluate('document.activeElement.outerHTML')}"
    )


def test_by_keyboard_only(demonstration: Demonstration, chromium: Browser) -> None:
    context = chromium.new_context(base_url=demonstration.address, locale="nl-NL")
    page = context.new_page()
    page.goto("/relaties/")
    page.keyboard.type(next(sign_in.email for sign_in in SIGN_INS if sign_in.role == "sales"))
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demonstration.address}/relaties/")
    page.keyboard.press("/")
    page.keyboard.type("hoogheemraadschap")
    page.wait_for_url(re.compile("q=hoogheemraadschap"))
    rows = page.locator("table[data-list] tbody tr")
    expect(rows.first).to_contain_text(re.compile("hoogheemraadschap", re.IGNORECASE))
    names = rows.locator("a").filter(has_text=re.compile("hoogheemraadschap", re.IGNORECASE)).all_inner_texts()
    assert len(names) == rows.count()
    page.keyboard.press("Escape")
    for _row in range(1 + next(place for place, name in enumerate(names) if name.startswith("Hoogheemraadschap"))):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/relaties/\d+/$"))

    phone = page.locator("a[href^='tel:']").first
    before = phone.inner_text()
    press_until_focused(page, "a[href^='tel:']")
    press_until_focused(page, "a[href*='/bewerken/']")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bewerken/"))
    press_until_focused(page, "input[name$=value]")
    page.keyboard.press("Control+a")
    page.keyboard.type("020 624 11 11")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/relaties/\d+/$"))
    expect(page.locator("a[href^='tel:']").first).to_have_text("020 624 1111")
    story = page.get_by_role("complementary", name=re.compile("relaas", re.IGNORECASE))
    expect(story).to_contain_text("020 624 1111")

    press_until_focused(page, "form[action*='/ongedaan/'] button")
    page.keyboard.press("Enter")
    expect(page.locator("a[href^='tel:']").first).to_have_text(before)
    expect(story).to_contain_text("Ongedaan gemaakt")
    page.wait_for_load_state("networkidle")  # the rail has counted, from a page of another name
    expect(page).to_have_title(re.compile("^Hoogheemraadschap"))
    context.close()


def test_two_people_on_one_card(demonstration: Demonstration, chromium: Browser) -> None:
    """Nothing is overwritten unseen: the second sees what the first made of it, and chooses."""
    first_context, first = demonstration.signed_in(chromium, "sales")
    second_context, second = demonstration.signed_in(chromium, "manager")
    first.goto("/relaties/?q=gemeente")
    first.locator("table[data-list] tbody a").first.click()
    first.wait_for_url(re.compile(r"/relaties/\d+/$"))
    edit = f"{first.url}organisatie/bewerken/"
    for page in (first, second):
        page.goto(edit)
    first.locator("input[name$=legal_name]").fill("De naam van de eerste")
    first.keyboard.press("Control+Enter")
    first.wait_for_url(re.compile(r"/relaties/\d+/$"))
    second.locator("input[name$=legal_name]").fill("De naam van de tweede")
    second.keyboard.press("Control+Enter")
    expect(second.locator("main")).to_contain_text("De naam van de eerste")
    expect(second.locator("input[name$=legal_name]")).to_have_value("De naam van de tweede")
    first.reload()
    expect(first.locator("main")).to_contain_text("De naam van de eerste")
    second.keyboard.press("Control+Enter")
    second.wait_for_url(re.compile(r"/relaties/\d+/$"))
    expect(second.locator("main")).to_contain_text("De naam van de tweede")
    first_context.close()
    second_context.close()
