"""The story and the timeline of a relation in a browser: by keyboard, and in every look for everyone (T3)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.activities.writing import plan_action, write_contact_moment
from relaas.administrations.keeping import create_administration
from relaas.contracts.models import Contract
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.tests.making import make_contract
from relaas.documents.models import DocumentKind, Language
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.registration import register_organization
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def contract(db: None) -> Contract:
    prepare_roles()
    bakery = register_organization(facts={"name": "Bakkerij Van den Berg B.V.", "is_customer": True}, by=COMMAND_LINE)
    return make_contract(create_administration(name="Handelshuis", by=COMMAND_LINE), bakery, gross=500)


@pytest.fixture
def open_tab(contract: Contract, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    bakery = contract.relation
    said = {"relation": bakery, "text": "Wil vanaf januari ook roggemeel.\nOfferte toegezegd."}
    write_contact_moment(facts=said, by=user.actor)
    to_do = {"relation": bakery, "title": "Offerte nabellen", "due": clock.today(), "performer": user}
    plan_action(facts=to_do, by=user.actor)
    keep_paper(contract, kind=DocumentKind.QUOTE, language=Language.DUTCH, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_the_story_and_the_timeline_for_everyone(contract: Contract, open_tab: OpenTab) -> None:
    """From the column to all of it, narrowed and searched by keyboard; every page in every look."""
    home = f"/relaties/{contract.relation_id}/"
    tab = open_tab(home)
    expect(tab.locator(".story .events")).to_contain_text("Gepland")
    tab.locator(".story").get_by_role("link", name="Alles").press("Enter")
    expect(tab.get_by_label("Zoek in het relaas")).to_be_visible()
    tab.keyboard.press("/")
    tab.keyboard.type("roggemeel")
    expect(tab.locator(".event")).to_have_count(1)
    expect(tab.locator(".event")).to_contain_text("Offerte toegezegd")
    root = tab.url.split("/relaties/")[0]
    for name in ("relaas", "tijdlijn"):
        for look in LOOKS:
            put_on(tab, look)
            tab.goto(f"{root}{home}{name}/")
            assert faults(tab) == []
            if folder := os.environ.get("SCREENSHOTS"):
                tab.screenshot(path=Path(folder) / f"{name}-{look['viewport']['width']}.png", full_page=True)
