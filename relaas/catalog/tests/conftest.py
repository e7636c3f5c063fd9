"""What the tests of this room share."""

from collections.abc import Callable

import pytest
from django.test import Client

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import SYSTEM, Actor

type SignIn = Callable[..., Client]
BY = Actor("Sanne de Boer", user_id=None, holds_every_right=True)


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """A browser in which somebody is signed in: `signed_in("sales")`; finance by default."""
    prepare_roles()

    def sign_in(role: str = "finance") -> Client:
        found = Role.objects.get(builtin=role)
        who = create_user(email=f"{role}@relaas.example", name=f"Test {role}", role=found, by=SYSTEM)
        client = Client()
        client.force_login(who)
        return client

    return sign_in
