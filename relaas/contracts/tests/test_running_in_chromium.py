"""Deeds of running subscriptions in a browser: by keyboard, undone from the toast, and in every look for everyone."""

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
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.tests.making import make_contract
from relaas.contracts.tests.running import add_subscription
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.registration import register_organization
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cleaning(db: None) -> Recurrence:
    prepare_roles()
    bakery = register_organization(facts={"name": "Bakkerij Van den Berg B.V.", "is_customer": True}, by=COMMAND_LINE)
    contract = make_contract(create_administration(name="Handelshuis", by=COMMAND_LINE), bakery, gross=500)
    add_subscription(contract, "Onderhoud", 50, until_day=date(2099, 1, 1), notice_months=3)
    return add_subscription(contract, notice_months=1)


@pytest.fixture
def open_tab(chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_by_keyboard_in_every_look_and_undone(cleaning: Recurrence, open_tab: OpenTab) -> None:
    """Forms in place take the cursor, Ctrl+Enter saves, the toast undoes; nothing that axe finds, nothing too wide."""
    one, every = f"/abonnementen/{cleaning.pk}/", f"/contracten/{cleaning.contract_id}/abonnementen/"
    year = clock.today().year + 1
    tab = open_tab(f"{one}prijs/")
    expect(tab.get_by_label("Vanaf", exact=True)).to_be_focused()
    tab.get_by_label("Vanaf", exact=True).fill(f"1-1-{year}")
    tab.get_by_label("Of met een percentage").fill("3,5")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".cards")).to_contain_text("103,50")
    tab.get_by_role("button", name="Ongedaan maken").click()
    expect(tab.locator(".cards")).not_to_contain_text("103,50")
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(f"{one}prijs/")
        judge(tab, "price", look)
        tab.goto(f"{one}opzeggen/")
        judge(tab, "notice", look)
        tab.goto(f"{every}beeindigen/")
        tab.get_by_label("Laatste dag", exact=True).fill(f"31-12-{year}")
        tab.get_by_role("button", name="Laat zien wat er gebeurt").click()
        expect(tab.locator("#deed table")).to_contain_text("momenten vervallen")
        judge(tab, "all", look)
    assert Contract.objects.get(pk=cleaning.contract_id).until_day is None


def judge(tab: Page, name: str, look: dict[str, Any]) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        width = look["viewport"]["width"]
        tab.screenshot(path=Path(folder) / f"running-{name}-{width}-{look['color_scheme']}.png")
    assert faults(tab) == [], (name, look)
