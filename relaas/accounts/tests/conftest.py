"""Users to test with: one per role, made by the verb that makes real ones."""

from collections.abc import Callable

import pytest
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE

PASSWORD = "achttien natte fietsen"

type MakeUser = Callable[..., User]


@pytest.fixture
def make_user(db: None) -> MakeUser:
    """`make_user("sales")` gives a user with that built-in role; other arguments are those of `create_user`."""
    prepare_roles()

    def make(role: str = "administrator", name: str = "", **more: object) -> User:
        name = name or f"Test {role}"
        email = f"{name.lower().replace(' ', '.')}@example.nl"
        given = {"email": email, "name": name, "role": Role.objects.get(builtin=role), "password": PASSWORD, **more}
        return create_user(by=COMMAND_LINE, **given)  # type: ignore[arg-type] # the test knows what it gives

    return make


@pytest.fixture
def administrator(make_user: MakeUser) -> User:
    return make_user("administrator", "Anna Beheerder")


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A browser in which this user is signed in already."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
