"""Merging in a browser (P11): by keyboard, without a script, on a phone; and back again."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demonstration import Demonstration
from tests.looks import faults

pytestmark = pytest.mark.browser


def two_selected(page: Page, address: str) -> list[str]:
    """Select the two last rows of the first page of a list; gives their names."""
    page.goto(address)
    boxes, names = page.locator("tbody .pick input"), page.locator("tbody td:nth-child(2)")
    rows = [boxes.count() - 2, boxes.count() - 1]
    for row in rows:
        boxes.nth(row).check()
    return [names.nth(row).inner_text() for row in rows]


def test_two_rows_become_one_and_two_again_by_keyboard(demonstration: Demonstration, chromium: Browser) -> None:
    context, page = demonstration.signed_in(chromium, "manager")
    one, other = two_selected(page, "/fabrikanten/?sort=city")
    page.get_by_role("button", name=re.compile("^Voeg samen")).press("Enter")
    expect(page.get_by_role("heading", name="Samenvoegen", level=1)).to_be_visible()
    kept = page.locator(".side b").first.inner_text()
    assert kept in {one, other}
    expect(page.locator("#form input:checked").first).to_be_focused()
    assert page.locator("#form input:focus").get_attribute("name") == "name"
    page.keyboard.press("ArrowDown")
    assert page.locator("#form input[name=name]:checked").get_attribute("value") == "merged"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-toast]")).to_contain_text(f"ging op in {kept}")
    expect(page.get_by_role("heading", level=1)).to_have_text(kept)
    expect(page.locator(".story")).to_contain_text("Samengevoegd")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator(".story")).to_contain_text("Ongedaan gemaakt: Samengevoegd")
    page.goto("/fabrikanten/?sort=city")
    for name in (one, other):
        expect(page.locator("tbody")).to_contain_text(name)
    context.close()


def test_without_a_script(demonstration: Demonstration, chromium: Browser) -> None:
    """From the menu by the picker to the plan, swapped, done, undone."""
    context, page = demonstration.signed_in(chromium, "manager", java_script_enabled=False)
    page.goto("/overige/")
    page.locator("tbody a").first.click()
    kept = page.get_by_role("heading", level=1).inner_text()
    page.goto(f"{page.url}samenvoegen/")
    page.get_by_label("Welke andere is dezelfde?").fill("gemeente")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.locator("a.pick").last.click()
    page.get_by_role("link", name="Wissel om").click()
    assert page.locator(".side b").last.inner_text() == kept
    page.get_by_role("link", name="Wissel om").click()
    page.get_by_role("button", name=re.compile("^Voeg samen")).click()
    expect(page.locator("[data-toast]")).to_contain_text("ging op in")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-toast]")).to_contain_text("Ongedaan gemaakt")
    context.close()


def test_one_row_or_three_offer_no_merge(demonstration: Demonstration, chromium: Browser) -> None:
    context, page = demonstration.signed_in(chromium, "manager")
    offer = page.get_by_role("button", name=re.compile("^Voeg samen"))
    for count in range(1, 4):
        page.locator("tbody .pick input").nth(count).check()
        expect(offer).to_be_visible(visible=count == 2)
    context.close()


@pytest.mark.parametrize("width", [1440, 768, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_plan(
    demonstration: Demonstration, chromium: Browser, width: int, scheme: str
) -> None:
    """Nor does anything fall off a phone."""
    viewport = {"width": width, "height": 900}
    context, page = demonstration.signed_in(chromium, "manager", viewport=viewport, color_scheme=scheme)
    ids = []
    for path in ("/klanten/", "/leveranciers/?sort=city"):
        page.goto(path)
        ids.append(re.sub(r"\D", "", page.locator("tbody a").last.get_attribute("href") or ""))
    for address in (f"/relaties/{ids[0]}/samenvoegen/?zoek=a", f"/relaties/{ids[0]}/samenvoegen/{ids[1]}/"):
        page.goto(address)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
