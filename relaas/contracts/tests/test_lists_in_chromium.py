"""The lists of contracts and the first page, in every look, for everyone, and by keyboard."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.models import Administration
from relaas.contracts.models import Direction, Status
from relaas.contracts.tests.raw_rows import raw
from relaas.contracts.tests.raw_subscriptions import subscriptions
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(ours: Administration, bakery: Party, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    prepare_roles()
    raw(ours, bakery, *({"net": Decimal(number * 1234), "status": [*Status][number % 6]} for number in range(1, 14)))
    raw(ours, bakery, {"direction": Direction.PURCHASE, "number": "I-2026-0001", "status": Status.CONTRACT})
    subscriptions(ours, bakery, *({"description": f"Onderhoud {at}", "number": f"V-{at}"} for at in range(3)))
    role = Role.objects.get(builtin="administrator")
    yield from tabs_of(
        create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE), chromium, live_server
    )


def test_from_the_first_page_to_a_list_and_a_contract_by_keyboard(open_tab: OpenTab) -> None:
    """A status leads to its list; `g a` to all requests, `g s` to all subscriptions, `j` and Enter to one of them."""
    tab = open_tab("/")
    tab.get_by_role("link", name="Offerte", exact=True).first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-list] .pill").first).to_have_text("Offerte")
    tab.keyboard.press("g")
    tab.keyboard.press("a")
    expect(tab.locator("[data-list] .pill")).to_have_count(16)
    expect(tab.get_by_role("heading", name="Aanvragen")).to_be_visible()
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_contain_text("V-2")
    tab.keyboard.press("g")
    tab.keyboard.press("s")
    expect(tab.get_by_role("heading", name="Abonnementen")).to_be_visible()
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_contain_text("Onderhoud 2")


def test_every_look_is_for_everyone(open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen."""
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        for path in ("/", "/aanvragen/?groepeer=status", "/abonnementen/?groepeer=month"):
            tab.goto(path)
            expect(tab.locator("main h1")).not_to_have_text("Inloggen")
            assert faults(tab) == [], (path, look)
