"""Lists, shortcuts, the frame and the catalogue in a real Chromium."""

from typing import Any

import pytest
from django.utils.translation import override
from playwright.sync_api import Page, expect

from relaas.web.design import sample
from relaas.web.tests.scene import Scene
from relaas.web.tests.scene_pages import LIST, NAMES
from tests.looks import faults

pytestmark = pytest.mark.browser


def test_a_list_is_walked_with_j_k_x_and_enter(tab: Page) -> None:
    tab.goto("/list/")
    for key in "jjjjk":
        tab.keyboard.press(key)
    assert tab.evaluate("document.activeElement.textContent").split() == ["Beta"]
    tab.keyboard.press("x")
    assert tab.get_by_label("Beta").is_checked()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/read/")


def test_the_box_in_the_head_selects_all(tab: Page) -> None:
    tab.goto("/list/")
    tab.get_by_label("all").check()
    assert [tab.get_by_label(name).is_checked() for name in NAMES] == [True, True, True]


def test_the_list_follows_what_is_typed_and_the_cursor_stays(tab: Page) -> None:
    tab.goto("/list/")
    tab.keyboard.press("/")
    tab.keyboard.type("bet")
    expect(tab.get_by_role("link", name="Alfa")).to_have_count(0)
    tab.keyboard.type("a")
    expect(tab.get_by_role("searchbox")).to_be_focused()
    expect(tab.get_by_role("searchbox")).to_have_value("beta")
    tab.wait_for_url("**/list/?q=beta")
    tab.reload()
    expect(tab.get_by_role("searchbox")).to_have_value("beta")


def test_letters_in_a_field_are_letters(tab: Page) -> None:
    tab.goto("/list/")
    tab.get_by_role("searchbox").press_sequentially("nex?1")
    expect(tab.get_by_role("searchbox")).to_have_value("nex?1")
    assert "/list/" in tab.url
    expect(tab.get_by_role("dialog")).to_be_hidden()


def test_the_overlay_reads_the_shortcuts_of_this_page(tab: Page) -> None:
    tab.goto("/read/")
    tab.keyboard.press("?")
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_contain_text("Edit")
    expect(dialog).to_contain_text("Elsewhere")
    through = dialog.get_by_text("Through the list").locator("visible=true")
    expect(through).to_have_count(0)
    tab.keyboard.press("e")  # keys rest while it is open
    assert tab.url.endswith("/read/")
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    tab.goto("/list/")
    tab.keyboard.press("?")
    expect(through).to_have_count(1)


def test_a_page_of_another_frame_is_loaded_whole(tab: Page, scene: Scene) -> None:
    """The sign-in's own scripts do not run in a page that is swapped in."""
    scene.pages["/list/"] = lambda _given, _posted: (303, "/sign-in/", {})
    scene.show("/sign-in/", "404.html")
    tab.goto("/read/")
    tab.evaluate("window.same = true")
    tab.keyboard.press("n")
    tab.wait_for_url("**/sign-in/")
    assert tab.evaluate("window.same === undefined && document.body.matches('[data-whole]')")


def test_back_comes_back_to_where_the_page_was(tab: Page, scene: Scene) -> None:
    rows = [f"Name {at}" for at in range(80)]
    scene.pages["/list/"] = lambda _given, _posted: (200, LIST, {"q": "", "names": rows})
    tab.goto("/list/")
    tab.get_by_role("link", name="Name 60").scroll_into_view_if_needed()
    before = tab.evaluate("window.scrollY")
    tab.get_by_role("link", name="Name 60").click()
    tab.wait_for_url("**/read/")
    expect(tab.locator("#page")).to_be_focused()  # settled; going back before would end at the top
    tab.go_back()
    expect(tab.get_by_role("link", name="Name 60")).to_be_in_viewport()
    assert before > 0


def test_on_a_phone_the_rail_opens_from_the_bar(tab: Page) -> None:
    tab.set_viewport_size({"width": 375, "height": 700})
    tab.goto("/read/")
    rail = tab.get_by_role("complementary", name="Menu")
    expect(rail).to_be_hidden()
    tab.get_by_role("button", name="More").click()
    expect(rail).to_be_visible()
    rail.get_by_role("button", name="Sanne de Boer").click()
    expect(tab.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("path", ["/design/", "/missing/"])
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (1440, "dark"), (375, "light")])
def test_axe_finds_nothing_in_the_catalogue(tab: Page, scene: Scene, path: str, width: int, theme: Any) -> None:
    """WCAG 2.2 AA on every part in every state; and at 375 px nothing sticks out of the page."""
    with override("en"):
        scene.show("/design/", "web/design/design.html", **sample())
    scene.show("/missing/", "404.html")
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=theme)
    tab.goto(path)
    assert faults(tab) == []
