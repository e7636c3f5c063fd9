"""Activities about a contract: with its relation, for who may read it, offered from its page (A1, U2)."""

import pytest
from django.test import Client

from relaas.activities.models import Activity
from relaas.activities.rights import CHANGE
from relaas.activities.rights import READ as READ_ACTIVITIES
from relaas.activities.writing import plan_action
from relaas.contracts.rights import READ_PURCHASE, READ_SALES
from relaas.contracts.tests.conftest import BY, MakeRequest, SignIn
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.rights import READ as READ_PARTIES
from relaas.parties.tests.filling_in import fill_in


def _reader(*rights: str) -> Actor:
    return Actor("Lezer", user_id=None, rights=frozenset({READ_ACTIVITIES, READ_PARTIES, *rights}))


def test_it_is_with_the_relation_of_the_contract(
    request_of: MakeRequest, bakery: Party, person: Party, signed_in: SignIn
) -> None:
    """A1: whatever relation is named besides; its page leads to the form, and the form back to it."""
    contract = request_of(bakery)
    client: Client = signed_in("manager")
    answer = fill_in(client, f"/acties/nieuw/?contract={contract.pk}", title="Offerte nabellen")
    assert answer["Location"] == f"/contracten/{contract.pk}/"
    action = Activity.objects.get()
    assert (action.relation, action.about, action.about_right) == (bakery, subject_of(contract), READ_SALES)
    other = plan_action(
        facts={"title": "Bel", "relation": person, "about": subject_of(contract), "performer": action.performer}, by=BY
    )
    assert other.relation == bakery


def test_who_may_not_read_the_contract_does_not_read_it(
    request_of: MakeRequest, bakery: Party, signed_in: SignIn
) -> None:
    """U2: in no list, and nobody writes about what they may not see."""
    contract = request_of(bakery)
    fill_in(signed_in("manager"), f"/acties/nieuw/?contract={contract.pk}", title="Offerte nabellen")
    assert Activity.objects.visible_to(_reader(READ_SALES)).count() == 1
    assert not Activity.objects.visible_to(_reader(READ_PURCHASE)).exists()
    buyer: Client = signed_in("purchasing")
    page = buyer.get(f"/acties/nieuw/?contract={contract.pk}").content.decode()
    assert contract.description not in page
    action = Activity.objects.get()
    assert buyer.get(f"/activiteiten/{action.pk}/bewerken/").status_code == 404
    blind = Actor("Inkoop", user_id=None, rights=frozenset({CHANGE, READ_ACTIVITIES, READ_PARTIES}))
    with pytest.raises(Refused) as refused:
        plan_action(facts={"title": "Bel", "about": subject_of(contract), "performer": action.performer}, by=blind)
    assert ("about", "choice") in {(problem.field, problem.code) for problem in refused.value.problems}
    assert Activity.objects.count() == 1
