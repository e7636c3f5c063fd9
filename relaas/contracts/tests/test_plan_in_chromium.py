"""The plan of a contract, a subscription and the tab of a relation: in every look, for everyone, and by keyboard."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.models import Administration
from relaas.contracts.models import BilledPeriod, Contract, Pause, PriceChange, Recurrence, Status
from relaas.contracts.tests.making import in_status, make_contract
from relaas.contracts.tests.test_plan_page import of_line
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, SYSTEM
from relaas.kernel.grids import add_months
from relaas.parties.models import Party
from relaas.story.writing import writing
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def hosting(ours: Administration, bakery: Party) -> Recurrence:
    """One of three lines of a signed contract: with another price to come, a pause, and something billed."""
    start = clock.today().replace(day=1)
    kept: dict[str, Any] = {"relation": bakery, "state": "running", "from_day": start}
    contract = in_status(make_contract(ours, bakery, gross=50, from_day=start), Status.CONTRACT)
    found = of_line(contract, "Hosting van de webwinkel", 100, yearly=Decimal(1200), **kept)
    renews = {"until_day": add_months(start, 3), "auto_renew": True, "notice_months": 1}
    of_line(contract, "Onderhoud", 25, moment="after", yearly=Decimal(300), **renews, **kept)
    _happened(contract, found, start)
    return found


def _happened(contract: Contract, hosting: Recurrence, start: date) -> None:
    of_it = {"contract": contract, "recurrence": hosting}
    days = {"from_day": start, "until_day": add_months(start, 1), "billed_on": clock.today()}
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(**of_it, from_day=add_months(start, 3), price=Decimal("112.50"))
        Pause.objects.create(
            contract=contract, from_day=add_months(start, 5), until_day=add_months(start, 6), reason="Bouw"
        )
        BilledPeriod.objects.create(**of_it, **days, amount=Decimal(100), reference="2026-0077")


@pytest.fixture
def open_tab(hosting: Recurrence, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which a manager is signed in; closed in the end."""
    prepare_roles()
    role = Role.objects.get(builtin="manager")
    yield from tabs_of(
        create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE), chromium, live_server
    )


def test_moments_are_ticked_and_marked_by_keyboard(open_tab: OpenTab, hosting: Recurrence) -> None:
    """S3: from the contract to its plan by `p`; `j`, `x`, the reference, Ctrl+Enter; and back again."""
    tab = open_tab(f"/contracten/{hosting.contract_id}/")
    tab.keyboard.press("p")
    expect(tab.locator("h1")).to_contain_text("Plan van")
    for key in ("j", "x", "j", "x"):
        tab.keyboard.press(key)
    expect(tab.locator("[data-selected]")).to_have_text("2 geselecteerd")
    first = tab.locator("#moments tbody tr td.nowrap").first.inner_text()
    tab.get_by_label("Referentie van de factuur").fill("2026-0078")
    tab.keyboard.press("Enter")
    expect(tab.locator("#billed")).to_contain_text("2026-0078")
    expect(tab.locator("#moments")).not_to_contain_text(first)
    tab.get_by_role("button", name="Draai terug: 2026-0078").click()
    expect(tab.locator("#moments")).to_contain_text(first)
    expect(tab.locator("#billed")).not_to_contain_text("2026-0078")


def test_every_look_is_for_everyone(open_tab: OpenTab, hosting: Recurrence) -> None:
    """Nothing that axe finds, nothing wider than the screen."""
    contract = hosting.contract
    plan = f"/contracten/{contract.pk}/plan/"
    opened = add_months(hosting.from_day, 1)
    pages = (f"{plan}?open={opened}", f"/abonnementen/{hosting.pk}/", f"/relaties/{contract.relation_id}/abonnementen/")
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        for path in pages:
            tab.goto(path)
            expect(tab.locator("main h1")).not_to_have_text("Inloggen")
            assert faults(tab) == [], (path, look)
