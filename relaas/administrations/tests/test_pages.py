"""Administrations over HTTP: who may open what, what is typed wrong, and what it costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.kernel.actors import COMMAND_LINE

pytestmark = pytest.mark.django_db

HOSTILE = ["<script>alert(1)</script>", "\x00NUL", "x" * 5_000, "\u202etxt.exe", "🚲" * 40, "' OR 1=1 --", ""]


@pytest.fixture
def made() -> Administration:
    return create_administration(name="Polder & Dijk B.V.", city="Zwolle", iban="NL91ABNA0417164300", by=COMMAND_LINE)


def browser_of(role: str) -> Client:
    prepare_roles()
    found = Role.objects.get(builtin=role)
    user: User = create_user(email=f"{role}@example.nl", name=role, role=found, by=COMMAND_LINE)
    browser = Client()
    browser.force_login(user)
    return browser


def pages(of: Administration) -> list[str]:
    return [
        reverse("administrations:administrations"),
        reverse("administrations:add_administration"),
        reverse("administrations:administration", args=[of.pk]),
        reverse("administrations:edit_administration", args=[of.pk]),
    ]


@pytest.mark.parametrize("role", ["administrator", "finance"])
def test_who_manages_them_opens_every_page(role: str, made: Administration) -> None:
    browser = browser_of(role)
    for path in pages(made):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert answer.content.decode().count("<h1") == 1, path


@pytest.mark.parametrize("role", ["manager", "sales", "purchasing", "reader"])
def test_nobody_else_opens_one(role: str, made: Administration) -> None:
    """U2: Beheer has a right of its own; what one may not see shows no name."""
    browser = browser_of(role)
    for path in pages(made):
        answer = browser.get(path)
        assert answer.status_code == 403, path
        assert "Polder" not in answer.content.decode(), path


def test_a_stranger_is_sent_to_the_sign_in(made: Administration, client: Client) -> None:
    for path in pages(made):
        assert client.get(path).headers["Location"].startswith("/account/login/"), path


@pytest.mark.parametrize("id", [0, 999_999, 2**80])
def test_what_does_not_exist_is_404(id: int) -> None:
    browser = browser_of("administrator")
    for name in ("administration", "edit_administration"):
        assert browser.get(reverse(f"administrations:{name}", args=[id])).status_code == 404


def test_one_is_added_and_changed_in_place(made: Administration) -> None:
    browser = browser_of("finance")
    assert browser.post(reverse("administrations:add_administration"), {"name": "Tweede"}).status_code == 303
    edit = reverse("administrations:edit_administration", args=[made.pk])
    [seen] = re.findall(r'name="seen" value="([^"]+)"', browser.get(edit).content.decode())
    given = {"name": made.name, "kvk": "12345678", "city": "Kampen", "country": "NL", "seen": seen}
    assert browser.post(edit, given).status_code == 303
    page = browser.get(reverse("administrations:administration", args=[made.pk])).content.decode()
    assert "12345678" in page
    assert "Zwolle → Kampen" in page
    meanwhile = browser.post(edit, {**given, "city": "Hattem"})
    assert meanwhile.status_code == 422
    assert "Kampen" in meanwhile.content.decode()


def test_a_wrong_number_is_said_at_its_field(made: Administration) -> None:
    """P12: refused with the reason, and what was typed still stands there."""
    answer = browser_of("finance").post(reverse("administrations:add_administration"), {"name": "N", "kvk": "1234567"})
    assert answer.status_code == 422
    assert re.search(r'name="kvk" value="1234567"', answer.content.decode())
    assert 'id="id_kvk_error"' in answer.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_kept_or_refused(text: str, made: Administration) -> None:
    """Never a traceback, never markup."""
    browser = browser_of("administrator")
    names = ["name", "legal_name", "street", "house_number", "postcode", "city", "kvk", "iban", "email", "website"]
    for given in (dict.fromkeys(names, text), {"name": text, "legal_name": text, "city": text, "seen": text}):
        for path in (pages(made)[1], pages(made)[3]):
            answer = browser.post(path, given)
            assert answer.status_code in {303, 422}, path
            assert "<script>alert" not in answer.content.decode(), path
    assert "<script>alert" not in browser.get(pages(made)[0]).content.decode()


def test_a_longer_list_costs_no_more_queries() -> None:
    """3 rows and 30 rows: the same number of queries."""
    browser = browser_of("administrator")
    counts = []
    for total in (3, 30):
        while Administration.objects.count() < total:
            create_administration(name=f"Administratie {Administration.objects.count()}", by=COMMAND_LINE)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(reverse("administrations:administrations")).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
