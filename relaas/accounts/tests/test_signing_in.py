"""U1: signing in by e-mail and password, with a second factor, and what is refused."""

import re
from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from relaas.accounts.models import User
from relaas.accounts.tests.conftest import LOGIN, PASSWORD, MakeUser, said, sign_in
from relaas.accounts.users import deactivate_user
from relaas.kernel.actors import COMMAND_LINE

pytestmark = pytest.mark.django_db


def test_the_right_password_opens_the_door(make_user: MakeUser) -> None:
    user = make_user("sales")
    browser = Client()
    assert browser.get("/account/").headers["Location"].startswith(LOGIN)
    answer = sign_in(browser, user.email.upper(), next="/account/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/")  # type: ignore[attr-defined]
    assert user.name in said(browser.get("/account/"))


@pytest.mark.parametrize("password", ["", "fout", PASSWORD + " ", "\x00" * 9, "x" * 100_000])
def test_a_wrong_password_does_not(password: str, make_user: MakeUser) -> None:
    user = make_user("sales")
    browser = Client()
    answer = sign_in(browser, user.email, password)
    assert answer.status_code == 200  # type: ignore[attr-defined]
    assert browser.get("/account/").status_code == 302


def test_an_unknown_address_gets_the_same_answer(make_user: MakeUser) -> None:
    """Nobody learns from the answers who has an account."""
    user = make_user("sales")
    without_tokens = re.compile(r'value="[^"]*"|csrf[^>]*>')
    known, unknown = (
        without_tokens.sub("", said(sign_in(Client(), email, "een fout wachtwoord")))
        for email in (user.email, "niemand@example.nl")
    )
    assert known == unknown
    answers = [
        Client().post("/account/password/reset/", {"email": email}) for email in (user.email, "niemand@example.nl")
    ]
    assert [answer.headers["Location"] for answer in answers] == ["/account/password/reset/done/"] * 2
    assert [sent.to for sent in mail.outbox] == [[user.email]]


def test_who_left_is_told_so(make_user: MakeUser) -> None:
    user = make_user("sales")
    deactivate_user(user, by=COMMAND_LINE)
    browser = Client()
    assert sign_in(browser, user.email).headers["Location"] == "/account/inactive/"  # type: ignore[attr-defined]
    assert browser.get("/account/inactive/").status_code == 200
    assert browser.get("/account/").status_code == 302


def test_a_swapped_page_loads_the_sign_in_whole(client: Client) -> None:
    """Its scripts must run, and afterwards one is back where one was."""
    answer = client.get("/account/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"{LOGIN}?next=%2Faccount%2F"
    there = {"HX-Request": "true", "HX-Current-URL": "http://testserver/account/naam/"}
    answer = client.post("/account/sessies/", headers=there)
    assert answer.headers["HX-Redirect"] == f"{LOGIN}?next=%2Faccount%2Fnaam%2F"


def test_nobody_signs_up(client: Client) -> None:
    """An administrator adds users; there is no other way in."""
    for name in ("account_signup", "account_email", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/account/signup/").status_code == 404


def test_a_forgotten_password_is_set_behind_a_link(make_user: MakeUser) -> None:
    user = make_user("sales", language="nl")
    browser = Client()
    browser.post("/account/password/reset/", {"email": user.email})
    [sent] = mail.outbox
    assert "Relaas" in sent.subject
    link = next(word for word in sent.body.split() if word.startswith("http://testserver/"))
    arrived = browser.get(link.removeprefix("http://testserver"), follow=True)
    chosen = "een heel nieuw wachtwoord"
    browser.post(arrived.redirect_chain[-1][0], {"password1": chosen, "password2": chosen})
    assert sign_in(Client(), user.email).status_code == 200  # type: ignore[attr-defined]
    assert sign_in(Client(), user.email, chosen).status_code == 302  # type: ignore[attr-defined]


def test_guessing_is_stopped(make_user: MakeUser) -> None:
    """After five wrong passwords for one address even the right one waits; after thirty tries the page says 429."""
    user = make_user("sales")
    for _guess in range(5):
        sign_in(Client(), user.email, "een fout wachtwoord")
    assert sign_in(Client(), user.email).status_code == 200  # type: ignore[attr-defined]
    other = make_user("reader")
    assert sign_in(Client(), other.email).status_code == 302  # type: ignore[attr-defined]
    answers = [sign_in(Client(), f"x{number}@example.nl", "een fout wachtwoord") for number in range(30)]
    assert answers[-1].status_code == 429  # type: ignore[attr-defined]
    assert "<h1" in said(answers[-1])
    assert Client().get(LOGIN).status_code == 200


def test_every_page_of_the_account_is_there(make_user: MakeUser) -> None:
    user = make_user("reader")
    browser = Client()
    sign_in(browser, user.email)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    for path in (
        "/account/", "/account/naam/", "/account/password/change/", "/account/2fa/", "/account/2fa/webauthn/",
        "/account/2fa/webauthn/add/", "/account/2fa/totp/activate/", "/account/sessies/", "/account/logout/",
    ):  # fmt: skip
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert said(answer).count("<h1") == 1, path


def test_who_never_had_a_password_sets_one(make_user: MakeUser, client_of: Callable[[User], Client]) -> None:
    browser = client_of(make_user("reader", password=""))
    assert browser.get("/account/password/change/").headers["Location"] == "/account/password/set/"
    assert browser.get("/account/password/set/").status_code == 200


def test_a_password_is_changed_by_who_knows_it(make_user: MakeUser) -> None:
    user = make_user("reader")
    browser, elsewhere = Client(), Client()
    sign_in(browser, user.email)
    sign_in(elsewhere, user.email)
    new = "een heel nieuw wachtwoord"
    wrong = {"oldpassword": "fout", "password1": new, "password2": new}
    assert browser.post("/account/password/change/", wrong).status_code == 200
    answer = browser.post("/account/password/change/", {**wrong, "oldpassword": PASSWORD})
    assert answer.headers["Location"] == "/account/"
    assert browser.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_other_sessions_are_ended(make_user: MakeUser) -> None:
    user = make_user("reader")
    browser, elsewhere = Client(), Client()
    sign_in(browser, user.email)
    sign_in(elsewhere, user.email)
    assert UserSession.objects.filter(user=user).count() == 2
    assert browser.post("/account/sessies/").status_code == 302
    assert browser.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_signing_out_asks_first(make_user: MakeUser) -> None:
    user = make_user("reader")
    browser = Client()
    sign_in(browser, user.email)
    assert browser.get("/account/logout/").status_code == 200
    assert browser.get("/account/").status_code == 200
    assert browser.post("/account/logout/").headers["Location"] == LOGIN
    assert browser.get("/account/").status_code == 302


@pytest.mark.parametrize("target", ["https://kwaad.example/", "//kwaad.example/", "javascript:alert(1)"])
def test_the_way_after_signing_in_stays_in_the_house(target: str, make_user: MakeUser) -> None:
    user = make_user("reader")
    assert sign_in(Client(), user.email, next=target).headers["Location"] == "/"  # type: ignore[attr-defined]


def test_a_stranger_chooses_the_language_too(client: Client) -> None:
    """Dutch by default, English complete."""
    assert '<html lang="nl"' in said(client.get(LOGIN))
    assert client.post("/weergave/", {"language": "en", "next": LOGIN}).headers["Location"] == LOGIN
    page = said(client.get(LOGIN))
    assert '<html lang="en"' in page
    assert "Sign in with a passkey" in page
    assert 'lang="nl">Nederlands' in page
