"""Relations out of a file: added as by hand, found again, changed or left, and told."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.parties.checked import check
from relaas.parties.importing.importer import RELATIONS
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Address, Channel, Party
from relaas.parties.tests.bringing_in import WHOLE, bring_in, codes, party_of, rows_of, state, what
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Change, Transaction

pytestmark = pytest.mark.django_db

type Hire = Callable[..., User]


def test_a_relation_comes_in_as_it_is_registered_by_hand(organization: Make) -> None:
    by_hand = organization(
        "Bakkerij Van den Berg B.V.", kvk="05012345", vat_number="NL004495445B01", is_customer=True,
        addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "addition": "a",
                    "postcode": "8042ab", "city": "Zwolle"}],
        channels=[{"type": "phone", "value": "038-4215560"}, {"type": "email", "value": "info@berg.example"},
                  {"type": "website", "value": "www.berg.example"}],
    )  # fmt: skip
    [outcome] = bring_in({**WHOLE, "code": "B1"})
    party = party_of(outcome)
    assert (outcome.what, {problem.code for problem in outcome.problems}) == ("created", {"likely_double"})
    for model in (Address, Channel):
        columns = [field.name for field in model._meta.concrete_fields if field.name not in {"id", "party"}]
        made = [list(model.objects.filter(party=each).order_by("id").values(*columns)) for each in (by_hand, party)]
        assert made[0] == made[1]
    differ = {
        field.name
        for field in Party._meta.concrete_fields
        if getattr(party, field.name) != getattr(by_hand, field.name)
    }
    assert differ == {"id", "code", "sort_code", "search_text"}
    assert told(party) == told(by_hand)
    assert differing_kept_columns() == []


def test_each_row_has_its_history_its_story_and_its_number(by: Actor) -> None:
    outcomes = bring_in({"name": "Een"}, {"name": "Twee", "code": "T2"}, {"name": "Drie"})
    transaction = Transaction.objects.latest("id")
    parties = [party_of(outcome) for outcome in outcomes]
    first = int(parties[0].code or 0)
    assert [party.code for party in parties] == [str(first), "T2", str(first + 1)]
    assert Change.objects.filter(transaction_id=transaction.pk, table_name="parties_party").count() == 3
    assert [told(party) for party in parties] == [
        [("Organisatie toegevoegd", name)] for name in ("Een", "Twee", "Drie")
    ]
    assert transaction.actor_name == by.name


def test_the_same_file_twice_changes_nothing() -> None:
    file = [
        WHOLE,
        {"name": "Zonder iets"},
        {"name": "Jansen", "city": "GOES", "kvk": "1234567"},
        {"name": "Jansen", "city": "Ede"},
    ]
    assert what(bring_in(*file)) == ["created"] * 4
    before = state()
    assert what(bring_in(*file)) == ["skipped"] * 4
    assert what(bring_in(*file, chunk=1)) == ["skipped"] * 4
    assert state() == before


def test_an_empty_cell_leaves_what_is_and_a_filled_one_changes_it() -> None:
    [there] = bring_in({**WHOLE, "note": "blijft", "code": "B1"})
    [outcome] = bring_in(
        {
            "code": "B1",
            "name": "Bakkerij Van den Berg B.V.",
            "phone": "038 421 5561",
            "city": "Hattem",
            "postcode": "8051 AB",
        }
    )
    party = party_of(outcome)
    assert (outcome.what, outcome.subject) == ("updated", there.subject)
    assert (party.internal_note, party.kvk, party.city, party.phone) == ("blijft", "05012345", "Hattem", "+31384215561")
    address = Address.objects.get(party=party)
    assert (address.street, address.house_number, address.postcode) == ("Ambachtsweg", "12", "8051 AB")
    assert Channel.objects.filter(party=party, type="phone").count() == 1
    assert [title for title, _detail in told(party)] == [
        "Bereikbaarheid gewijzigd",
        "Adres gewijzigd",
        "Organisatie toegevoegd",
    ]
    assert differing_kept_columns() == []


def test_who_is_found_is_left_when_that_is_chosen() -> None:
    bring_in(WHOLE)
    before = state()
    assert (
        what(bring_in({**WHOLE, "phone": "038 421 5561"}, {**WHOLE, "note": "x"}, existing="leave")) == ["skipped"] * 2
    )
    assert state() == before


def test_a_hard_fact_that_changes_takes_checked_off(organization: Make) -> None:
    there = organization("Jansen B.V.", kvk="05012345")
    check(there, by=BY)
    [outcome] = bring_in({"name": "Jansen B.V.", "kvk": "05012345", "legal": "Jansen Beheer B.V."})
    assert party_of(outcome).checked_at is None
    assert "niet meer gecontroleerd" in told(there)[0][1]


def test_a_dry_run_foresees_and_changes_nothing() -> None:
    before, seen = state(), RELATIONS.begin()
    file = rows_of(WHOLE, {**WHOLE, "note": "x"}, WHOLE, {"city": "Goes"}, {"name": "Werkse!", "vat": "NL004495445B01"})
    plans = [RELATIONS.plan([row], existing="update", by=BY, seen=seen) for row in file]
    outcomes = [plan.outcomes[0] for plan in plans]
    assert what(outcomes) == ["created", "updated", "skipped", "refused", "created"]
    assert codes(outcomes[4]) == {"number_shared"}
    assert state() == before


def test_what_somebody_did_since_the_plan_is_seen_when_it_is_carried_out(organization: Make) -> None:
    """Two imports of one file at the same time: what the one added the other finds."""
    from relaas.story.writing import writing

    first, second = (RELATIONS.plan(rows_of(WHOLE), existing="update", by=BY, seen=RELATIONS.begin()) for _each in "ab")
    results = []
    for plan in (first, second):
        with writing(by=BY, what="test"):
            results += RELATIONS.carry_out(plan, by=BY, seen=RELATIONS.begin())
    assert what(results) == ["created", "skipped"]
    third = RELATIONS.plan(rows_of({"name": "Nieuw"}), existing="update", by=BY, seen=RELATIONS.begin())
    other = organization("Een ander")
    with writing(by=BY, what="test"):
        [outcome] = RELATIONS.carry_out(third, by=BY, seen=RELATIONS.begin())
    assert party_of(outcome).code == str(int(other.code or 0) + 1)
    assert differing_kept_columns() == []


def test_a_row_without_a_name_is_refused_and_no_other() -> None:
    outcomes = bring_in(
        {"city": "Zwolle"},
        {"legal": "Jansen B.V."},
        {"name": "N", "kvk": "x", "mail": "y", "phone": "z", "postcode": "q"},
    )
    assert what(outcomes) == ["refused", "created", "created"]
    assert outcomes[0].reason == "In deze rij staat geen naam."
    assert party_of(outcomes[1]).name == "Jansen B.V."
    assert {problem.target for problem in outcomes[2].problems} == {
        "organization.kvk", "channel.email", "channel.phone", "address.visit.postcode",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("row", "kept", "said"),
    [
        ({"kvk": "1234567"}, {"kvk": "01234567"}, {"zeros_lost"}),
        ({"kvk": "000037178598"}, {"branch_number": "000037178598", "kvk": ""}, {"belongs_elsewhere"}),
        ({"mail": "https://www.delft.nl"}, {"email": ""}, {"belongs_elsewhere"}),
        ({"site": "info@delft.nl"}, {"email": "info@delft.nl"}, {"belongs_elsewhere"}),
        ({"mail": "https://www.delft.nl", "site": "www.a.nl"}, {"email": ""}, {"mail_is_website"}),
        ({"street": "Straat 12-14 a", "city": "Goes"}, {"city": "Goes"}, {"number_in_street"}),
        ({"city": "'S-GRAVENHAGE"}, {"city": "'s-Gravenhage", "sort_city": "s-gravenhage"}, {"city_case"}),
        ({"postcode": "B-2300", "city": "Turnhout"}, {"city": "Turnhout"}, {"country_guessed"}),
        ({"organization.founded_on": "46387"}, {}, {"day_number"}),
        (
            {"organization.founded_on": "2020-01-01", "organization.ended_on": "2019-01-01"},
            {"ended_on": None},
            {"ended_on"},
        ),
        ({"status": "Onzin"}, {"status_id": None}, {"status_unknown"}),
        ({"phone": "n.v.t.", "mail": "-", "kvk": "onbekend"}, {"phone": "", "email": "", "kvk": ""}, set()),
        ({"code": "x" * 21}, {}, {"too_long"}),
    ],
)
def test_a_bad_cell_does_not_cost_its_row(row: dict[str, str], kept: dict[str, object], said: set[str]) -> None:
    [outcome] = bring_in({"name": "Jansen", **row})
    party = party_of(outcome)
    assert codes(outcome) == said
    assert {column: getattr(party, column) for column in kept} == kept


def test_addresses_that_are_one_place_are_one_address() -> None:
    visit = {"street": "Kerkstraat", "number": "1", "postcode": "4461 AB", "city": "Goes"}
    same = {f"address.invoice.{part}": visit[name] for part, name in (
        ("street", "street"), ("house_number", "number"), ("postcode", "postcode"), ("city", "city"))}  # fmt: skip
    [outcome] = bring_in(
        {
            "name": "J",
            **visit,
            **same,
            "address.post.box": "12",
            "address.post.postcode": "4460 AA",
            "address.post.city": "Goes",
        }
    )
    first, second = Address.objects.filter(party=party_of(outcome)).order_by("id")
    assert (first.for_visit, first.for_invoice, first.default_invoice, str(first)) == (
        True,
        True,
        True,
        "Kerkstraat 1, 4461 AB Goes",
    )
    assert (second.for_post, str(second)) == (True, "Postbus 12, 4460 AA Goes")


def test_an_account_manager_is_named_by_who_may(user: Hire) -> None:
    sanne = user("Sanne de Boer")
    reader = user("Daan Smit", "parties.read", "parties.change")
    [named], [refused] = (
        bring_in({"name": "A", "account_manager": "Sanne de Boer"}),
        bring_in({"name": "B", "account_manager": "Sanne de Boer"}, by=reader.actor),
    )
    assert party_of(named).account_manager_id == sanne.pk
    assert (party_of(refused).account_manager_id, codes(refused)) == (None, {"right"})
    other = user("Piet Post")
    [changed] = bring_in({"name": "A", "account_manager": other.email})
    assert (changed.what, party_of(changed).account_manager_id) == ("updated", other.pk)
