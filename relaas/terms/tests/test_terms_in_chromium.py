"""The terms of a relation as somebody fills them in by keyboard, in every look, and for everyone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.terms.combinations import add_member
from relaas.terms.document_schemes import add_document_scheme
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import agree_payment_arrangement, set_delivery_stop
from relaas.terms.payment_terms import add_payment_term
from relaas.terms.shipping_schemes import add_shipping_scheme
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bakery(db: None) -> Party:
    """A customer, and lists to choose from."""
    prepare_roles()
    term = add_payment_term(facts={"name": "30 dagen", "due_days": 30}, by=COMMAND_LINE)
    steps = {"early_days": 8, "early_discount": "2", "first_reminder_days": 7, "second_reminder_days": 14}
    add_document_scheme(facts={"name": "Groothandel", "payment_term": term, **steps}, by=COMMAND_LINE)
    bands = [{"from_amount": "0", "cost": "7,50"}, {"from_amount": "500", "cost": "0"}]
    add_shipping_scheme(facts={"name": "Pakket"}, bands=bands, by=COMMAND_LINE)
    facts = {"name": "Bakkerij Van den Berg B.V.", "code": "10023", "vat_number": "NL004495445B01", "is_customer": True}
    return register_organization(facts=facts, by=COMMAND_LINE)


@pytest.fixture
def open_tab(bakery: Party, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_fill_in_and_stop_by_keyboard(bakery: Party, open_tab: OpenTab) -> None:
    """`e` opens the card, Ctrl+Enter saves it; a stop is seen in header and story, and lifted by its button."""
    tab = open_tab(f"/relaties/{bakery.pk}/")
    tab.keyboard.press("2")
    expect(tab.get_by_role("heading", name="Facturatie en bestellen")).to_be_visible()
    tab.keyboard.press("e")
    tab.get_by_label("T.a.v.").fill("Crediteuren")
    tab.get_by_label("Btw verkoop").select_option(label="Btw verlegd")
    tab.get_by_label("Documentschema").select_option(label="Groothandel")
    tab.get_by_label("Korting %").fill("12,5")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#terms")).to_contain_text("12,5%")
    expect(tab.locator("#terms")).to_contain_text("Btw verlegd")
    tab.get_by_role("link", name="Zet leverstop").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Reden")).to_be_focused()
    tab.keyboard.type("Kredietlimiet overschreden")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("main .pill.bad").first).to_have_text("Leverstop")
    expect(tab.locator(".story")).to_contain_text("Leverstop gezet")
    tab.get_by_role("button", name="Hef leverstop op").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("main .pill.bad")).to_have_count(0)
    expect(tab.locator(".story")).to_contain_text("Leverstop opgeheven")


def test_every_look_is_for_everyone(bakery: Party, open_tab: OpenTab) -> None:
    """Nothing that axe finds, nothing wider than the screen; read, edited, and under Beheer."""
    member = register_organization(facts={"name": "Molen De Hoop"}, by=COMMAND_LINE)
    change_invoicing_terms(bakery, facts={"is_combination": True, "discount": "5"}, by=COMMAND_LINE)
    add_member(bakery, member=member, facts={"member_number": "L-12", "bonus": "1,5"}, by=COMMAND_LINE)
    set_delivery_stop(bakery, reason="Kredietlimiet van € 10.000 overschreden", by=COMMAND_LINE)
    agree_payment_arrangement(bakery, text="€ 250 per maand, op de eerste", by=COMMAND_LINE)
    here = f"/relaties/{bakery.pk}"
    pages = (
        f"{here}/stamgegevens/", f"{here}/facturatie/bewerken/", f"{here}/aansturing/bewerken/", f"{here}/bestelstop/",
        "/beheer/documentschemas/", "/beheer/documentschemas/nieuw/", "/beheer/verzendkosten/1/",
    )  # fmt: skip
    tab = open_tab()
    for look in LOOKS:
        put_on(tab, look)
        for page in pages:
            tab.goto(page)
            assert faults(tab) == [], (page, look)
