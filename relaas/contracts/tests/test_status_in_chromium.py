"""The statuses of a contract in a browser: by keyboard, and in every look for everyone."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.contracts.models import Contract, Status
from relaas.contracts.tests.making import in_status, loss_reason, make_contract
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.registration import register_organization
from relaas.terms.control import change_process_control
from relaas.terms.measures import set_order_stop
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def contract(db: None) -> Contract:
    prepare_roles()
    facts = {"name": "Bakkerij Van den Berg B.V.", "is_customer": True, "price_note": "Staffelkorting vanaf 30 zakken."}
    bakery = register_organization(facts=facts, by=COMMAND_LINE)
    return make_contract(create_administration(name="Handelshuis", by=COMMAND_LINE), bakery, gross=500)


@pytest.fixture
def open_tab(chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_from_request_to_lost_and_back_by_keyboard(contract: Contract, open_tab: OpenTab) -> None:
    """The next step is a button; the others stand in a menu and ask for what they need. What was agreed about prices
    is read at the first (T9)."""
    loss_reason()
    tab = open_tab(f"/contracten/{contract.pk}/")
    now = tab.locator(".statuses [aria-current]")
    tab.get_by_role("button", name="Maak offerte").focus()
    tab.keyboard.press("Enter")
    tab.get_by_label("Ik heb de prijsafspraken gelezen").press("Space")
    tab.keyboard.press("Control+Enter")
    expect(now).to_have_text("Offerte")
    expect(tab.locator(".story")).to_contain_text("Aanvraag → Offerte")
    tab.locator("[popovertarget=steps]").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Zet op Lost").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Reden van verlies")).to_be_focused()
    tab.get_by_label("Reden van verlies").select_option(label="Te duur")
    tab.keyboard.press("Control+Enter")
    expect(now).to_have_text("Lost")
    expect(tab.locator("main")).to_contain_text("Te duur")
    tab.locator("[popovertarget=steps]").click()
    tab.get_by_role("link", name="Heropen").click()
    tab.get_by_label("Reden", exact=True).fill("Belde toch")
    tab.keyboard.press("Control+Enter")
    expect(now).to_have_text("Offerte")


def test_every_look_is_for_everyone(contract: Contract, open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen: read, asked, missing, refused."""
    in_status(contract, Status.QUOTE)
    here = f"/contracten/{contract.pk}/"
    loss_reason()
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(here)
        judge(tab, "read", look)
        tab.goto(f"{here}status/lost/")
        judge(tab, "asked", look)
    for look, name in ((LOOKS[0], "refused"), (LOOKS[-1], "refused")):
        stop(contract)
        put_on(tab, look)
        tab.goto(here)
        tab.get_by_role("button", name="Maak contract").click()
        expect(tab.get_by_text("Waarom mag dit niet?")).to_be_visible()
        judge(tab, name, look)


def stop(contract: Contract) -> None:
    """Once: an order stop, and a limit that is less than this."""
    if not contract.relation.measures.exists():
        set_order_stop(contract.relation, reason="Wacht op betaling", until_day=date(2999, 1, 1), by=COMMAND_LINE)
        change_process_control(contract.relation, facts={"credit_limit": "100"}, by=COMMAND_LINE)


def judge(tab: Page, name: str, look: dict[str, Any]) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        width = look["viewport"]["width"]
        tab.screenshot(path=Path(folder) / f"status-{name}-{width}-{look['color_scheme']}.png")
    assert faults(tab) == [], (name, look)
