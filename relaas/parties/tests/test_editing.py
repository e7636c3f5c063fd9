"""Changing who a party is: facts, roles, status, credit, and what the story says of it."""

from collections.abc import Callable
from datetime import date

import pytest

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.addresses import add_address
from relaas.parties.channels import add_channel
from relaas.parties.checked import check, uncheck
from relaas.parties.editing import change_organization, change_person, change_roles, judge_credit, link_user
from relaas.parties.models import Party, Role
from relaas.parties.statuses import add_status, change_status
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db


def test_facts_change_together_and_the_story_names_each(organization: Make) -> None:
    bakery = organization("Bakkerij", kvk="01234567")
    change_organization(
        bakery, facts={"name": "Bakkerij Bos", "kvk": "", "founded_on": date(1987, 5, 1), "size": "50-99"}, by=BY
    )
    bakery.refresh_from_db()
    assert (bakery.name, bakery.kvk, bakery.sort_name) == ("Bakkerij Bos", "", "bakkerij bos")
    assert told(bakery)[0] == (
        "Gegevens gewijzigd",
        "Naam: Bakkerij → Bakkerij Bos; KvK-nummer: 01234567 → –; Opgericht op: – → 01-05-1987; "
        "Omvang: Onbekend → 50–99",
    )


def test_what_stays_the_same_is_no_change(organization: Make) -> None:
    bakery = organization("Bakkerij", kvk="01234567")
    change_organization(bakery, facts={"name": " Bakkerij ", "kvk": "0123 4567"}, by=BY)
    assert len(told(bakery)) == 1


def test_somebody_else_was_first(organization: Make) -> None:
    """The second sees what changed; nothing is overwritten unseen."""
    bakery = organization("Bakkerij")
    opened = {"name": "Bakkerij", "kvk": ""}
    change_organization(Party.objects.get(pk=bakery.pk), facts={"kvk": "01234567"}, seen=opened, by=BY)
    with pytest.raises(ChangedMeanwhile) as refused:
        change_organization(bakery, facts={"name": "B", "kvk": "76543210"}, seen=opened, by=BY)
    assert [(each.field, each.now) for each in refused.value.differences] == [("kvk", "01234567")]
    assert Party.objects.get(pk=bakery.pk).name == "Bakkerij"


def test_a_persons_name_is_made_of_its_parts(person: Make) -> None:
    jan = person("Jan", "van den Berg")
    change_person(jan, facts={"last_name": "de Wit - Berg", "prefix": "", "nickname": "Johan"}, by=BY)
    jan.refresh_from_db()
    assert (jan.name, jan.prefix, jan.last_name) == ("Johan de Wit - Berg", "de", "Wit - Berg")
    assert jan.sort_name == "wit - berg  johan  de"
    with pytest.raises(Refused) as refused:
        change_person(jan, facts={"first_name": "", "nickname": "", "last_name": "", "prefix": ""}, by=BY)
    assert [each.field for each in refused.value.problems] == ["last_name"]


@pytest.mark.parametrize("facts", [{"name": "B"}, {"kvk": "01234567"}, {"vat_number": "NL002455799B11"}])
def test_a_change_of_a_hard_fact_takes_checked_off(organization: Make, facts: dict[str, str]) -> None:
    """T2c: name, VAT number, KvK number."""
    bakery = organization("A")
    check(bakery, by=BY)
    assert bakery.checked_by_name == "Sanne"
    change_organization(bakery, facts=facts, by=BY)
    bakery.refresh_from_db()
    assert (bakery.checked_at, bakery.checked_by_name) == (None, "")
    assert told(bakery)[0][1].endswith("niet meer gecontroleerd")


def test_an_address_takes_checked_off_and_a_phone_number_or_note_does_not(organization: Make) -> None:
    bakery = organization("A")
    check(bakery, by=BY)
    add_channel(bakery, facts={"type": "phone", "value": "010 1234567"}, by=BY)
    change_organization(bakery, facts={"internal_note": "Belt liever dan mailt."}, by=BY)
    bakery.refresh_from_db()
    assert bakery.checked_at
    add_address(bakery, facts={"for_visit": True, "city": "Zwolle"}, by=BY)
    bakery.refresh_from_db()
    assert not bakery.checked_at


def test_checked_comes_off_by_hand_once(organization: Make) -> None:
    bakery = organization("A")
    check(bakery, by=BY)
    uncheck(bakery, by=BY)
    uncheck(bakery, by=BY)
    assert [title for title, _detail in told(bakery)] == [
        "Niet meer gecontroleerd",
        "Gecontroleerd",
        "Organisatie toegevoegd",
    ]


def test_roles_are_set_as_a_whole(organization: Make) -> None:
    bakery = organization("A", is_customer=True)
    change_roles(bakery, roles={Role.SUPPLIER, Role.OTHER}, by=BY)
    assert Party.objects.get(pk=bakery.pk).roles == [Role.SUPPLIER, Role.OTHER]
    change_roles(bakery, roles={Role.SUPPLIER}, is_relation=False, by=BY)
    bakery.refresh_from_db()
    assert (bakery.is_relation, bakery.roles) == (False, [])


def test_a_status_suits_its_kind_and_is_open(organization: Make, person: Make) -> None:
    asleep = add_status(facts={"name": "Slapend", "for_persons": False}, by=BY)
    closed = add_status(facts={"name": "Oud", "closed_from": clock.today()}, by=BY)
    bakery = organization("A")
    change_organization(bakery, facts={"status": asleep}, by=BY)
    assert told(bakery)[0] == ("Gegevens gewijzigd", "Status: – → Slapend")
    for party, status, code in ((bakery, closed, "status_closed"), (person(), asleep, "status_kind")):
        change = change_organization if party.is_organization else change_person
        with pytest.raises(Refused) as refused:
            change(party, facts={"status": status}, by=BY)
        assert [(each.code, each.field) for each in refused.value.problems] == [(code, "status")]


def test_who_has_a_status_that_closed_keeps_it(organization: Make) -> None:
    status = add_status(facts={"name": "Oud"}, by=BY)
    bakery = organization("A", status=status)
    change_status(status, facts={"closed_from": clock.today()}, by=BY)
    change_organization(bakery, facts={"status": status, "industry": "Bakkerijen"}, by=BY)
    bakery.refresh_from_db()
    assert (bakery.status, bakery.industry) == (status, "Bakkerijen")


def test_not_creditworthy_needs_a_reason(organization: Make) -> None:
    """T2c."""
    bakery = organization("A")
    with pytest.raises(Refused) as refused:
        judge_credit(bakery, creditworthy=False, by=BY)
    assert [(each.code, each.field) for each in refused.value.problems] == [("required", "reason")]
    judge_credit(bakery, creditworthy=False, reason="Betaalt niet", by=BY)
    assert told(bakery)[0] == ("Niet kredietwaardig", "Betaalt niet")
    judge_credit(bakery, creditworthy=True, reason="blijft niet staan", by=BY)
    bakery.refresh_from_db()
    assert (bakery.creditworthy, bakery.creditworthy_reason) == (True, "")


def test_a_person_kept_for_its_account_manager_has_one(person: Make) -> None:
    """P4: refused, and nothing has changed."""
    jan = person()
    with pytest.raises(Refused) as refused:
        change_person(jan, facts={"only_for_account_manager": True}, by=BY)
    assert refused.value.code == "no_account_manager"
    assert not Party.objects.get(pk=jan.pk).only_for_account_manager


def test_a_person_can_be_one_user_and_a_user_one_person(
    person: Make, organization: Make, user: Callable[..., User]
) -> None:
    """P6."""
    jan, sanne = person(), user()
    link_user(jan, user=sanne, by=BY)
    assert told(jan)[0] == ("Gekoppeld aan een gebruiker", "Sanne de Boer")
    for party, code in ((person("Piet"), "user_taken"), (organization(), "kind")):
        with pytest.raises(Refused) as refused:
            link_user(party, user=sanne, by=BY)
        assert refused.value.code == code
    link_user(jan, user=None, by=BY)
    assert told(jan)[0] == ("Niet meer gekoppeld aan een gebruiker", "Sanne de Boer")


def test_each_verb_asks_for_its_right(organization: Make) -> None:
    bakery = organization()
    nobody = Actor("Lezer", user_id=1, rights=frozenset({"parties.read"}))
    attempts: list[Callable[[], object]] = [
        lambda: change_organization(bakery, facts={}, by=nobody),
        lambda: change_person(bakery, facts={}, by=nobody),
        lambda: change_roles(bakery, roles=(), by=nobody),
        lambda: check(bakery, by=nobody),
        lambda: uncheck(bakery, by=nobody),
        lambda: judge_credit(bakery, creditworthy=True, by=nobody),
        lambda: link_user(bakery, user=None, by=nobody),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "right"
