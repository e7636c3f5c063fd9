"""The lists of this room as somebody sees and fills them in, in every look, and for everyone."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.users import create_user
from relaas.catalog.models import ProductGroup, VatCode
from relaas.catalog.product_groups import add_product_group
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.preparation import prepare_everything
from tests.chromium import LOOKS
from tests.looks import faults, put_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rate_is_added_by_keyboard_and_every_list_is_for_everyone(chromium: Browser, live_server: LiveServer) -> None:
    """K6: no page is wider than the screen, and axe finds nothing, also with a row as a form."""
    prepare_everything()
    tiles = add_product_group(facts={"name": "Tegels", "parent": ProductGroup.objects.first()}, by=COMMAND_LINE)
    add_product_group(facts={"name": "Marmer", "parent": tiles}, by=COMMAND_LINE)
    low = VatCode.objects.get(name="Laag")
    user = create_user(
        email="sanne@example.nl", name="Sanne", role=Role.objects.get(builtin="administrator"), by=COMMAND_LINE
    )
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie: Any = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context = chromium.new_context(base_url=live_server.url)
    context.add_cookies([cookie])
    page = context.new_page()
    for look in LOOKS:
        put_on(page, look)
        for path in ("productgroepen/", f"btw-codes/{low.pk}/"):
            page.goto(f"/beheer/{path}")
            assert faults(page) == [], (path, look)
        if look is LOOKS[0]:
            page.get_by_label("Vanaf", exact=True).nth(2).focus()
            page.keyboard.type("1-1-2030")
            page.keyboard.press("Tab")
            page.keyboard.type("10")
            page.keyboard.press("Enter")
            expect(page.get_by_text("10% vanaf 01-01-2030; 9% vanaf 01-01-2019")).to_be_visible()
    context.close()
