"""Mailing a document by keyboard, and its pages and those of the outbox in every look, for everyone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Status
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import in_status, make_contract
from relaas.documents.models import OutgoingMail
from relaas.documents.outbox.sending import send_due
from relaas.parties.channels import add_channel
from relaas.parties.models import Party
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.mail_server import HANG_UP, MailServer
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    """A quote for the bakery."""
    add_channel(bakery, facts={"type": "email", "value": "offertes@bakkerij.example", "sends_quotes": True}, by=BY)
    return in_status(make_contract(ours, bakery, gross=250, number="V-2026-0412"), Status.QUOTE)


@pytest.fixture
def open_tab(db: None, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which a manager is signed in; closed in the end."""
    prepare_roles()
    role = Role.objects.get(builtin="manager")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=BY)
    yield from tabs_of(user, chromium, live_server)


def test_mail_a_quote_by_keyboard(contract: Contract, open_tab: OpenTab, mail_server: MailServer) -> None:
    """`v` opens the page, Ctrl+Enter sends; what is wrong is said at its field and nothing that was typed is lost."""
    tab = open_tab(f"/contracten/{contract.pk}/")
    tab.keyboard.press("v")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Verstuur offerte")
    expect(tab.get_by_role("textbox", name="Aan")).to_be_focused()
    expect(tab.get_by_role("textbox", name="Aan")).to_have_value("offertes@bakkerij.example")
    tab.get_by_role("textbox", name="Aan").fill("offertes@bakkerij")
    tab.get_by_label("Onderwerp").fill("Onze offerte")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#id_to_error")).to_contain_text("offertes@bakkerij")
    expect(tab.get_by_label("Onderwerp")).to_have_value("Onze offerte")
    tab.get_by_role("textbox", name="Aan").fill("offertes@bakkerij.example; chef@bakkerij.example")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#mails")).to_contain_text("Onze offerte")
    send_due("one")
    tab.reload()
    expect(tab.locator("#mails .pill")).to_have_text("Verzonden")
    assert mail_server.envelopes == [["offertes@bakkerij.example", "chef@bakkerij.example"]]


def test_every_look_is_for_everyone(contract: Contract, open_tab: OpenTab, mail_server: MailServer) -> None:
    """Nothing that axe finds, nothing wider than the screen."""
    tab = open_tab(f"/contracten/{contract.pk}/versturen/")
    mail_server.to_mail = HANG_UP
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("#mails")).to_be_visible()
    send_due("one")
    mail = OutgoingMail.objects.get()
    here = f"/contracten/{contract.pk}/"
    outbox = "/beheer/uitgaande-mail/"
    for look in LOOKS:
        put_on(tab, look)
        for page in (here, f"{here}versturen/", outbox, f"{outbox}{mail.pk}/"):
            tab.goto(page)
            assert faults(tab) == [], (page, look)
