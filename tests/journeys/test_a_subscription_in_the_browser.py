"""By keyboard: a line becomes a subscription, stands in the plan, and a moment of it is ticked and marked as billed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.administrations.models import Administration
from relaas.catalog.models import ProductGroup
from relaas.contracts.lifecycle import quote, sign
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import BilledPeriod, Contract, Direction
from relaas.contracts.registering import register_contract
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.web.formats import day
from tests.journeys.contracts import House
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_tab(house: House, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    yield from tabs_of(house.user, chromium, live_server)


def signed(house: House) -> Contract:
    """A contract that begins today, with a line of € 100."""
    facts = {"description": "Beheer", "from_day": clock.today(), "product_group": ProductGroup.objects.get()}
    ours = Administration.objects.get()
    contract = register_contract(Direction.SALES, house.bakery, administration=ours, facts=facts, by=COMMAND_LINE)
    add_lines(contract, lines=[{"description": "Hosting", "price": "100"}], by=COMMAND_LINE)
    quote(contract, by=COMMAND_LINE)
    sign(contract, by=COMMAND_LINE)
    return contract


def test_a_line_becomes_a_subscription_and_a_moment_is_billed(open_tab: OpenTab, house: House) -> None:
    """K5, S3."""
    contract, today = signed(house), day(clock.today())
    tab = open_tab(f"/contracten/{contract.pk}/")
    tab.get_by_role("link", name="Neem als abonnement").press("Enter")
    tab.get_by_label("Prijs per").select_option("month")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#lines")).to_contain_text("per maand")
    expect(tab.locator("#plan")).to_contain_text(today)
    tab.keyboard.press("p")
    expect(tab.locator("h1")).to_contain_text(f"Plan van {contract.number}")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    expect(tab.locator("#moments tr.group").first).to_contain_text("Hosting")
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    tab.get_by_label("Referentie van de factuur").fill("F-2026-1")
    tab.keyboard.press("Enter")
    expect(tab.locator("#billed")).to_contain_text("F-2026-1")
    expect(tab.locator("#moments tbody tr").first).not_to_contain_text(today)
    billed = BilledPeriod.objects.get()
    assert (billed.from_day, str(billed.amount), billed.reference) == (clock.today(), "100.00", "F-2026-1")
