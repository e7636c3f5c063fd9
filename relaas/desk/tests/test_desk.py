"""Where one comes in, and what Beheer offers to whom."""

import pytest
from django.test import Client
from django.urls import reverse

from relaas.accounts.models import Role
from relaas.accounts.roles import create_role, prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.web import today
from relaas.web.menu import ADMINISTRATION

pytestmark = pytest.mark.django_db


def browser_with(role: Role) -> Client:
    user = create_user(email="iemand@example.nl", name="Iemand", role=role, by=COMMAND_LINE)
    browser = Client()
    browser.force_login(user)
    return browser


def browser_of(builtin: str) -> Client:
    prepare_roles()
    return browser_with(Role.objects.get(builtin=builtin))


def test_work_begins_at_the_cards_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has none of them begins at the relations."""
    browser = browser_of("reader")
    assert "<h1>" in browser.get("/").content.decode()
    monkeypatch.setattr(today, "TODAY", [])
    answer = browser.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/relaties/")
    assert browser.get("/relaties/").status_code == 200


def test_administrators_find_every_entry_with_a_line_about_it() -> None:
    """U2: Beheer has a right of its own."""
    page = browser_of("administrator").get("/beheer/").content.decode()
    for entry in ADMINISTRATION:
        assert f'href="{entry.url}"' in page
    assert "Wie er inlogt, en met welke rol." in page


def test_somebody_else_finds_only_its_own() -> None:
    """U2: no page shows what the user may not see."""
    page = browser_of("finance").get("/beheer/").content.decode()
    assert reverse("administrations:administrations") in page
    assert reverse("accounts:users") not in page


@pytest.mark.parametrize("role", ["manager", "sales", "purchasing", "reader"])
def test_who_has_nothing_there_does_not_come_in(role: str) -> None:
    browser = browser_of(role)
    assert browser.get("/beheer/").status_code == 403
    assert 'href="/beheer/"' not in browser.get("/account/").content.decode()


def test_beheer_without_anything_in_it_says_so() -> None:
    """Never a dead end."""
    role = create_role(name="Alleen de deur", rights=["desk.open_administration"], by=COMMAND_LINE)
    answer = browser_with(role).get("/beheer/")
    assert answer.status_code == 200
    assert "Hier is niets voor u" in answer.content.decode()


def test_a_stranger_is_sent_to_the_sign_in(client: Client) -> None:
    for path in ("/", "/beheer/"):
        assert client.get(path).headers["Location"].startswith("/account/login/"), path
