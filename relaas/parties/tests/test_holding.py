"""P2: what needs a relation in a role holds it there, whichever way somebody takes it off."""

from collections.abc import Iterator

import pytest

from relaas.kernel.refusals import Refused
from relaas.parties.bulk.standing import take_role_many
from relaas.parties.editing import change_organization, change_roles
from relaas.parties.holding import HOLDERS, Hold
from relaas.parties.models import Party, Role
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db
BUYS, SELLS = frozenset({Role.CUSTOMER, Role.PROSPECT}), frozenset({Role.SUPPLIER})


@pytest.fixture
def held(organization: Make, monkeypatch: pytest.MonkeyPatch) -> Party:
    """A prospect and supplier that a request and an order need."""
    party = organization("Bakkerij", is_prospect=True, is_supplier=True)

    def holder(ids: object, _by: object) -> Iterator[Hold]:
        yield Hold(party.pk, BUYS, "V-1 Meel")
        yield Hold(party.pk, SELLS, "I-1 Suiker")

    monkeypatch.setattr(HOLDERS, "_items", {"test": holder})
    return party


def problems(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None, str]]:
    return [(each.code, each.field, str(each.message)) for each in refused.value.problems]


def test_a_role_that_something_needs_stays(held: Party) -> None:
    """The records are named, at the role that must stay."""
    with pytest.raises(Refused) as refused:
        change_organization(held, facts={"is_prospect": False}, by=BY)
    assert problems(refused) == [("held", "is_prospect", "Nog nodig voor: V-1 Meel.")]
    held.refresh_from_db()
    assert held.is_prospect


def test_one_of_the_roles_is_enough(held: Party) -> None:
    change_organization(held, facts={"is_prospect": False, "is_customer": True}, by=BY)
    assert held.roles == [Role.CUSTOMER, Role.SUPPLIER]


def test_out_of_the_relation_system_goes_nothing_that_is_needed(held: Party) -> None:
    with pytest.raises(Refused) as refused:
        change_roles(held, roles=(), is_relation=False, by=BY)
    assert [(code, field) for code, field, _message in problems(refused)] == [("held", "is_relation")] * 2


def test_many_at_once_leave_it(held: Party, organization: Make) -> None:
    free = organization("Vrij", is_supplier=True)
    outcome = take_role_many([held.pk, free.pk], role=Role.SUPPLIER, by=BY)
    assert (outcome.changed, [each.id for each in outcome.refused]) == (1, [held.pk])
    assert outcome.refused[0].reason == "Nog nodig voor: I-1 Suiker."


def test_nothing_is_asked_when_nothing_is_taken_off(held: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HOLDERS, "_items", {"test": lambda _ids, _by: pytest.fail("asked")})
    change_organization(held, facts={"internal_note": "Belt terug", "is_customer": True}, by=BY)
