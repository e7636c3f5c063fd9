"""Forms with the keyboard: opened, saved, left, refused; nothing typed is lost, nothing is posted twice."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from relaas.web.tests.scene import Scene
from relaas.web.tests.scene_pages import edit

pytestmark = pytest.mark.browser
EDIT_ADDRESS = re.compile("/edit/$")


def answer_with(tab: Page, accept: bool) -> list[str]:
    """Answer every question of the browser, and keep what was asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept() if accept else dialog.dismiss()

    tab.on("dialog", answer)
    return asked


def test_a_card_is_edited_with_the_keyboard_only(tab: Page, scene: Scene) -> None:
    """e opens the form with the cursor in it, Ctrl+Enter saves, and the focus is back on Edit."""
    tab.goto("/read/")
    tab.keyboard.press("e")
    expect(tab.get_by_label("Name")).to_be_focused()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("New")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_role("link", name="Edit")).to_be_focused()
    assert [given["name"] for _path, given in scene.posts] == [["New"]]
    assert tab.url.endswith("/read/")


def wait_for(tab: Page, asked: list[str]) -> None:
    """Until the browser has asked something; a busy machine takes its time."""
    for _each in range(100):
        if asked:
            return
        tab.wait_for_timeout(100)
    raise AssertionError("nothing was asked")


@pytest.mark.parametrize("key", ["Control+Enter", "Escape"])
def test_the_focus_goes_back_to_the_link_that_opened_the_form(tab: Page, key: str) -> None:
    tab.goto("/read/")
    tab.get_by_role("link", name="Row 2").press("Enter")
    expect(tab.get_by_label("Name")).to_be_focused()
    tab.keyboard.press(key)
    expect(tab.get_by_role("link", name="Row 2")).to_be_focused()


def test_escape_leaves_an_untouched_form_without_a_question(tab: Page) -> None:
    asked = answer_with(tab, accept=True)
    tab.goto("/edit/")
    tab.get_by_label("Name").focus()
    tab.keyboard.press("Escape")
    tab.wait_for_url("**/read/")
    assert asked == []


@pytest.mark.parametrize("way", ["Escape", "link", "back"])
def test_who_leaves_what_was_typed_is_asked_and_may_stay(tab: Page, way: str) -> None:
    asked = answer_with(tab, accept=False)
    tab.goto("/read/")
    tab.keyboard.press("e")
    tab.get_by_label("Name").fill("Typed")
    if way == "back":
        tab.go_back()
    elif way == "link":
        tab.get_by_role("link", name="Elsewhere").click()
    else:
        tab.keyboard.press("Escape")
    wait_for(tab, asked)
    assert "not been saved" in asked[0]
    expect(tab).to_have_url(EDIT_ADDRESS)
    expect(tab.get_by_label("Name")).to_have_value("Typed")
    assert len(asked) == 1


def test_who_wants_to_leave_may(tab: Page) -> None:
    answer_with(tab, accept=True)
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("Typed")
    tab.get_by_role("link", name="Leave as is").click()
    tab.wait_for_url("**/read/")


def test_a_refused_form_comes_back_with_what_was_typed_and_is_not_left_silently(tab: Page) -> None:
    asked = answer_with(tab, accept=False)
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_role("alert")).to_contain_text("1 field is not right yet")
    expect(tab.get_by_label("Name")).to_be_focused()
    tab.keyboard.press("Escape")
    wait_for(tab, asked)
    expect(tab).to_have_url(EDIT_ADDRESS)


def test_a_double_click_posts_once(tab: Page, scene: Scene) -> None:
    tab.goto("/read/")
    tab.get_by_role("button", name="Archive").dblclick()
    tab.wait_for_timeout(1000)
    assert [path for path, _given in scene.posts] == ["/archive/"]


def test_a_form_can_be_sent_again_after_it_was_refused(tab: Page, scene: Scene) -> None:
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_role("alert")).to_be_visible()
    tab.get_by_label("Name").fill("New")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/read/")
    assert len(scene.posts) == 2


def test_no_answer_is_said_and_nothing_is_lost(tab: Page, scene: Scene) -> None:
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("Typed")
    scene.pages["/edit/"] = lambda _given, _posted: (500, "", {})
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_text("No answer from Relaas. What was typed")).to_be_visible()
    expect(tab.get_by_label("Name")).to_have_value("Typed")
    scene.pages["/edit/"] = edit
    tab.get_by_label("Name").focus()
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/read/")


def test_a_form_that_stood_open_too_long_is_saved_by_saving_again(tab: Page, scene: Scene) -> None:
    """Its token died with the session; what was typed stays, and gets the token of now."""
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("Typed")
    stale = tab.locator("#form [name=csrfmiddlewaretoken]").input_value()
    scene.pages["/edit/"] = lambda given, posted: (403, "403_csrf.html", {}) if posted else edit(given, posted)
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_text("save it once more")).to_be_visible()
    expect(tab.get_by_label("Name")).to_have_value("Typed")
    assert tab.locator("#form [name=csrfmiddlewaretoken]").input_value() != stale
    scene.pages["/edit/"] = edit
    tab.get_by_label("Name").focus()
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/read/")
    assert [given["name"] for _path, given in scene.posts] == [["Typed"], ["Typed"]]
