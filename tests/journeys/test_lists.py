"""Lists as tools, in a browser: keys, many rows at once, columns, views; and the same without a script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.demonstration import Demonstration
from tests.looks import faults

pytestmark = pytest.mark.browser


def chosen(page: Page) -> int:
    return page.locator("tbody .pick :checked").count()


def test_rows_are_selected_with_the_keyboard(demonstration: Demonstration, chromium: Browser) -> None:
    """x selects, shift-x everything up to here; a click with shift does the same."""
    context, page = demonstration.signed_in(chromium, "manager")
    page.keyboard.press("j")
    page.keyboard.press("x")
    for _step in range(3):
        page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    assert chosen(page) == 4
    expect(page.locator("[data-selected]")).to_have_text("4 geselecteerd")
    page.locator("tbody .pick input").nth(9).click()
    page.locator("tbody .pick input").nth(6).click(modifiers=["Shift"])
    assert chosen(page) == 8
    expect(page.locator(".selection .all")).to_be_hidden()
    page.locator("thead .pick input").check()
    expect(page.locator("[data-selected]")).to_have_text("50 geselecteerd")
    expect(page.locator(".selection .all")).to_be_visible()
    expect(page.locator(".selection .all")).to_contain_text(re.compile(r"Alles wat overeenkomt: 1\.\d{3} relaties"))
    page.locator("[data-all]").check()
    expect(page.locator("[data-selected]")).to_have_text("")
    page.locator("tbody .pick input").first.uncheck()
    assert not page.locator("[data-all]").is_checked(), "one row less is no longer all"
    context.close()


def test_enter_on_a_box_does_nothing_to_the_rows(demonstration: Demonstration, chromium: Browser) -> None:
    context, page = demonstration.signed_in(chromium, "manager")
    box = page.locator("tbody .pick input").first
    box.check()
    box.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith("/relaties/")
    expect(page.locator("[data-toast]")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_many_are_archived_and_brought_back(demonstration: Demonstration, chromium: Browser, *, script: bool) -> None:
    context, page = demonstration.signed_in(chromium, "manager", java_script_enabled=script)
    page.goto("/leveranciers/")
    names = [page.locator("tbody td:nth-child(2)").nth(row).inner_text() for row in range(2)]
    for row in range(2):
        page.locator("tbody .pick input").nth(row).check()
    page.get_by_role("button", name="Archiveer").click()
    expect(page.locator("[data-toast]")).to_contain_text("Gearchiveerd: 2.")
    assert page.locator("tbody td:nth-child(2)").first.inner_text() not in names
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("tbody td:nth-child(2)").first).to_have_text(names[0])
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_columns_are_chosen_and_moved(demonstration: Demonstration, chromium: Browser, *, script: bool) -> None:
    context, page = demonstration.signed_in(chromium, "reader", java_script_enabled=script)
    page.get_by_role("button", name="Kolommen").click()
    form = page.locator("form.columns")
    for label in ("Zoekcode", "Soort", "Status", "Accountmanager", "Telefoon", "E-mail"):
        form.get_by_label(label, exact=True).uncheck()
    for _time in range(2 if script else 1):  # past the search code, which only the script still shows between them
        form.get_by_role("button", name="Plaats omhoog").click()
    if not script:
        page.get_by_role("button", name="Kolommen").click()
    page.locator("form.columns").get_by_role("button", name="Toon").click()
    page.wait_for_url("**kolommen=**")
    assert page.locator("thead th[scope=col]").all_inner_texts() == ["Naam", "Plaats", "Code"]
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 375), ("light", 768)])
def test_a_list_with_everything_open(demonstration: Demonstration, chromium: Browser, scheme: str, width: int) -> None:
    """axe finds nothing, and nothing is wider than the screen."""
    context, page = demonstration.signed_in(
        chromium, "manager", color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 900}
    )
    page.goto("/relaties/?groepeer=city&kolommen=persons,status,kvk")
    page.locator("thead .pick input").check()
    found = faults(page)
    page.get_by_role("button", name="Kolommen").click()
    found += faults(page)
    page.goto("/relaties/actie/manager/?all=1&role=customer")
    found += faults(page)
    page.goto("/weergaven/nieuw/?lijst=relations&role=customer&sort=city")
    page.get_by_label("Naam").fill(f"Klanten {width}")
    page.get_by_role("button", name="Bewaar als weergave").click()
    page.wait_for_url("**weergave=**")
    page.wait_for_timeout(600)  # the message has come up by then
    found += faults(page)
    page.get_by_role("link", name="Deze weergave").click()
    expect(page.get_by_role("button", name="Verwijder")).to_be_visible()
    found += faults(page)
    page.get_by_role("button", name="Verwijder").click()
    page.wait_for_url("**weergave=alles")
    assert found == []
    context.close()


LISTS = (
    "/relaties/", "/klanten/", "/personen/", "/aanvragen/", "/bestellingen/", "/abonnementen/", "/abonnementen/inkoop/",
    "/acties/", "/contactmomenten/", "/notities/", "/bestanden/",
)  # fmt: skip
TOO_WIDE = "scrolled => scrolled.filter((each) => each.scrollWidth > each.clientWidth).length"


def test_no_list_scrolls_sideways(demonstration: Demonstration, chromium: Browser) -> None:
    """At every width the columns stay that fit."""
    context, page = demonstration.signed_in(chromium, "administrator")
    wider: list[tuple[str, int]] = []
    for path in LISTS:
        page.goto(path)
        for width in (375, 600, 768, 1024, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            wider += [(path, width)] * page.locator(".scroll:has([data-list])").evaluate_all(TOO_WIDE)
    context.close()
    assert wider == []
