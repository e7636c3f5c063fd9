"""The lines of a contract as somebody types them in, by keyboard, in every look, and for everyone (K3, K4)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.verbs import add_heading, add_lines, add_subtotal
from relaas.contracts.models import Contract
from relaas.contracts.tests.conftest import MakeRequest
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTED = (
    "Speltbloem 25 kg\t40\tzak\t31,00\t\t9%\r\n"
    "Maalwisseling en inregelen\t6\tuur\t€ 92,50\t\t21%\r\n"
    "Silosensor\t2\tstuk\t1.045,00\t10%\t21%\r\n"
)
PASTE = """(cell, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def open_tab(db: None, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which a seller is signed in; closed in the end."""
    prepare_roles()
    role = Role.objects.get(builtin="manager")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


@pytest.fixture
def contract(db: None, request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery)


def descriptions(tab: Page) -> list[str]:
    cells = tab.locator("[data-row] [name=description]")
    return [cells.nth(place).input_value() for place in range(cells.count())]


def focused(tab: Page) -> Locator:
    return tab.locator(":focus")


def test_eight_lines_by_keyboard(contract: Contract, open_tab: OpenTab) -> None:
    """Typed, pasted, copied, put in order, saved and undone: the mouse is not needed and the page stays."""
    tab = open_tab(f"/contracten/{contract.pk}/")
    tab.get_by_role("link", name="Voeg de eerste regel toe").focus()
    tab.keyboard.press("Enter")
    expect(focused(tab)).to_have_attribute("name", "description")
    tab.evaluate("window.stayed = true")
    for name, price in (("Roggemeel", "19,50"), ("Tarwebloem", "17,25"), ("Zout", "4,1")):
        tab.keyboard.type(name)
        tab.keyboard.press("Tab")
        tab.keyboard.type("10")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.type(price)
        tab.keyboard.press("Enter")
    expect(tab.locator("[data-row] output").nth(0)).to_have_text("195,00")
    expect(tab.locator(".sheet tfoot .net")).to_contain_text("€ 408,50")
    focused(tab).evaluate(PASTE, PASTED)
    expect(tab.locator("[data-row]")).to_have_count(6)
    expect(tab.locator("[data-row] output").nth(5)).to_have_text("1.881,00")
    assert tab.evaluate("window.stayed"), "nothing was loaded anew"
    tab.locator("[name=description]").nth(5).focus()
    tab.keyboard.press("Control+d")
    tab.keyboard.type("Silosensor, groot")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Montage")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.type("twaalf")
    tab.keyboard.press("Alt+ArrowUp")
    expect(focused(tab)).to_have_value("twaalf")
    tab.keyboard.press("Shift+Tab")
    expect(tab.locator("[data-row] .error")).to_have_text("Dit is geen prijs, zoals 12,50 of 0,0345.")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("[aria-invalid=true]")).to_be_focused()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("12,50")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#lines header")).to_contain_text("8 regels")
    assert [str(line) for line in lines_of(contract)][-3:] == ["Silosensor", "Montage", "Silosensor, groot"]
    expect(tab.locator(".story")).to_contain_text("8 regels toegevoegd")
    tab.get_by_role("button", name="Ongedaan maken").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("#lines")).to_contain_text("Nog geen onderdelen")


def test_what_was_typed_is_not_lost(contract: Contract, open_tab: OpenTab) -> None:
    """Escape asks; a line that was only moved counts as well."""
    add_lines(contract, lines=[{"description": each, "price": "1"} for each in "ab"], by=COMMAND_LINE)
    tab = open_tab(f"/contracten/{contract.pk}/regels/bewerken/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", stay)
    tab.locator("[name=description]").nth(0).focus()
    tab.keyboard.press("Alt+ArrowDown")
    assert descriptions(tab) == ["b", "a"]
    tab.keyboard.press("Escape")
    expect(tab.locator(".sheet")).to_be_visible()
    assert len(asked) == 1
    tab.keyboard.press("ArrowUp")
    expect(focused(tab)).to_have_value("b")
    tab.keyboard.press("Control+Delete")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#lines header")).to_contain_text("1 regel")
    assert [str(line) for line in lines_of(contract)] == ["a"]


def test_every_look_is_for_everyone(contract: Contract, open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen; read, typed in, and with errors."""
    add_heading(contract, description="Meel", by=COMMAND_LINE)
    facts = {"price": "19,50", "quantity": "160", "discount": "5", "cost_price": "11,20", "remark": "Vanaf 30 zakken"}
    add_lines(contract, lines=[{"description": "Roggemeel volkoren 25 kg", **facts}] * 2, by=COMMAND_LINE)
    add_subtotal(contract, by=COMMAND_LINE)
    tab = open_tab()
    tab.on("dialog", lambda question: question.accept())  # what was typed is left
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(f"/contracten/{contract.pk}/")
        assert faults(tab) == [], look
        tab.goto(f"/contracten/{contract.pk}/regels/bewerken/")
        assert faults(tab) == [], look
        tab.locator(".item [name=price]").nth(0).fill("gratis")
        tab.keyboard.press("Control+Enter")
        expect(tab.locator(".errors")).to_be_visible()
        assert faults(tab) == [], look
