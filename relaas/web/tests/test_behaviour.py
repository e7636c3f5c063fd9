"""What the modules on data- attributes do, in a real Chromium."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.utils.translation import override
from playwright.sync_api import Browser, Dialog, Page, expect

from relaas.web.design import sample
from relaas.web.tests.scene import Answer, Scene, served

pytestmark = pytest.mark.browser


class NameForm(forms.Form):
    """One field that must be filled in."""

    name = forms.CharField(initial="Old")


READ = """{{ page_header("Relation") }}<div>{% call card("Identity", id="identity",
actions=link_button("Edit", "/edit/", "quiet", hotkey="e", stay=true)) %}
Facts <a href="/edit/?row=2">Row 2</a>{% endcall %}
{{ link_button("Elsewhere", "/list/", hotkey="n") }}{{ post_button(request, "Archive", "/archive/") }}</div>"""
EDIT = """{{ page_header("Relation") }}{% call card("Identity", id="identity", editing=true) %}
{{ form_of(request, form, "/read/") }}{% endcall %}{{ link_button("Elsewhere", "/list/", hotkey="n") }}"""
LIST = """{{ page_header("Relations") }}{{ search_field(q, "Search", action="/list/") }}<div id="list">
{% call table("Relations", list=true) %}
<thead><tr><th class="pick"><input type="checkbox" aria-label="all"></th><th>Name</th></tr></thead>
<tbody>{% for name in names %}<tr><td class="pick"><input type="checkbox" aria-label="{{ name }}"></td>
<td><a href="/read/">{{ name }}</a></td></tr>{% endfor %}</tbody>{% endcall %}</div>"""
EDIT_ADDRESS = re.compile("/edit/$")
NAMES = ["Alfa", "Beta", "Gamma"]


def edit(given: dict[str, list[str]], posted: bool) -> Answer:
    form = NameForm({"name": given.get("name", [""])[0]}) if posted else NameForm()
    if posted and form.is_valid():
        time.sleep(0.2)
        return 303, "/read/", {}
    return 422 if posted else 200, EDIT, {"form": form}


def listed(given: dict[str, list[str]], _posted: bool) -> Answer:
    wanted = given.get("q", [""])[0]
    return 200, LIST, {"q": wanted, "names": [name for name in NAMES if wanted.lower() in name.lower()]}


def slow(_given: dict[str, list[str]], _posted: bool) -> Answer:
    time.sleep(0.3)
    return 303, "/read/", {}


@pytest.fixture
def scene() -> Scene:
    made = Scene()
    made.show("/read/", READ)
    made.pages |= {"/edit/": edit, "/list/": listed, "/archive/": slow}
    return made


@pytest.fixture
def tab(chromium: Browser, scene: Scene) -> Iterator[Page]:
    """A fresh tab; what the console complains about fails the test, but for answers that are meant to be refusals."""
    complaints: list[str] = []
    with served(scene) as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page
        context.close()
    assert [
        each for each in complaints if not any(code in each for code in ("403", "422", "500")) and "ERR_" not in each
    ] == []


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
    expect(dialog.get_by_text("Through the list")).to_be_hidden()
    tab.keyboard.press("e")  # keys rest while it is open
    assert tab.url.endswith("/read/")
    tab.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    tab.goto("/list/")
    tab.keyboard.press("?")
    expect(tab.get_by_role("dialog").get_by_text("Through the list")).to_be_visible()


def test_no_answer_is_said_and_nothing_is_lost(tab: Page, scene: Scene) -> None:
    tab.goto("/edit/")
    tab.get_by_label("Name").fill("Typed")
    scene.pages["/edit/"] = lambda _given, _posted: (500, "", {})
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_text("No answer from Relaas")).to_be_visible()
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
    # Without preloading: axe would ask for imported stylesheets at the wrong address.
    found = Axe().run(tab, options={"preload": False})
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
