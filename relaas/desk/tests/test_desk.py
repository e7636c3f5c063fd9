"""Where one comes in, and what Beheer offers to whom."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from relaas.accounts.models import Role
from relaas.accounts.roles import create_role, prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.web.menu import ADMINISTRATION

pytestmark = pytest.mark.django_db
QUERIES = 23


def browser_with(role: Role) -> Client:
    user = create_user(email="iemand@example.nl", name="Iemand", role=role, by=COMMAND_LINE)
    browser = Client()
    browser.force_login(user)
    return browser


def browser_of(builtin: str) -> Client:
    prepare_roles()
    return browser_with(Role.objects.get(builtin=builtin))


@pytest.mark.parametrize("role", ["administrator", "manager", "finance", "sales", "purchasing", "reader"])
def test_work_begins_at_the_cards_of_today(role: str, django_assert_max_num_queries: Any) -> None:
    """Whatever one's role; the first page costs a handful of queries."""
    browser = browser_of(role)
    browser.get("/")
    with django_assert_max_num_queries(QUERIES):
        page = browser.get("/").content.decode()
    assert 'id="today-due"' in page


def test_who_may_see_nothing_still_gets_a_page() -> None:
    """Never a dead end: a role without any right (U2)."""
    browser = browser_with(create_role(name="Nog niets", rights=[], by=COMMAND_LINE))
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "Hier staat nog niets voor u." in answer.content.decode()
    assert 'id="count-requests"' not in browser.get("/vandaag/tellingen/").content.decode()


def test_the_rail_counts_what_goes_on_by_right() -> None:
    """U2: after the page, by an address of its own that the browser keeps for a minute."""
    answer = browser_of("sales").get("/vandaag/tellingen/")
    page = answer.content.decode()
    assert answer["Cache-Control"] == "private, max-age=60"
    assert 'id="count-requests"' in page
    assert 'id="count-orders"' not in page


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
