"""What the tests of this room share."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.catalog.preparing import prepare_price_units, prepare_vat_codes
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.registering import register_contract
from relaas.contracts.tests.raw_rows import raw
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from relaas.story.telling import story_of

type Make = Callable[..., Party]
type MakeRequest = Callable[..., Contract]
type SignIn = Callable[..., Client]
BY = Actor("Sanne de Boer", user_id=None, holds_every_right=True)


@pytest.fixture
def by() -> Actor:
    """Somebody who may do everything."""
    return BY


@pytest.fixture
def organization(db: None) -> Make:
    """Registers an organization: `organization("Bakkerij", vat_number="NL…")`."""

    def make(name: str = "Bakkerij Van den Berg B.V.", **facts: Any) -> Party:
        return register_organization(facts={"name": name, **facts}, by=BY)

    return make


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization(vat_number="NL004495445B01", is_customer=True)


@pytest.fixture
def person(db: None) -> Party:
    return register_person(facts={"first_name": "Jan", "last_name": "van den Berg"}, by=BY)


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """A browser in which somebody is signed in: `signed_in("sales")`; finance by default."""
    prepare_roles()

    def sign_in(role: str = "finance", **given: Any) -> Client:
        found = Role.objects.get(builtin=role)
        who = create_user(email=f"{role}@relaas.example", name=f"Test {role}", role=found, by=SYSTEM, **given)
        client = Client()
        client.force_login(who)
        return client

    return sign_in


def told(party: Party) -> list[tuple[str, str]]:
    """Title and detail of each entry in the party's story, newest first, in Dutch."""
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(party), BY).entries]


def main_of(client: Client, address: str) -> str:
    """What stands on a page, without its frame."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().split("<main")[1].split("</main>")[0]


@pytest.fixture
def ours(db: None) -> Administration:
    """One of our own bodies."""
    return create_administration(name="Handelshuis", by=BY)


@pytest.fixture
def user(db: None) -> User:
    """Somebody who sells."""
    prepare_roles()
    role = Role.objects.get(builtin="sales")
    return create_user(email="sanne@relaas.example", name="Sanne", role=role, by=SYSTEM)


@pytest.fixture
def request_of(ours: Administration) -> MakeRequest:
    """Makes a request for a relation, where there are units and VAT codes to choose from."""
    prepare_vat_codes()
    prepare_price_units()

    def make(relation: Party, **facts: Any) -> Contract:
        given = {"description": "Roggemeel 2027", "vat_regime": "standard", "from_day": "2026-01-01", **facts}
        return register_contract(Direction.SALES, relation, administration=ours, facts=given, by=BY)

    return make


@pytest.fixture
def five(ours: Administration, bakery: Party, organization: Make) -> list[Contract]:
    """Four sales contracts with two relations, and a purchase contract."""
    mill, half_a_year = organization("Molen De Hoop", is_customer=True, is_supplier=True), date(2026, 7, 1)
    return raw(
        ours,
        bakery,
        {"from_day": date(2026, 1, 15), "until_day": half_a_year, "net": Decimal("1200.50"), "description": "Rogge"},
        {"status": Status.QUOTE, "net": Decimal(300), "valid_until": date(2026, 3, 1)},
        {"status": Status.QUOTE, "net": Decimal(99), "relation": mill, "from_day": date(2026, 1, 31)},
        {"status": Status.CONTRACT, "net": Decimal(-20), "relation": mill, "from_day": date(2026, 3, 1)},
        {"direction": Direction.PURCHASE, "number": "I-2026-0001", "relation": mill, "net": Decimal(77)},
    )  # fmt: skip
