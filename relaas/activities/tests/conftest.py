"""What the tests of this room share."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.activities.models import Activity, Priority
from relaas.activities.tests.listing import action
from relaas.kernel.actors import SYSTEM, Actor
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person

type SignIn = Callable[..., Client]
type MakeUser = Callable[..., User]


@pytest.fixture
def user_of(db: None) -> MakeUser:
    """Makes a user in a role that comes with Relaas: `user_of("sales", "Sanne")`."""
    prepare_roles()

    def make(role: str = "sales", name: str = "Sanne de Boer", **given: Any) -> User:
        email = f"{name.split()[0].lower()}@relaas.example"
        found = Role.objects.get(builtin=role)
        return create_user(email=email, name=name, role=found, by=SYSTEM, **given)

    return make


@pytest.fixture
def sanne(user_of: MakeUser) -> User:
    """Somebody who sells."""
    return user_of()


@pytest.fixture
def karin(user_of: MakeUser) -> User:
    """Another one."""
    return user_of(name="Karin Bos")


@pytest.fixture
def by(sanne: User) -> Actor:
    """Who does it, unless a test says otherwise: Sanne, who holds every right."""
    return Actor(sanne.name, user_id=sanne.pk, holds_every_right=True)


@pytest.fixture
def bakery(by: Actor) -> Party:
    return register_organization(facts={"name": "Bakkerij Van den Berg B.V.", "is_customer": True}, by=by)


@pytest.fixture
def jan(bakery: Party, by: Actor) -> Party:
    """Works at the bakery."""
    person = register_person(facts={"first_name": "Jan", "last_name": "van den Berg"}, by=by)
    employ(person, bakery, facts={}, by=by)
    return person


@pytest.fixture
def mill(by: Actor) -> Party:
    return register_organization(facts={"name": "Molen De Hoop", "is_customer": True}, by=by)


@pytest.fixture
def six(sanne: User, karin: User, bakery: Party, mill: Party) -> dict[str, Activity]:
    """Open actions of two people, in every place of time."""
    return {
        "late": action("Bel terug", performer=sanne, relation=bakery, due=date(2026, 6, 2)),
        "today": action("Offerte", performer=sanne, relation=mill, due=date(2026, 6, 3), priority=Priority.HIGH),
        "reminded": action("Jubileum", performer=karin, due=date(2026, 7, 1), remind_on=date(2026, 6, 1)),
        "sunday": action("Bezoek", performer=karin, relation=bakery, due=date(2026, 6, 7)),
        "monday": action("Klacht", performer=sanne, due=date(2026, 6, 8), priority=Priority.LOW),
        "never": action("Ooit", performer=sanne, relation=mill),
    }
