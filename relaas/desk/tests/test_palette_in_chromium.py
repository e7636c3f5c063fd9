"""The palette as somebody uses it: by keyboard only, on a phone, without a script, and for everyone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.employments import employ
from relaas.parties.registration import register_organization, register_person
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def parties(db: None) -> None:
    prepare_roles()
    city = [{"for_visit": True, "street": "Markt", "house_number": "1", "city": "Zwolle"}]
    bakery = register_organization(
        facts={"name": "Bakkerij Van den Berg B.V.", "code": "10023"}, addresses=city, by=COMMAND_LINE
    )
    register_organization(facts={"name": "Berghoef Transport", "code": "10388"}, by=COMMAND_LINE)
    jan = register_person(facts={"first_name": "Jan", "last_name": "van den Berg"}, by=COMMAND_LINE)
    employ(jan, bakery, facts={"function": "Directeur"}, by=COMMAND_LINE)


@pytest.fixture
def open_tab(parties: None, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="jan@example.nl", name="Jan Bos", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_from_a_name_to_its_page_by_keyboard_only(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/")
    tab.keyboard.press("Control+k")
    field = tab.get_by_role("combobox", name="Zoek of doe iets")
    expect(field).to_be_focused()
    tab.keyboard.type("berg")
    first = tab.get_by_role("option", name=re.compile("Berghoef Transport"))
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option", name=re.compile("^Bakkerij"))).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/personen/\d+/"))
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_enter_at_once_opens_what_was_typed_and_not_what_stood_there(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/")
    tab.keyboard.press("/")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.type("10388")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile(r"/relaties/\d+/"))
    expect(tab.get_by_role("heading", level=1)).to_have_text("Berghoef Transport")


def test_an_answer_to_an_older_question_is_dropped(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/")

    def late(route: Route) -> None:
        if route.request.url.endswith("q=ber"):
            tab.wait_for_timeout(400)
        route.continue_()

    tab.route("**/zoeken/snel/*", late)
    tab.keyboard.press("Control+k")
    tab.keyboard.type("ber")
    tab.wait_for_timeout(150)
    tab.keyboard.type("ghoef")
    expect(tab.get_by_role("option", name=re.compile("Berghoef"))).to_be_visible()
    tab.wait_for_timeout(600)
    expect(tab.get_by_role("option", name=re.compile("Bakkerij"))).to_have_count(0)


def test_a_command_closes_with_escape_and_nothing_found_leads_on(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("zzqx")
    expect(tab.get_by_role("status").filter(has_text="Niets gevonden")).to_have_count(1)
    expect(tab.get_by_role("option", name="Nieuwe relatie “zzqx”")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)
    tab.keyboard.press("Control+k")
    tab.keyboard.press("Control+a")
    tab.keyboard.type("nieuwe pers")
    expect(tab.get_by_role("option", name="Nieuwe persoon")).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/personen/nieuw/")


def test_the_slash_stays_with_the_list_where_there_is_one(open_tab: OpenTab) -> None:
    tab = open_tab("/relaties/")
    tab.keyboard.press("/")
    expect(tab.locator("#search")).to_be_focused()
    expect(tab.get_by_role("dialog")).to_have_count(0)


def test_the_overlay_of_shortcuts_knows_it(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/")
    tab.keyboard.press("?")
    expect(tab.locator("[data-shortcuts] div").filter(has_text="Zoek of doe iets")).to_have_count(2)


def test_it_works_without_script(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/", java_script_enabled=False)
    tab.get_by_role("link", name="Zoek of doe iets").click()
    tab.get_by_role("searchbox").fill("berg")
    tab.get_by_role("button", name="Zoek", exact=True).click()
    tab.get_by_role("link", name="Berghoef Transport").click()
    tab.wait_for_url(re.compile(r"/relaties/\d+/"))


def test_on_a_phone_the_bar_opens_it(open_tab: OpenTab) -> None:
    tab = open_tab("/taken/", viewport={"width": 375, "height": 800})
    tab.get_by_role("navigation", name="Snelmenu").get_by_role("link", name="Zoek").click()
    expect(tab.get_by_role("combobox")).to_be_focused()


def test_axe_finds_nothing_and_nothing_is_clipped(open_tab: OpenTab) -> None:
    """The palette with results and with none, and the page."""
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        tab.goto("/taken/")
        for typed in ("berg", "zzqx"):
            tab.keyboard.press("Control+k")
            tab.keyboard.press("Control+a")
            tab.keyboard.type(typed)
            expect(tab.get_by_role("option").filter(has_text=typed).first).to_be_visible()
            assert faults(tab) == [], (typed, look)
            tab.keyboard.press("Escape")
        for path in ("/zoeken/?q=berg", "/zoeken/?q=zzqx", "/zoeken/"):
            tab.goto(path)
            assert faults(tab) == [], (path, look)
