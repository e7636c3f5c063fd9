"""A small house to walk through: base tables, a user of every built-in role, and a few relations and persons."""

from dataclasses import dataclass

import pytest
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.preparation import prepare_everything
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person

ADDRESS = {"for_visit": True, "street": "Markt", "house_number": "1", "postcode": "2611 GP", "city": "Delft"}
SECRET = "Bakkerij Onzichtbaar"


@dataclass(frozen=True)
class House:
    """Who lives in it, by the key of their role; what they may see, and one relation that only its manager may."""

    users: dict[str, User]
    relations: list[Party]

    def client(self, role: str) -> Client:
        """A browser in which the user of this role is signed in."""
        client = Client()
        client.force_login(self.users[role])
        return client


@pytest.fixture
def house(db: None) -> House:
    prepare_everything()
    users = {
        role.builtin: create_user(
            email=f"{role.builtin}@relaas.example", name=f"Test {role.builtin}", role=role, by=COMMAND_LINE
        )
        for role in Role.objects.exclude(builtin="")
    }
    users["limited"] = create_user(
        email="limited@relaas.example",
        name="Test beperkt",
        role=users["sales"].role,
        only_managed=True,
        by=COMMAND_LINE,
    )
    relation = register_organization(
        facts={"name": "Bakkerij 't Óórd B.V.", "is_customer": True},
        addresses=[ADDRESS],
        channels=[{"type": "phone", "value": "015 2121212"}, {"type": "email", "value": "info@oord.example"}],
        person={"first_name": "Jan", "prefix": "van den", "last_name": "Berg"},
        account_manager=users["limited"],
        by=COMMAND_LINE,
    )
    hidden = register_organization(facts={"name": SECRET}, account_manager=users["sales"], by=COMMAND_LINE)
    register_person(facts={"first_name": "IJsbrand", "last_name": "Verhoeven"}, organization=relation, by=COMMAND_LINE)
    return House(users, [relation, hidden])
