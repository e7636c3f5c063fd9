"""Users to test with: one per role, made by the verb that makes real ones; and how one signs in."""

import hmac
import struct
import time
from base64 import b32decode
from collections.abc import Callable
from hashlib import sha1

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


LOGIN = "/account/login/"


def sign_in(browser: Client, email: str, password: str = PASSWORD, **more: str) -> object:
    return browser.post(LOGIN, {"login": email, "password": password, **more})


def code_of(secret: str, steps: int = 0) -> str:
    """What an authenticator app shows (RFC 6238), written out here so that the test leans on nobody's code."""
    counter = int(time.time()) // 30 + steps
    digest = hmac.new(b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", counter), sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def said(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return] # a response
