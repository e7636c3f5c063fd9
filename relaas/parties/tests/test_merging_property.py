"""P11, U3: whatever is done to a few parties, a merge breaks nothing, and undoing all of it gives the first state."""

from collections.abc import Callable
from datetime import date
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from relaas.accounts.models import Role as UserRole
from relaas.accounts.models import User
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.models import Record
from relaas.kernel.refusals import Refused
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.addresses import add_address, remove_address, set_default_address
from relaas.parties.banking.accounts import add_bank_account, change_bank_account
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel, set_default_channel
from relaas.parties.checked import check
from relaas.parties.duplicates.deciding import not_a_double
from relaas.parties.editing import change_organization, change_person
from relaas.parties.employments import employ, end_employment
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.master_data.rows import add_master_data
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.merging.asking import Side
from relaas.parties.merging.merge import merge
from relaas.parties.merging.owning import OWNED, stay
from relaas.parties.merging.plan import plan
from relaas.parties.models import Address, AddressType, BankAccount, Channel, Employment, MasterDataType, Party
from relaas.parties.personal_details import change_personal_details
from relaas.parties.registration import register_organization, register_person
from relaas.parties.tests.conftest import BY
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

numbers = st.integers(0, 30)
type Do = Callable[[list[Party], list[Party], list[User], list[int]], object]


def _of[Thing](things: list[Thing], number: int) -> Thing:
    return things[number % len(things)]


def _address(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    types = {type.column: bool(n[1] >> place & 1) for place, type in enumerate(AddressType)}
    facts = {"city": _of(["Zwolle", "Goes", "zwolle"], n[2]), "description": _of(["", "", "Balie"], n[3]), **types}
    return add_address(_of([*organizations, *persons], n[0]), facts=facts, by=BY)


def _default_address(_organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    addresses = list(Address.objects.all())
    return addresses and set_default_address(_of(addresses, n[0]), type=_of(list(AddressType), n[1]), by=BY)


def _no_address(_organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    addresses = list(Address.objects.all())
    return addresses and remove_address(_of(addresses, n[0]), by=BY)


def _channel(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    value = _of(["a@x.nl", "b@x.nl", "c@x.nl"], n[1])
    facts = {"type": "email", "value": value, "sends_invoices": n[2] % 2 == 0, "remark": _of(["", "Hal"], n[3])}
    return add_channel(_of([*organizations, *persons], n[0]), facts=facts, by=BY)


def _default_channel(_organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    channels = list(Channel.objects.all())
    return channels and set_default_channel(_of(channels, n[0]), by=BY)


def _employ(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    begin, end = (date(2010 + year, 1, 1) if year else None for year in (n[2] % 12, n[3] % 12))
    facts = {"from_day": begin, "until_day": end, "work_phone": _of(["", "010 1234567"], n[1])}
    return employ(_of(persons, n[0]), _of(organizations, n[1]), facts=facts, by=BY)


def _leave(_organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    employments = list(Employment.objects.all())
    return employments and end_employment(_of(employments, n[0]), last_day=date(2015, 6, 1), by=BY)


def _manager(organizations: list[Party], persons: list[Party], users: list[User], n: list[int]) -> object:
    party = _of([*organizations, *persons], n[0])
    return assign_account_manager(party, user=_of(users, n[1]), is_primary=n[2] % 2 == 0, by=BY)


def _branch(organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    return set_branch_of(_of(organizations, n[0]), parent=_of([*organizations, None], n[1]), by=BY)


def _edit(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    party = _of([*organizations, *persons], n[0])
    change = change_organization if party.is_organization else change_person
    facts = {"internal_note": _of(["", "Een", "Twee"], n[1]), "code": f"C{n[2]}", "is_supplier": n[3] % 2 == 0}
    return change(party, facts=facts, by=BY)


def _checked(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    return check(_of([*organizations, *persons], n[0]), by=BY)


def _account(organizations: list[Party], persons: list[Party], users: list[User], n: list[int]) -> object:
    iban = _of(["NL91ABNA0417164300", "NL02ABNA0123456789", "NL44RABO0123456789"], n[1])
    account = add_bank_account(_of([*organizations, *persons], n[0]), facts={"iban": iban, "holder": "Wij"}, by=BY)
    return confirm_iban(account, by=Actor("Fatima", user_id=users[1].pk, holds_every_right=True)) if n[2] % 2 else None


def _other_account(_organizations: list[Party], _persons: list[Party], _users: list[User], n: list[int]) -> object:
    accounts = list(BankAccount.objects.all())
    iban = _of(["NL91ABNA0417164300", "NL02ABNA0123456789", "NL44RABO0123456789"], n[1])
    return accounts and change_bank_account(_of(accounts, n[0]), facts={"iban": iban}, by=BY)


def _master_data(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    type = _of(list(MasterDataType.objects.order_by("pk")), n[1])
    facts = {"value": _of(["een", "twee"], n[2]), "remark": _of(["", "Let op"], n[3])}
    return add_master_data(_of([*organizations, *persons], n[0]), type, facts=facts, by=BY)


def _details(_organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    facts = {"birth_date": _of(["1980-01-01", "1990-02-02", None], n[1])}
    return change_personal_details(_of(persons, n[0]), facts=facts, by=BY)


def _two(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    kind = organizations if n[0] % 2 else persons
    return not_a_double(_of(kind, n[1]), _of(kind, n[2]), by=BY)


def _merge(organizations: list[Party], persons: list[Party], _users: list[User], n: list[int]) -> object:
    kind = organizations if n[0] % 3 else persons
    kept, merged = _of(kind, n[1]), _of(kind, n[2])
    sides = cycle([Side.KEPT, Side.MERGED] if n[3] % 2 else [Side.MERGED, Side.KEPT])
    choices = {question.name: next(sides) for question in plan(kept, merged, by=BY).questions} if n[3] % 3 else {}
    return merge(kept, merged, choices=choices, by=BY)


STEPS: dict[str, Do] = {
    "address": _address, "default address": _default_address, "no address": _no_address, "channel": _channel,
    "default channel": _default_channel, "employ": _employ, "leave": _leave, "manager": _manager, "branch": _branch,
    "edit": _edit, "checked": _checked, "merge": _merge,
    "account": _account, "other account": _other_account, "master data": _master_data, "details": _details,
    "two": _two,
}  # fmt: skip
step = st.tuples(
    st.sampled_from([*STEPS, "merge", "merge", "employ", "employ"]), st.lists(numbers, min_size=4, max_size=4)
)


def state() -> dict[str, list[Any]]:
    """Every recorded row of the whole house."""
    models = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def nothing_points_at_who_is_gone() -> bool:
    there = Party.objects.values("pk")
    pointing = (
        owned.model._base_manager.exclude(**{owned.column: None}).exclude(**{f"{owned.column}__in": there})
        for owned in OWNED
        if owned.move is not stay
    )
    return not any(rows.exists() for rows in pointing)


@pytest.mark.django_db
class TestMerging(TestCase):
    # A second each: it reads the whole house.
    @settings(deadline=None, max_examples=max(20, settings().max_examples // 20))
    @given(st.lists(step, min_size=4, max_size=12))
    def test_any_sequence_of_edits_and_merges_can_be_taken_back(self, steps: list[tuple[str, list[int]]]) -> None:
        users = self._users()
        for number in range(3):
            register_organization(facts={"name": f"Bakkerij {number}"}, by=BY)
            register_person(facts={"first_name": "Jan", "last_name": f"Bos {number}"}, by=BY)
        for name, several in (("Lidnummer", False), ("Bijnaam", True)):
            add_master_data_type(facts={"name": name, "several": several}, by=BY)
        first, last = state(), Transaction.objects.latest("id").pk
        for name, given_numbers in steps:
            self._carry_out(name, users, given_numbers)
        for done in Transaction.objects.filter(pk__gt=last).order_by("-pk"):
            undo(done, by=BY)
        assert state() == first
        assert differing_kept_columns() == []

    def _carry_out(self, name: str, users: list[User], given_numbers: list[int]) -> None:
        organizations = list(Party.objects.organizations().order_by("pk"))
        persons = list(Party.objects.persons().order_by("pk"))
        before = Transaction.objects.count()
        try:
            STEPS[name](organizations, persons, users, given_numbers)
        except Refused as refusal:
            event(f"{name} refused: {refusal.code}")
            assert Transaction.objects.count() == before
        else:
            event(name)
        assert differing_kept_columns() == []
        assert nothing_points_at_who_is_gone()
        connection.check_constraints()

    def _users(self) -> list[User]:
        with writing(by=SYSTEM, what="test"):
            role = UserRole.objects.create(name="Role", rights=[])
            return [
                User.objects.create(name=name, email=f"{name}@relaas.example", role=role, sort_name=name)
                for name in ("sanne", "fatima")
            ]
