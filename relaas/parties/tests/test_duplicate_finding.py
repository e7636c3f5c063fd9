"""P11: looking up who may be the same, in the database: found, seen, kept, and in bounded time."""

from collections.abc import Callable
from time import monotonic

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.invariants import INVARIANTS
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.archiving import delete
from relaas.parties.channels import add_channel, change_channel
from relaas.parties.duplicates import index, known
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.filling import fill
from relaas.parties.duplicates.finding import find, find_each
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.editing import change_organization
from relaas.parties.employments import employ
from relaas.parties.models import Channel, MatchKey, Party
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.labelled import facts_of, labelled_pairs
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

ZWOLLE = [{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "postcode": "8042 AB", "city": "Zwolle"}]
BAKERY = {"name": "Bakkerij Jansen B.V.", "city": "Zwolle"}


def found(told: dict[str, str], by: Actor = BY) -> list[Party]:
    return [match.party for match in find(facts_of(told), by=by)]


def done() -> Transaction:
    return Transaction.objects.latest("pk")


def test_each_kind_of_evidence_finds(organization: Make) -> None:
    """P11: by name and city, number, mail, phone, place."""
    bakery = organization(
        "Bakkerij Jansen B.V.", kvk="05012345", vat_number="NL002455799B11", addresses=ZWOLLE,
        channels=[{"type": "phone", "value": "038 421 55 60"}, {"type": "email", "value": "info@jansen-brood.nl"}],
    )  # fmt: skip
    organization("Bakkerij Jansen", addresses=[{"for_visit": True, "city": "Breda"}], kvk="20012345")
    for told in (
        BAKERY,
        {"name": "Jansen Bakkerij", "city": "zwolle"},
        {"name": "Cloudlijn", "kvk": "05012345", "city": "Zwolle"},
        {"name": "Jansen", "vat_number": "NL002455799B11"},
        {"name": "Bakkerij Janssen", "email": "info@jansen-brood.nl"},
        {"name": "Bakkerij J. Jansen", "phone": "+31384215560", "city": "Zwolle"},
        {"name": "Bakerij Jansen", "postcode": "8042AB", "house_number": "12"},
    ):
        assert found(told)[0] == bakery, told


def test_a_person_is_found(person: Make, organization: Make) -> None:
    jan = person("Jan", "Bakker", channels=[{"type": "email", "value": "jan@bakker.nl"}])
    employ(jan, organization("Gemeente Hattem"), facts={"mobile": "06 12345678"}, by=BY)
    assert found({"kind": "person", "first_name": "Johannes", "last_name": "Bakker", "phone": "+31612345678"}) == [jan]
    assert found({"kind": "person", "last_name": "Bakker", "initials": "J.", "email": "JAN@bakker.nl"}) == [jan]
    assert found({"kind": "person", "first_name": "Jan", "last_name": "Bakker"}) == [], (
        "a common name alone says little"
    )


def test_who_may_not_be_seen_is_not_found(person: Make, organization: Make, user: Callable[..., User]) -> None:
    """U2, P4: not by name, number or mail, and not as a count."""
    manager, other = user("Sanne", "parties.read"), user("Bram", "parties.read", only_managed=True)
    hidden = person("Fatima", "Idrissi", channels=[{"type": "email", "value": "f@idrissi.nl"}], account_manager=manager,
                    only_for_account_manager=True)  # fmt: skip
    told = {"kind": "person", "first_name": "Fatima", "last_name": "Idrissi", "email": "f@idrissi.nl"}
    assert found(told, BY) == [hidden]
    assert found(told, manager.actor) == [hidden]
    assert found(told, user("Kees", "parties.read").actor) == []
    bakery = organization("Bakkerij Jansen", kvk="05012345")
    assert found({"name": "Bakkerij Jansen", "kvk": "05012345"}, other.actor) == []
    assign_account_manager(bakery, user=other, by=BY)
    assert found({"name": "Bakkerij Jansen", "kvk": "05012345"}, other.actor) == [bakery]


def test_keys_follow_every_change_and_its_undoing(organization: Make) -> None:
    """P11, U3: what is brought back is found again."""
    bakery = organization("Bakkerij Jansen", kvk="05012345")
    change_organization(bakery, facts={"name": "Cloudlijn B.V.", "kvk": "30198765"}, by=BY)
    assert found({"name": "Cloudlijn"}) == [bakery]
    renamed = done()
    assert found({"name": "Bakkerij Jansen", "kvk": "05012345"}) == [], "it is looked up, and no longer the same"
    undo(renamed, by=BY)
    assert found({"name": "Bakkerij Jansen", "kvk": "05012345"}) == [bakery]
    phone = add_channel(bakery, facts={"type": "phone", "value": "038 421 55 60"}, by=BY)
    change_channel(phone, facts={"type": "email", "value": "a@jansen-brood.nl"}, by=BY)
    assert found({"name": "Bakkerij", "email": "a@jansen-brood.nl", "city": "Zwolle"}) == [bakery]


def test_a_deleted_party_is_found_again_when_it_is_back(organization: Make) -> None:
    bakery = organization("Bakkerij Jansen", kvk="05012345")
    delete(bakery, by=BY)
    assert found({"name": "Bakkerij Jansen", "kvk": "05012345"}) == []
    undo(done(), by=BY)
    assert [party.name for party in found({"name": "Bakkerij Jansen", "kvk": "05012345"})] == ["Bakkerij Jansen"]


def test_lacking_keys_are_said_and_mended(organization: Make) -> None:
    organization("Bakkerij Jansen", kvk="05012345")
    check = INVARIANTS["parties.match_keys"]
    assert not check.problems()
    MatchKey.objects.all().delete()
    assert len(check.problems()) == 1
    assert check.repair
    check.repair()
    assert not check.problems()
    before = MatchKey.objects.count()
    fill()
    assert MatchKey.objects.count() == before


def test_the_labelled_set_is_found_in_the_database(db: None) -> None:
    """P11: with the keys, not only side by side."""
    pairs = [pair for pair in labelled_pairs() if pair.same and not pair.one.employers and not pair.one.birth_date]
    index.remember({number: pair.one for number, pair in enumerate(pairs, 1)})
    having = index.having(key for pair in pairs for key in keys_of(pair.other))
    missed = [
        pair.why
        for number, pair in enumerate(pairs, 1)
        if not any(number in having.get(key, ()) for key in keys_of(pair.other))
    ]
    assert len(missed) <= 2, missed


def test_many_are_asked_with_as_many_questions_as_one(organization: Make) -> None:
    for number in range(30):
        organization(f"Bakkerij Nummer{number} Jansen", addresses=ZWOLLE, kvk=f"050123{number:02}")
    one = Facts(names=("Bakkerij Nummer7 Jansen",), kvk="05012307")
    with CaptureQueriesContext(connection) as few:
        find_each([one], by=BY)
    with CaptureQueriesContext(connection) as many:
        find_each([one] * 30, by=BY)
    assert len(many) == len(few)


def test_ten_thousand_of_one_name_take_no_time(organization: Make) -> None:
    """A key that very many have is read as far as sixty."""
    test = organization("Test")
    facts = known.load({test.pk})[test.pk]
    index.remember(dict.fromkeys(range(10_000_000, 10_010_000), facts))
    began = monotonic()
    assert found({"name": "Test"}) == [test]
    assert monotonic() - began < 0.5


@pytest.mark.parametrize("name", ["a" * 5_000, "🌻" * 300, "\0", "'; DROP TABLE", "%" * 50, " "])
def test_hostile_names_find_nobody(name: str, organization: Make) -> None:
    organization("Bakkerij Jansen")
    assert found({"name": name}) == []


def test_archived_ones_are_found_last(organization: Make) -> None:
    """Who was archived is shown too: it can be brought back in place of being made again."""
    first, second = organization("Bakkerij Jansen"), organization("Bakkerij Jansen")
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=first.pk).update(archived_at="2026-01-01T00:00:00Z", archived_by_name="Sanne")
    assert [party.pk for party in found({"name": "Bakkerij Jansen"})] == [second.pk, first.pk]
    assert not Channel.objects.exists()
