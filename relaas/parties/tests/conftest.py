"""What the tests of this room share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.subjects import subject_of
from relaas.parties.banking.accounts import add_bank_account
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.models import BankAccount, Party
from relaas.parties.registration import register_organization, register_person
from relaas.story.telling import story_of
from relaas.story.writing import writing

type Make = Callable[..., Party]
BY = Actor("Sanne", user_id=None, holds_every_right=True)


@pytest.fixture
def by() -> Actor:
    """Somebody who may do everything."""
    return BY


@pytest.fixture
def organization(db: None) -> Make:
    """Registers an organization: `organization("Bakkerij", kvk="01234567", addresses=[…])`."""

    def make(name: str = "Bakkerij Van den Berg B.V.", **given: Any) -> Party:
        parts = {part: given.pop(part) for part in PARTS if part in given}
        return register_organization(facts={"name": name, **given}, **parts, by=BY)

    return make


@pytest.fixture
def person(db: None) -> Make:
    """Registers a person: `person("Jan", "van den Berg", organization=…)`."""

    def make(first_name: str = "Jan", last_name: str = "van den Berg", **given: Any) -> Party:
        parts = {part: given.pop(part) for part in (*PARTS, "organization") if part in given}
        facts = {"first_name": first_name, "last_name": last_name, **given}
        return register_person(facts=facts, **parts, by=BY)

    return make


@pytest.fixture
def user(db: None) -> Callable[..., User]:
    """Makes a user with these rights: `user("Sanne", "parties.read", only_managed=True)`."""

    def make(name: str = "Sanne de Boer", *rights: str, only_managed: bool = False, is_active: bool = True) -> User:
        with writing(by=SYSTEM, what="test"):
            role = Role.objects.create(name=f"Role of {name}", rights=list(rights))
            made: User = User.objects.create(
                name=name, email=f"{name.replace(' ', '.').lower()}@relaas.example", role=role,
                only_managed=only_managed, is_active=is_active, sort_name=name.lower(),
            )  # fmt: skip
        return made

    return make


PARTS = ("addresses", "channels", "person", "employment", "account_manager")


def told(party: Party) -> list[tuple[str, str]]:
    """Title and detail of each entry in the party's story, newest first, in Dutch."""
    with translation.override("nl"):
        return [(entry.title, entry.detail) for entry in story_of(subject_of(party), BY).entries]


@pytest.fixture
def bakery(organization: Make) -> Party:
    """A relation with one of everything."""
    return organization(
        kvk="05012345",
        addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}],
        channels=[{"type": "phone", "value": "0384215560"}],
        person={"first_name": "Fatima", "last_name": "el Idrissi"},
    )


@pytest.fixture
def signed_in(db: None) -> Callable[..., Client]:
    """A browser in which somebody is signed in: `signed_in("sales", only_managed=True)`; a manager by default."""
    prepare_roles()

    def sign_in(role: str = "manager", **given: Any) -> Client:
        found = Role.objects.get(builtin=role)
        who = create_user(email=f"{role}@relaas.example", name=f"Test {role}", role=found, by=SYSTEM, **given)
        client = Client()
        client.force_login(who)
        return client

    return sign_in


ABN, RABO, ING = "NL91ABNA0417164300", "NL44RABO0123456789", "NL20INGB0001234567"
BANK_RIGHTS = ("parties.read", "parties.change", "parties.read_bank_accounts", "parties.change_bank_accounts")


@pytest.fixture
def sanne(user: Callable[..., User]) -> User:
    """Somebody who enters bank accounts and may confirm them too."""
    return user("Sanne", *BANK_RIGHTS, "parties.confirm_iban", "story.undo")


@pytest.fixture
def ilse(user: Callable[..., User]) -> User:
    """The second user."""
    return user("Ilse", *BANK_RIGHTS, "parties.confirm_iban", "story.undo")


@pytest.fixture
def account(organization: Make, sanne: User, ilse: User) -> BankAccount:
    """An account of a bakery, with an IBAN that counts."""
    bakery = organization("Bakkerij Van den Berg B.V.", legal_name="Bakkerij J. van den Berg B.V.")
    made = add_bank_account(bakery, facts={"iban": ABN}, by=sanne.actor)
    confirm_iban(made, by=ilse.actor)
    return BankAccount.objects.get(pk=made.pk)


@pytest.fixture
def pair(organization: Make) -> tuple[Party, Party]:
    """Two that are the same bakery."""
    kept = organization(
        "Bakkerij Jansen B.V.", code="B1", kvk="01234567", is_customer=True, internal_note="Belt liever.",
        addresses=[{"for_visit": True, "street": "Kade", "house_number": "1", "city": "Zwolle"}],
        channels=[{"type": "phone", "value": "010 1234567"}, {"type": "email", "value": "info@jansen.nl"}],
    )  # fmt: skip
    merged = organization(
        "Jansen Bakkerij", code="B2", search_code="JANBAK", vat_number="NL004495445B01", is_supplier=True,
        internal_note="Sleutel bij de buren.",
        addresses=[
            {"for_visit": True, "for_post": True, "street": "KADE", "house_number": "1", "city": "Zwolle"},
            {"for_invoice": True, "city": "Kampen"},
        ],
        channels=[
            {"type": "phone", "value": "010 7654321"},
            {"type": "email", "value": "info@jansen.nl", "sends_invoices": True},
            {"type": "website", "value": "jansen.nl"},
        ],
    )  # fmt: skip
    return kept, merged
