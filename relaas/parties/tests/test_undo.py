"""U3: whatever a verb of this room did can be undone, and what the party's row keeps goes back with it."""

from collections.abc import Callable
from typing import Any

import pytest

from relaas.kernel.refusals import Refused
from relaas.parties.addresses import add_address, remove_address, set_default_address
from relaas.parties.archiving import archive
from relaas.parties.channels import add_channel, change_channel, remove_channel
from relaas.parties.checked import check
from relaas.parties.editing import change_organization, change_roles, judge_credit
from relaas.parties.employments import employ, end_employment
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Address, AddressType, Channel, Employment, Party, Role
from relaas.parties.registration import register_organization
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type Step = Callable[[Party, Party], object]


def state() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Party, Address, Channel, Employment)]


STEPS: dict[str, Step] = {
    "name": lambda party, jan: change_organization(party, facts={"name": "Anders", "kvk": "76543210"}, by=BY),
    "roles": lambda party, jan: change_roles(party, roles={Role.SUPPLIER}, by=BY),
    "checked": lambda party, jan: check(party, by=BY),
    "credit": lambda party, jan: judge_credit(party, creditworthy=False, reason="Betaalt niet", by=BY),
    "new address": lambda party, jan: add_address(party, facts={"for_visit": True, "city": "Hattem"}, by=BY),
    "default address": lambda party, jan: set_default_address(
        party.addresses.all()[1], type=AddressType.POST, by=BY
    ),
    "no address": lambda party, jan: remove_address(party.addresses.all()[0], by=BY),
    "new channel": lambda party, jan: add_channel(party, facts={"type": "email", "value": "a@b.nl"}, by=BY),
    "channel": lambda party, jan: change_channel(party.channels.get(), facts={"value": "06 12345678"}, by=BY),
    "no channel": lambda party, jan: remove_channel(party.channels.get(), by=BY),
    "out of service": lambda party, jan: end_employment(jan.employments.get(), last_day=party.founded_on, by=BY),  # type: ignore[arg-type] # it has one
    "archive": lambda party, jan: archive(party, by=BY),
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_a_step_back(organization: Make, person: Make, step: str) -> None:
    party = organization(
        "Bakkerij", kvk="01234567", is_customer=True, founded_on="2020-01-01",
        addresses=[{"for_post": True, "city": "Zwolle"}, {"for_post": True, "city": "Kampen"}],
        channels=[{"type": "phone", "value": "010 1234567"}],
    )  # fmt: skip
    jan = person()
    employ(jan, party, facts={"work_phone": "038 4215560"}, by=BY)
    before = state()
    STEPS[step](party, jan)
    assert state() != before
    undo(Transaction.objects.latest("id"), by=BY)
    assert state() == before
    assert differing_kept_columns() == []
    story = told(Party.objects.get(pk=party.pk))
    assert story[0][0] == f"Ongedaan gemaakt: {story[1][0]}"


def test_a_registration_goes_as_a_whole_and_its_number_is_not_given_out_again() -> None:
    register_organization(facts={"name": "A"}, person={"last_name": "Bos"}, by=BY)
    undo(Transaction.objects.latest("id"), by=BY)
    assert not Party.objects.exists()
    assert register_organization(facts={"name": "B"}, by=BY).code == "10003"


def test_a_code_that_somebody_took_since_is_not_taken_back(organization: Make) -> None:
    first, second = organization("A", code="X1"), organization("B")
    change_organization(first, facts={"code": "X2"}, by=BY)
    done = Transaction.objects.latest("id")
    change_organization(second, facts={"code": "X1"}, by=BY)
    with pytest.raises(Refused) as refused:
        undo(done, by=BY)
    assert refused.value.code == "taken_since"
    assert Party.objects.get(pk=first.pk).code == "X2"
