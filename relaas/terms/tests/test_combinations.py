"""T2b: purchase combinations and their members; and what becomes of all terms in a merge (P11)."""

from decimal import Decimal
from typing import Any

import pytest

from relaas.kernel.refusals import Refused
from relaas.parties.archiving import delete
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.tests.filling_in import fill_in
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.terms.combinations import add_member, change_member, remove_member
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import set_delivery_stop, set_order_stop
from relaas.terms.models import CombinationMember, Measure
from relaas.terms.own import terms_of
from relaas.terms.tests.conftest import BY, Make, SignIn, main_of, tab_of, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def combination(organization: Make) -> Party:
    party = organization("Inkoopcombinatie Het Noorden")
    change_invoicing_terms(party, facts={"is_combination": True}, by=BY)
    return party


def problems(refusal: Refused) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refusal.problems]


def test_a_member_stands_on_both_pages(combination: Party, bakery: Party, signed_in: SignIn) -> None:
    facts = {"member_number": "L-12", "from_day": "2020-01-01", "invoices_to": "combination", "bonus": "1,5"}
    add_member(combination, member=bakery, facts=facts, by=BY)
    entry = ("Lid van een inkoopcombinatie", f"{bakery.name} in {combination.name} · L-12")
    assert told(combination)[0] == told(bakery)[0] == entry
    client = signed_in("reader")
    for shown in (bakery.name, "L-12", "01-01-2020", "De combinatie", "1,5%"):
        assert shown in main_of(client, tab_of(combination)), shown
    assert combination.name in main_of(client, tab_of(bakery))


def test_who_may_not_see_the_other_does_not_read_its_name(combination: Party, bakery: Party, signed_in: SignIn) -> None:
    """U2."""
    add_member(combination, member=bakery, facts={}, by=BY)
    client = signed_in("sales", only_managed=True)
    assert client.get(tab_of(combination)).status_code == 404


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        ((None, None), (None, None), True),
        (("2020-01-01", "2021-01-01"), ("2021-01-01", None), False),
        (("2020-01-01", "2021-01-01"), ("2020-12-31", None), True),
        (("2020-01-01", None), (None, "2020-01-01"), False),
        (("2020-01-01", None), (None, "2020-01-02"), True),
    ],
)
def test_a_member_once_at_a_time(first: Any, second: Any, overlaps: bool, combination: Party, bakery: Party) -> None:
    """Rows on both sides of the border: `until_day` is the first day without."""
    add_member(combination, member=bakery, facts=dict(zip(("from_day", "until_day"), first, strict=True)), by=BY)
    facts = dict(zip(("from_day", "until_day"), second, strict=True))
    if not overlaps:
        add_member(combination, member=bakery, facts=facts, by=BY)
        return
    with pytest.raises(Refused) as refused:
        add_member(combination, member=bakery, facts=facts, by=BY)
    assert problems(refused.value) == [("member_twice", "from_day")]


def test_memberships_that_are_refused(combination: Party, bakery: Party) -> None:
    for party, member, facts, problem in (
        (combination, combination, {}, ("member_itself", "member")),
        (bakery, combination, {}, ("no_combination", None)),
        (combination, bakery, {"bonus": "101"}, ("percentage", "bonus")),
        (combination, bakery, {"from_day": "2021-01-01", "until_day": "2021-01-01"}, ("ends_too_soon", "until_day")),
    ):
        with pytest.raises(Refused) as refused:
            add_member(party, member=member, facts=facts, by=BY)
        assert problems(refused.value) == [problem]
    assert not CombinationMember.objects.exists()


def test_who_has_members_stays_a_combination(combination: Party, bakery: Party) -> None:
    membership = add_member(combination, member=bakery, facts={}, by=BY)
    with pytest.raises(Refused) as refused:
        change_invoicing_terms(combination, facts={"is_combination": False}, by=BY)
    assert problems(refused.value) == [("has_members", "is_combination")]
    change_member(membership, facts={"bonus": "2"}, by=BY)
    assert told(bakery)[0] == ("Lidmaatschap gewijzigd", f"{bakery.name} · Bonus %: 0% → 2%")
    remove_member(membership, by=BY)
    change_invoicing_terms(combination, facts={"is_combination": False}, by=BY)
    assert not terms_of(combination).is_combination


def test_add_a_member_by_its_page(combination: Party, bakery: Party, signed_in: SignIn) -> None:
    """Chosen first, then filled in; purchasing may, sales may not."""
    at = f"/relaties/{combination.pk}/inkoopcombinatie/leden"
    client = signed_in("purchasing")
    assert bakery.name in main_of(client, f"{at}/nieuw/?zoek=bakkerij")
    answer = fill_in(client, f"{at}/nieuw/?organisatie={bakery.pk}", member_number="L-12", bonus="102")
    assert answer.status_code == 422
    answer = fill_in(client, f"{at}/nieuw/?organisatie={bakery.pk}", member_number="L-12")
    assert (answer.status_code, answer["Location"]) == (303, tab_of(combination))
    row = CombinationMember.objects.get()
    assert fill_in(client, f"{at}/{row.pk}/bewerken/", member_number="L-13").status_code == 303
    assert client.post(f"{at}/{row.pk}/verwijderen/").status_code == 303
    assert not CombinationMember.objects.exists()
    assert signed_in("sales").get(f"{at}/nieuw/").status_code == 403


def test_deleting_a_relation_takes_its_terms_along_and_undoing_brings_them_back(
    combination: Party, bakery: Party
) -> None:
    """P10, U3."""
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    change_invoicing_terms(bakery, facts={"discount": "5"}, by=BY)
    add_member(combination, member=bakery, facts={}, by=BY)
    delete(bakery, by=BY)
    assert not (Measure.objects.exists())
    assert not (CombinationMember.objects.exists())
    undo(Transaction.objects.latest("id"), by=BY)
    assert terms_of(Party.objects.get(name__startswith="Bakkerij")).discount == 5
    assert Measure.objects.get().reason == "Betaalt niet"
    assert CombinationMember.objects.count() == 1


def test_a_merge_keeps_one_of_each(bakery: Party, combination: Party, organization: Make) -> None:
    """P11: stopped it stays, and what only the other one says goes over."""
    double = organization("Bakkerij v.d. Berg")
    set_order_stop(bakery, reason="Betaalt niet", by=BY)
    set_order_stop(double, reason="Surseance", by=BY)
    set_delivery_stop(double, reason="Verhuist", by=BY)
    change_invoicing_terms(double, facts={"discount": "5"}, by=BY)
    for each in (bakery, double):
        add_member(combination, member=each, facts={}, by=BY)
    merge(bakery, double, by=BY)
    assert dict(Measure.objects.values_list("kind", "reason")) == {
        "order_stop": "Betaalt niet",
        "delivery_stop": "Verhuist",
    }
    assert terms_of(bakery).discount == Decimal(5)
    assert [row.member_id for row in CombinationMember.objects.all()] == [bakery.pk]


def test_a_combination_is_not_merged_with_its_member(bakery: Party, combination: Party) -> None:
    """T2b: it would be a member of itself."""
    add_member(combination, member=bakery, facts={}, by=BY)
    with pytest.raises(Refused) as refused:
        merge(combination, bakery, by=BY)
    assert "member_itself" in {problem.code for problem in refused.value.problems}
