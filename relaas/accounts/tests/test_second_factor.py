"""U1: the second factor by code, recovery code and passkey; what it guards, and what does not open it."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client, override_settings
from django.urls import reverse

from relaas.accounts.models import User
from relaas.accounts.tests.conftest import LOGIN, PASSWORD, MakeUser, code_of, said, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_totp(make_user: MakeUser, client_of: Callable[[User], Client]) -> tuple[User, str, list[str]]:
    """A user who switched on the authenticator app, the app's secret, and the recovery codes."""
    user = make_user("sales")
    browser = Client()
    sign_in(browser, user.email)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    shown = said(browser.get(reverse("mfa_activate_totp")))
    [secret] = re.findall(r"<code>([A-Z2-7]+)</code>", shown)
    answer = browser.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    return user, secret, re.findall(r"<li><code>(\d{8})</code></li>", said(answer))


def test_a_code_is_asked_after_the_password(with_totp: tuple[User, str, list[str]]) -> None:
    user, secret, _codes = with_totp
    browser = Client()
    assert sign_in(browser, user.email).headers["Location"] == "/account/2fa/authenticate/"  # type: ignore[attr-defined]
    assert browser.get("/account/").status_code == 302
    page = browser.get("/account/2fa/authenticate/")
    assert page.status_code == 200
    assert browser.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.post("/account/2fa/authenticate/", {"code": code_of(secret, 1)}).status_code == 302
    assert browser.get("/account/").status_code == 200


def test_a_recovery_code_works_once(with_totp: tuple[User, str, list[str]]) -> None:
    user, _secret, codes = with_totp
    assert len(codes) == 10
    for expected in (302, 200):
        browser = Client()
        sign_in(browser, user.email)
        assert browser.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == expected


def test_the_secret_is_not_readable_in_the_database(with_totp: tuple[User, str, list[str]]) -> None:
    _user, secret, _codes = with_totp
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept
    assert Authenticator.objects.get(type=Authenticator.Type.TOTP).wrap().validate_code(code_of(secret))


def test_a_secret_of_another_key_matches_no_code(with_totp: tuple[User, str, list[str]]) -> None:
    """When the secret key was changed the second factor is lost, not open: an administrator takes it off."""
    user, secret, codes = with_totp
    with override_settings(SECRET_KEY="another key, made after the first one was lost"):
        browser = Client()
        sign_in(browser, user.email)
        for code in (code_of(secret), code_of(""), codes[0]):
            assert browser.post("/account/2fa/authenticate/", {"code": code}).status_code == 200


def test_the_second_factor_is_switched_off_by_who_shows_who_it_is(with_totp: tuple[User, str, list[str]]) -> None:
    user, secret, _codes = with_totp
    browser = Client()
    sign_in(browser, user.email)
    browser.post("/account/2fa/authenticate/", {"code": code_of(secret, 1)})
    assert browser.get("/account/2fa/totp/deactivate/").headers["Location"].startswith("/account/reauthenticate/")
    assert browser.get("/account/2fa/reauthenticate/").status_code == 200
    assert browser.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    for path in ("/account/2fa/", "/account/2fa/recovery-codes/", "/account/2fa/totp/deactivate/"):
        assert browser.get(path).status_code == 200
    assert browser.post("/account/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_who_changes_the_sign_in_is_asked_again(make_user: MakeUser, client_of: Callable[[User], Client]) -> None:
    """What is about one's sign-in asks once more who it is."""
    user = make_user("sales")
    browser = client_of(user)
    answer = browser.get("/account/2fa/totp/activate/")
    assert answer.headers["Location"].startswith("/account/reauthenticate/")
    assert browser.get(answer.headers["Location"]).status_code == 200
    answer = browser.post(answer.headers["Location"], {"password": "fout"})
    assert answer.status_code == 200
    assert browser.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302


def test_passkey_options_are_given_to_a_stranger(client: Client) -> None:
    options = client.get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]


MADE_UP = ["", "{}", "null", "[1]", '{"id":"x"}', '{"id":"x","rawId":"x","response":{}}', "geen json", "\x00"]


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_is_not_added(credential: str, make_user: MakeUser) -> None:
    browser = Client()
    sign_in(browser, make_user("reader").email)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    browser.get("/account/2fa/webauthn/add/")
    assert browser.post("/account/2fa/webauthn/add/", {"name": "x", "credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("credential", MADE_UP)
def test_a_made_up_passkey_opens_nothing(credential: str, client: Client) -> None:
    client.get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"})
    answer = client.post("/account/2fa/webauthn/login/", {"credential": credential})
    assert answer.headers["Location"] == LOGIN
    assert client.get(LOGIN).status_code == 200
    assert client.get("/account/").status_code == 302
