"""Making and editing a contract in a browser: by keyboard, and in every look for everyone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.contracts.contacts import add_contact
from relaas.contracts.models import Contract, Direction
from relaas.contracts.registering import register_contract
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.addresses import add_address
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


FILLED = {
    "description": "Roggemeel 2027",
    "from_day": "2027-01-01",
    "until_day": "2028-01-01",
    "auto_renew": True,
    "notice_months": "3",
    "invoice_email": "facturen@bakkerij-van-den-berg.example",
    "external_reference": "PO-88121",
}


@pytest.fixture
def bakery(db: None) -> Party:
    prepare_roles()
    create_administration(name="Handelshuis", by=COMMAND_LINE)
    facts = {"name": "Bakkerij Van den Berg B.V.", "is_prospect": True, "price_note": "Staffelkorting vanaf 30 zakken."}
    found = register_organization(facts=facts, by=COMMAND_LINE)
    fatima = register_person(facts={"first_name": "Fatima", "last_name": "el Idrissi"}, by=COMMAND_LINE)
    employ(fatima, found, by=COMMAND_LINE)
    add_address(found, facts={"for_invoice": True, "street": "Postbus 455", "city": "Zwolle"}, by=COMMAND_LINE)
    return found


@pytest.fixture
def open_tab(chromium: Browser, live_server: LiveServer, bakery: Party) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_a_request_is_made_by_keyboard(bakery: Party, open_tab: OpenTab) -> None:
    """Type part of the name, take the relation, say what it is about: the rest is known."""
    tab = open_tab("/aanvragen/nieuw/")
    tab.keyboard.type("bakkerij")
    expect(tab.locator(".pick")).to_have_count(1)
    tab.locator(".pick").press("Enter")
    expect(tab.get_by_label("Omschrijving")).to_be_focused()
    expect(tab.get_by_text("Staffelkorting vanaf 30 zakken.")).to_be_visible()
    tab.keyboard.type("Roggemeel 2027")
    tab.get_by_label("Ik heb de prijsafspraken gelezen").press("Space")
    tab.keyboard.press("Control+Enter")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Roggemeel 2027")
    expect(tab.locator("#invoicing")).to_contain_text("Postbus 455")
    tab.keyboard.press("e")
    expect(tab.get_by_role("textbox", name="Omschrijving")).to_have_value("Roggemeel 2027")


def test_every_look_is_for_everyone(bakery: Party, open_tab: OpenTab) -> None:
    """axe finds nothing, and nothing sticks out."""
    made = register_contract(
        Direction.SALES, bakery, administration=Administration.objects.get(), facts=FILLED, by=COMMAND_LINE
    )
    add_contact(made, person=Party.objects.get(first_name="Fatima"), by=COMMAND_LINE)
    page = f"/contracten/{made.pk}/"
    addresses = (
        f"/aanvragen/nieuw/?relatie={bakery.pk}",
        page,
        f"{page}facturatie/bewerken/",
        f"{page}contactpersonen/nieuw/",
        f"/relaties/{bakery.pk}/contracten/",
    )
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        for address in addresses:
            tab.goto(address)
            assert faults(tab) == [], (address, look)
    assert Contract.objects.count() == 1
