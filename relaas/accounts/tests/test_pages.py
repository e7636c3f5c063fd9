"""Users, roles and one's own account in the browser's eyes."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from relaas.accounts.models import User

PAGES = ["accounts:users", "accounts:add_user", "accounts:roles", "accounts:add_role"]


@pytest.mark.parametrize("name", PAGES)
def test_administrators_open_every_page(name: str, administrator: User, client_of: Callable[[User], Client]) -> None:
    """U1: users and roles are kept under Beheer."""
    assert client_of(administrator).get(reverse(name)).status_code == 200
