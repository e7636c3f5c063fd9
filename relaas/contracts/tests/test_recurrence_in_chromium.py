"""A line taken as a subscription with the keyboard, in every look, and for everyone (K5)."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.contracts.lines.verbs import add_lines, add_subtotal
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.tests.conftest import MakeRequest
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(db: None, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which a manager is signed in; closed in the end."""
    prepare_roles()
    role = Role.objects.get(builtin="manager")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


@pytest.fixture
def contract(db: None, request_of: MakeRequest, bakery: Party) -> Contract:
    contract = request_of(bakery, from_day="2027-01-01")
    facts = [{"description": each, "price": "45", "quantity": "2"} for each in ("Silosensor", "Onderhoud", "Hosting")]
    add_lines(contract, lines=facts, by=COMMAND_LINE)
    add_subtotal(contract, by=COMMAND_LINE)
    return contract


def test_a_line_becomes_a_subscription_by_keyboard_in_every_look(contract: Contract, open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen: read, filled in, and with errors."""
    names = iter(("Onderhoud", "Hosting", "Silosensor"))
    for look in LOOKS:
        name = next(names)
        tab = open_tab(f"/contracten/{contract.pk}/", **look)
        _is_for_everyone(tab)
        tab.get_by_role("link", name=f"Neem als abonnement: {name}").focus()
        tab.keyboard.press("Enter")
        expect(tab.locator("#subscription")).to_be_visible()
        expect(tab.locator("#subscription :focus")).to_have_count(1)
        every = tab.get_by_label("Factureren elke zoveel")
        every.fill("0")
        tab.keyboard.press("Control+Enter")
        expect(tab.locator(".errors")).to_be_visible()
        _is_for_everyone(tab)
        every.fill("3")
        tab.keyboard.press("Control+Enter")
        expect(tab.locator("#subscription")).to_have_count(0)
        expect(tab.locator("#lines tr", has_text=name).get_by_role("link", name="per maand")).to_be_visible()
        tab.reload()  # without the toast, which comes in slowly
        _is_for_everyone(tab)
    assert set(Recurrence.objects.values_list("every", flat=True)) == {3}


def _is_for_everyone(tab: Page) -> None:
    tab.wait_for_load_state("networkidle")
    found = Axe().run(tab, options={"preload": False})  # what it would fetch by itself runs through the next page
    assert not found.response["violations"], (tab.url, tab.viewport_size)
    wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, (tab.url, tab.viewport_size)
