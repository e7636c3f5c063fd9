"""Users, roles and one's own account over HTTP: who may open what, what is typed wrong, and what it costs."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relaas.accounts.builtin_roles import NAMES
from relaas.accounts.models import Role, User
from relaas.accounts.roles import create_role
from relaas.accounts.tests.conftest import MakeUser
from relaas.kernel.actors import COMMAND_LINE

pytestmark = pytest.mark.django_db

type ClientOf = Callable[[User], Client]
HOSTILE = ["<script>alert(1)</script>", "\x00NUL", "x" * 5_000, "\u202etxt.exe", "🚲" * 40, "' OR 1=1 --", ""]


def pages(of: User) -> list[str]:
    return [
        reverse("accounts:users"),
        reverse("accounts:add_user"),
        reverse("accounts:user", args=[of.pk]),
        reverse("accounts:edit_user", args=[of.pk]),
        reverse("accounts:deactivate_user", args=[of.pk]),
        reverse("accounts:teams"),
        reverse("accounts:new_team"),
        reverse("accounts:roles"),
        reverse("accounts:add_role"),
        reverse("accounts:role", args=[of.role_id]),
        reverse("accounts:edit_role", args=[of.role_id]),
    ]


def posts(of: User) -> list[str]:
    return [
        reverse("accounts:invite_user", args=[of.pk]),
        reverse("accounts:take_off_second_factor", args=[of.pk]),
        reverse("accounts:reactivate_user", args=[of.pk]),
        reverse("accounts:remove_role", args=[of.role_id]),
    ]


def seen_in(browser: Client, path: str) -> str:
    """The hidden field with what the form started with."""
    [seen] = re.findall(r'name="seen" value="([^"]+)"', browser.get(path).content.decode())
    return str(seen)


def test_administrators_open_every_page(administrator: User, client_of: ClientOf) -> None:
    """U1: users and roles are kept under Beheer."""
    browser = client_of(administrator)
    for path in pages(administrator):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert answer.content.decode().count("<h1") == 1, path


@pytest.mark.parametrize("role", [key for key in NAMES if key != "administrator"])
def test_nobody_else_opens_one(role: str, administrator: User, make_user: MakeUser, client_of: ClientOf) -> None:
    """U2: Beheer has a right of its own; what one may not see shows no name."""
    browser = client_of(make_user(role))
    for path in [*pages(administrator), *posts(administrator)]:
        answer = browser.post(path) if path in posts(administrator) else browser.get(path)
        assert answer.status_code == 403, path
        assert administrator.name not in answer.content.decode(), path
    assert User.objects.get(pk=administrator.pk).is_active


def test_a_stranger_is_sent_to_the_sign_in(administrator: User, client: Client) -> None:
    for path in pages(administrator):
        assert client.get(path).headers["Location"].startswith("/account/login/"), path
    for path in posts(administrator):
        assert client.post(path).headers["Location"].startswith("/account/login/"), path


@pytest.mark.parametrize("name", ["user", "edit_user", "role", "edit_role"])
@pytest.mark.parametrize("id", [0, 999_999, 2**80])
def test_what_does_not_exist_is_404(name: str, id: int, administrator: User, client_of: ClientOf) -> None:
    assert client_of(administrator).get(reverse(f"accounts:{name}", args=[id])).status_code == 404


def test_a_deed_is_a_post(administrator: User, client_of: ClientOf) -> None:
    browser = client_of(administrator)
    for path in posts(administrator):
        assert browser.get(path).status_code == 405, path


def test_a_user_is_added_and_changed(administrator: User, client_of: ClientOf) -> None:
    browser = client_of(administrator)
    role = Role.objects.get(builtin="sales")
    given = {"name": "Nel", "email": "nel@example.nl", "role": role.pk, "language": "nl", "invited": "on"}
    assert browser.post(reverse("accounts:add_user"), given).status_code == 303
    user = User.objects.get(email="nel@example.nl")
    edit = reverse("accounts:edit_user", args=[user.pk])
    seen = seen_in(browser, edit)
    given = {"name": "Nel Bos", "email": "nel@example.nl", "role": role.pk, "only_managed": "on", "seen": seen}
    assert browser.post(edit, given).status_code == 303
    user.refresh_from_db()
    assert (user.name, user.only_managed) == ("Nel Bos", True)
    assert browser.post(edit, {**given, "name": "Nel Vis"}).status_code == 422
    page = browser.post(edit, {**given, "name": "Nel Vis"}).content.decode()
    assert "Nel Bos" in page
    assert User.objects.get(pk=user.pk).name == "Nel Bos"


def test_a_user_leaves_and_returns(administrator: User, make_user: MakeUser, client_of: ClientOf) -> None:
    browser, user = client_of(administrator), make_user("reader")
    assert browser.post(reverse("accounts:deactivate_user", args=[user.pk])).status_code == 303
    assert not User.objects.get(pk=user.pk).is_active
    assert browser.get(reverse("accounts:user", args=[user.pk])).status_code == 200
    refused = browser.post(reverse("accounts:invite_user", args=[user.pk]), follow=True)
    assert user.name in refused.content.decode()
    assert browser.post(reverse("accounts:reactivate_user", args=[user.pk])).status_code == 303
    assert User.objects.get(pk=user.pk).is_active


def test_a_role_is_added_changed_and_removed(administrator: User, client_of: ClientOf) -> None:
    browser = client_of(administrator)
    given = {"name": "Stagiair", "rights": ["accounts.own"]}
    assert browser.post(reverse("accounts:add_role"), given).status_code == 303
    role = Role.objects.get(name="Stagiair")
    edit = reverse("accounts:edit_role", args=[role.pk])
    seen = seen_in(browser, edit)
    assert browser.post(edit, {"name": "Leerling", "seen": seen}).status_code == 303
    role.refresh_from_db()
    assert (role.name, role.rights) == ("Leerling", [])
    assert browser.post(reverse("accounts:remove_role", args=[role.pk])).status_code == 303
    assert not Role.objects.filter(pk=role.pk).exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_kept_or_refused(text: str, administrator: User, client_of: ClientOf) -> None:
    """Never a traceback, never markup."""
    browser = client_of(administrator)
    given = {"name": text, "email": text, "role": text, "language": text, "seen": text, "rights": text}
    forms = [*pages(administrator)[1::2], "/account/naam/"]
    for path in [path for path in forms if "nieuw" in path or "bewerken" in path or "naam" in path]:
        answer = browser.post(path, given)
        assert answer.status_code in {303, 422}, path
        assert "<script>alert" not in browser.get(path).content.decode(), path
        assert "<script>alert" not in answer.content.decode(), path
    ours = {"name": text, "email": "ok@example.nl", "role": administrator.role_id, "language": "nl"}
    assert browser.post(reverse("accounts:add_user"), ours).status_code in {303, 422}
    assert "<script>alert" not in browser.get(reverse("accounts:users")).content.decode()


def test_ones_own_name_is_changed_by_oneself(make_user: MakeUser, client_of: ClientOf) -> None:
    user = make_user("reader")
    browser = client_of(user)
    seen = seen_in(browser, "/account/naam/")
    assert browser.post("/account/naam/", {"name": "Ander", "seen": seen}).status_code == 303
    assert User.objects.get(pk=user.pk).name == "Ander"
    assert "Ander" in browser.get("/account/").content.decode()


@pytest.mark.parametrize(("language", "word"), [("nl", "Mijn account"), ("en", "My account")])
def test_a_page_is_in_the_users_language(language: str, word: str, make_user: MakeUser, client_of: ClientOf) -> None:
    """Dutch by default, English complete, per user."""
    answer = client_of(make_user("reader", language=language)).get("/account/")
    assert word in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


def test_a_chosen_language_is_kept_with_the_user(make_user: MakeUser, client_of: ClientOf) -> None:
    user = make_user("reader")
    client_of(user).post(reverse("web:choose"), {"language": "en", "next": "/account/"})
    assert "My account" in client_of(user).get("/account/").content.decode()


@pytest.mark.parametrize("name", ["users", "roles"])
def test_a_longer_list_costs_no_more_queries(
    name: str, administrator: User, make_user: MakeUser, client_of: ClientOf
) -> None:
    """3 rows and 30 rows: the same number of queries."""
    browser = client_of(administrator)
    path = reverse(f"accounts:{name}")
    counts = []
    for total in (3, 30):
        while User.objects.count() < total:
            number = User.objects.count()
            make_user("reader", f"Lezer {number}")
            create_role(name=f"Rol {number}", rights=[], by=COMMAND_LINE)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(path).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_rights_cost_no_query_of_their_own(make_user: MakeUser, client_of: ClientOf) -> None:
    """The session and the user with the role: two queries before a page begins."""
    browser = client_of(make_user("reader"))
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(reverse("accounts:users")).status_code == 403
    assert len(captured) == 2
