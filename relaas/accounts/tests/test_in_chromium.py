"""What only a browser shows: passkeys with a real (virtual) key, and that nothing on these pages breaks the CSP."""

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.tests.conftest import PASSWORD, MakeUser
from tests.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE: ViewportSize = {"width": 375, "height": 800}
OUTSIDE = (
    "/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/inactive/",
    "/account/password/reset/key/x-y/", "/account/password/reset/key/done/",
)  # fmt: skip
INSIDE = (
    "/account/", "/account/naam/", "/account/password/change/", "/account/2fa/", "/account/2fa/webauthn/",
    "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/sessies/", "/account/logout/",
)  # fmt: skip


@pytest.fixture
def tab(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh Chromium tab with a virtual key in it; what the console complains about fails the test."""
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL", viewport=PHONE)
    page: Page = context.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    yield page
    context.close()
    assert not complaints


def sign_in(tab: Page, email: str) -> None:
    tab.goto("/account/login/?next=/account/")
    tab.get_by_label("E-mail").fill(email)
    tab.get_by_label("Wachtwoord").fill(PASSWORD)
    tab.get_by_role("button", name="Inloggen", exact=True).click()


def add_passkey(tab: Page, *, alone: bool) -> None:
    tab.goto("/account/2fa/webauthn/add/")
    tab.get_by_label("Wachtwoord").fill(PASSWORD)
    tab.get_by_role("button", name="Verder").click()
    tab.get_by_label("Naam").fill("Sleutelbos")
    tab.get_by_label("Inloggen met alleen deze sleutel").set_checked(alone)
    tab.get_by_role("button", name="Passkey toevoegen").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Herstelcodes")


def sign_out(tab: Page) -> None:
    tab.goto("/account/logout/")
    tab.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_a_passkey_signs_in_by_itself(tab: Page, make_user: MakeUser) -> None:
    """U1: e-mail + password or a passkey."""
    user = make_user("reader", "Piet Sleutel")
    sign_in(tab, user.email)
    add_passkey(tab, alone=True)
    assert Authenticator.objects.filter(user=user, type="webauthn").count() == 1
    sign_out(tab)
    tab.goto("/account/login/?next=/account/")
    tab.get_by_role("button", name="Inloggen met een passkey").click()
    expect(tab.get_by_role("main").get_by_text("Piet Sleutel")).to_be_visible()
    tab.goto("/account/2fa/webauthn/")
    expect(tab.get_by_role("cell", name="Sleutelbos")).to_be_visible()


def test_a_passkey_is_the_second_step(tab: Page, make_user: MakeUser) -> None:
    user = make_user("reader", "Piet Sleutel")
    sign_in(tab, user.email)
    add_passkey(tab, alone=False)
    sign_out(tab)
    sign_in(tab, user.email)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Tweede stap")
    tab.get_by_role("button", name="Gebruik een passkey").click()
    expect(tab.get_by_role("main").get_by_text("Piet Sleutel")).to_be_visible()
    tab.goto("/account/2fa/webauthn/add/")
    tab.get_by_role("link", name="Gebruik een passkey").click()
    tab.get_by_role("button", name="Gebruik een passkey").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Passkey toevoegen")


def test_a_key_that_is_not_there_is_said(tab: Page, make_user: MakeUser) -> None:
    make_user("reader")
    tab.goto("/account/login/")
    tab.get_by_role("button", name="Inloggen met een passkey").click()
    expect(tab.get_by_text("Er is geen passkey gebruikt")).to_be_visible()
    expect(tab.get_by_role("button", name="Inloggen met een passkey")).to_be_enabled()


def test_every_page_of_the_sign_in_is_for_everyone(tab: Page, make_user: MakeUser) -> None:
    """axe finds nothing and nothing is wider than a phone, before and behind the sign-in."""
    user = make_user("reader")
    found = {path: complaints(tab, path) for path in OUTSIDE}
    sign_in(tab, user.email)
    tab.goto("/account/2fa/totp/activate/")
    found["/account/reauthenticate/"] = complaints(tab)
    tab.get_by_label("Wachtwoord").fill(PASSWORD)
    tab.get_by_role("button", name="Verder").click()
    found |= {path: complaints(tab, path) for path in INSIDE}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def complaints(tab: Page, path: str = "") -> list[str]:
    """What is wrong with a page, or with the one that is open."""
    if path:
        tab.goto(path)
    return faults(tab)
