"""The value report in every look, for everyone, and by keyboard."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.models import Administration
from relaas.contracts.models import PriceChange, RecurrenceState
from relaas.contracts.subscriptions.values.keeping import keep_events
from relaas.contracts.tests.making import make_contract, make_recurrence
from relaas.kernel.actors import COMMAND_LINE, SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/abonnementen/waarde/"
ASKED = f"{PAGE}?from_day=01-01-2026&through=31-12-2026&per=month"


@pytest.fixture
def open_tab(ours: Administration, bakery: Party, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; a year of subscriptions that come, change and go."""
    prepare_roles()
    for number in range(1, 13):
        line = make_contract(ours, bakery, gross=Decimal(number * 137)).lines.get()
        end = date(2026, 12, 20) if number % 4 == 0 else None
        recurrence = make_recurrence(
            line, state=RecurrenceState.RUNNING, from_day=date(2026 - number % 2, number, 5), until_day=end
        )
        with writing(by=SYSTEM, what="test"):
            if number % 3 == 0:
                PriceChange.objects.create(
                    contract=recurrence.contract, recurrence=recurrence, from_day=date(2026, 12, 15), price=number * 90
                )
            keep_events([recurrence])
    role = Role.objects.get(builtin="administrator")
    yield from tabs_of(
        create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE), chromium, live_server
    )


def test_every_look_is_for_everyone_and_the_keyboard_is_enough(open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen; per quarter without a mouse."""
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(ASKED)
        expect(tab.locator("main h1")).to_have_text("Waarde van abonnementen")
        assert faults(tab) == [], look
    expect(tab.locator("#value-table tbody tr")).to_have_count(12)
    tab.get_by_label("Per", exact=True).focus()
    tab.keyboard.type("Kwartaal")
    tab.get_by_label("T/m", exact=True).press("Enter")
    expect(tab.locator("#value-table tbody tr")).to_have_count(4)
    tab.get_by_label("T/m", exact=True).fill("01-01-2020")
    tab.keyboard.press("Enter")
    expect(tab.locator(".error")).to_have_text("Deze dag ligt voor de eerste.")
