"""The pipeline in a browser: cards are dragged and moved by keyboard, undone, refused; in every look for everyone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.contracts.models import Contract, Status
from relaas.contracts.tests.making import in_status, make_contract
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.registration import register_organization
from relaas.story.writing import writing
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = "/aanvragen/pijplijn/"


@pytest.fixture
def contracts(db: None) -> list[Contract]:
    """A request and a signed contract that lack nothing, and a quote."""
    prepare_roles()
    bakery = register_organization(facts={"name": "Bakkerij Van den Berg B.V.", "is_customer": True}, by=COMMAND_LINE)
    ours = create_administration(name="Handelshuis", by=COMMAND_LINE)
    request, quote, signed = (make_contract(ours, bakery, gross=500, number=f"V-{at}") for at in (1, 2, 3))
    return [request, in_status(quote, Status.QUOTE), in_status(signed, Status.CONTRACT)]


@pytest.fixture
def open_tab(chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def lane(tab: Page, status: Status) -> Locator:
    return tab.locator(f"[data-lane={status.value}]")


def card(tab: Page, contract: Contract) -> Locator:
    return tab.locator(f"[data-ticket='{contract.pk}']")


def test_cards_are_moved_by_mouse_and_by_keyboard(contracts: list[Contract], open_tab: OpenTab) -> None:
    """K7: by the same steps as elsewhere; undone from the toast; what does not follow stays, and the page says why."""
    request, quote, signed = contracts
    tab = open_tab(HERE)
    expect(lane(tab, Status.QUOTE).locator("h2")).to_contain_text("1")
    card(tab, request).drag_to(lane(tab, Status.QUOTE))
    expect(lane(tab, Status.QUOTE).locator("h2")).to_contain_text("2")
    expect(card(tab, request).locator("a.name")).to_be_focused()
    tab.get_by_role("button", name="Ongedaan maken").click()
    expect(lane(tab, Status.REQUEST).locator("h2")).to_contain_text("1")

    card(tab, request).locator("a.name").focus()
    tab.keyboard.press("ArrowRight")
    expect(lane(tab, Status.QUOTE).locator("h2")).to_contain_text("2")
    expect(card(tab, request).locator("a.name")).to_be_focused()

    card(tab, signed).drag_to(lane(tab, Status.OPTION))
    expect(tab.locator(".toasts")).to_contain_text("Vanuit deze status kan het daar niet heen")
    expect(lane(tab, Status.CONTRACT).locator("[data-ticket]")).to_have_count(1)

    card(tab, quote).drag_to(lane(tab, Status.OPTION))
    expect(tab.get_by_label("Optie t/m")).to_be_focused()
    tab.get_by_label("Optie t/m").fill("31-12-2998")
    tab.keyboard.press("Control+Enter")
    expect(lane(tab, Status.OPTION).locator("h2")).to_contain_text("1")
    assert HERE in tab.url


def test_what_a_move_lacks_is_asked_and_the_card_stays(contracts: list[Contract], open_tab: OpenTab) -> None:
    """Everything that is missing stands on the page of the step; also when somebody else was faster."""
    request, quote, _signed = contracts
    in_status(quote, Status.QUOTE)
    make_incomplete(quote)
    tab, other = open_tab(HERE), open_tab(HERE)
    card(tab, quote).drag_to(lane(tab, Status.CONTRACT))
    expect(tab.get_by_role("link", name="Vul in op welke dag het begint")).to_be_visible()
    tab.goto(HERE)
    expect(lane(tab, Status.QUOTE).locator("[data-ticket]")).to_have_count(1)
    card(tab, request).drag_to(lane(tab, Status.QUOTE))
    expect(lane(tab, Status.QUOTE).locator("h2")).to_contain_text("2")
    card(other, request).drag_to(lane(other, Status.QUOTE))
    expect(other.locator(".toast.bad")).to_be_visible()
    expect(lane(other, Status.QUOTE).locator("h2")).to_contain_text("2")


def test_every_look_is_for_everyone(contracts: list[Contract], open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen; the overview with its chart too."""
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        for name, address in (("pipeline", HERE), ("overview", "/aanvragen/overzicht/")):
            tab.goto(address)
            if folder := os.environ.get("SCREENSHOTS"):
                tab.screenshot(path=Path(folder) / f"{name}-{look['viewport']['width']}-{look['color_scheme']}.png")
            assert faults(tab) == [], (name, look)


def make_incomplete(contract: Contract) -> None:
    """A contract that lacks the day on which it starts."""
    with writing(by=COMMAND_LINE, what="test"):
        Contract.objects.filter(pk=contract.pk).update(from_day=None)
