"""The data of measurements: the same each time, as skewed as it says."""

from collections import Counter
from itertools import islice

import pytest

from relaas.bench.activity_population import ActivityPopulation, Known
from relaas.bench.contract_population import LARGEST, LONGEST, Buyer, ContractPopulation, Trade
from relaas.bench.file_population import FilePopulation
from relaas.bench.happenings import BUSIEST_PARTY, Happenings, long_story
from relaas.bench.population import Batch, Population, Surroundings
from relaas.bench.records import columns_of, maker, rows_of
from relaas.bench.subscription_population import PLANNED, PLANNED_LINES
from relaas.contracts.models import Status
from relaas.kernel.telephone import check_telephone
from relaas.parties.models import Party

pytestmark = pytest.mark.once

AROUND = Surroundings(organization_statuses=[1, 2, 3], person_statuses=[1, 2], account_managers=list(range(1, 21)))
SCALE = 3_000


def _batch() -> Batch:
    return next(Population(SCALE, AROUND).batches())


def test_the_same_each_time() -> None:
    first, second = _batch(), _batch()
    for one, other in ((first.parties, second.parties), (first.channels, second.channels)):
        assert list(rows_of(one)) == list(rows_of(other))


def test_as_skewed_as_it_says() -> None:
    batch = _batch()
    organizations = [party for party in batch.parties if party.is_organization]
    assert 0.66 < len(organizations) / SCALE < 0.74
    for role, share in (("customer", 0.55), ("prospect", 0.25), ("supplier", 0.15)):
        held = sum(getattr(party, f"is_{role}") for party in organizations) / len(organizations)
        assert abs(held - share) < 0.04, role
    cities = Counter(address.city for address in batch.addresses).most_common()
    assert cities[0][1] > 1.5 * cities[1][1]
    managers = Counter(manager.user_id for manager in batch.account_managers)
    assert 0.26 < managers[1] / managers.total() < 0.34
    assert len(batch.channels) / SCALE > 2


def test_what_it_makes_would_pass_the_checks_of_the_verbs() -> None:
    batch = _batch()
    for channel in islice(batch.channels, 500):
        if channel.type in ("phone", "mobile"):
            assert check_telephone(channel.value) == channel.value
    works_at = {employment.organization_id for employment in batch.employments}
    assert works_at <= {party.pk for party in batch.parties if party.is_organization}


def test_a_record_made_quickly_is_the_one_that_django_makes() -> None:
    given = {"kind": "person", "name": "Jan", "first_name": "Jan"}
    quick, slow = maker(Party)(**given), Party(**given)
    assert next(rows_of([quick])) == tuple(getattr(slow, field.attname) for field in Party._meta.concrete_fields)
    assert len(columns_of(Party)) == len(next(rows_of([quick])))


def test_each_party_has_four_entries_and_one_many_more() -> None:
    happened = Happenings(200, [(1, "Manager 1")], first=1)
    told = [happened.added([party]) for party in next(Population(200, AROUND).batches()).parties]
    told += happened.changed()
    entries = Counter(row[3] for each in told for row in each.subjects)
    assert len(entries) == 200
    assert {count for party, count in entries.items() if party != BUSIEST_PARTY} == {4}
    assert entries[BUSIEST_PARTY] == 4 + long_story(200)
    moments = [str(row[1]) for each in told for row in each.transactions]
    assert moments == sorted(moments)


def test_contracts_are_the_same_each_time_and_agree_with_their_lines() -> None:
    """K1, K3: a number once, sums of the lines, and of a status what belongs to it (K2)."""
    relations = [Buyer(id, 1000 + id, f"Bakkerij {id}", f"bakkerij {id}") for id in range(1, 300)]
    trade = Trade(1, 2, 3, 4, 5, 6, owners=[1, 2], buyers=relations, suppliers=relations[:50])
    batch, again = (next(ContractPopulation(2_000, trade).batches()) for _time in range(2))
    assert list(rows_of(batch.contracts)) == list(rows_of(again.contracts))
    assert list(rows_of(batch.recurrences)) == list(rows_of(again.recurrences))
    periodic = {each.line_id for each in batch.recurrences}
    amounts: Counter[int] = Counter({PLANNED: 0})
    for line in batch.lines:
        if line.pk not in periodic:
            amounts[line.contract_id] += line.amount  # type: ignore[assignment]  # cents, as the database holds them
        assert line.quantity * line.price == line.amount * 10**10
    assert {contract.pk: contract.net for contract in batch.contracts} == amounts
    assert all(contract.gross == contract.net + contract.vat for contract in batch.contracts)
    assert len({(contract.direction, contract.number) for contract in batch.contracts}) == 2_000
    assert sum(line.contract_id == LARGEST for line in batch.lines) == LONGEST
    assert sum(each.contract_id == PLANNED for each in batch.recurrences) == PLANNED_LINES
    assert all(bool(each.lost_on) == (each.status == Status.LOST) for each in batch.contracts)
    assert all(bool(each.signed_on) == Status(each.status).is_signed for each in batch.contracts)


def test_activities_are_the_same_each_time_and_as_skewed_as_they_say() -> None:
    """A1, A2, A4: of a kind what belongs to it; a few are still to be done, and one relation has very many."""
    relations = [Known(id, f"Bakkerij {id}", f"bakkerij {id}", 1000 + id, "Jan de Vries") for id in range(1, 300)]
    batch, again = (next(ActivityPopulation(5_000, relations, [1, 2, 3], [7, 8]).batches()) for _time in range(2))
    assert list(rows_of(batch.activities)) == list(rows_of(again.activities))
    kinds = Counter(each.kind for each in batch.activities)
    assert 0.6 < kinds["contact"] / 5_000 < 0.75
    still_to_do = [each for each in batch.activities if each.kind == "action" and each.done_at is None]
    assert 0.02 < len(still_to_do) / kinds["action"] < 0.08
    assert all(bool(each.channel) == (each.kind == "contact") for each in batch.activities)
    assert all((each.performer_id is None) == (each.kind == "note") for each in batch.activities)
    assert Counter(each.relation_id for each in batch.activities).most_common(1)[0][1] >= 500
    assert [str(each.at) for each in batch.activities] == sorted(str(each.at) for each in batch.activities)
    assert {each.activity_id for each in batch.participants} == {
        each.pk for each in batch.activities if each.kind == "contact"
    }


def test_files_are_the_same_each_time_and_stand_in_folders_that_stand_before_them() -> None:
    """T14: a tenth in one folder, none twice under one name, and of each as many versions as it says."""
    people = [(1, "Sanne"), (2, "Karin")]
    batches, again = (list(FilePopulation(2_000, range(1, 300), people, 1).batches()) for _time in range(2))
    assert [list(rows_of(each.items)) for each in batches] == [list(rows_of(each.items)) for each in again]
    items = [item for batch in batches for item in batch.items]
    files, folders = ([item for item in items if item.is_folder == is_folder] for is_folder in (False, True))
    assert len(files) == 4_000
    assert len({(item.holder_id, item.parent_id, item.key) for item in items}) == len(items)
    assert Counter(item.parent_id for item in files if item.parent_id).most_common(1)[0][1] == 200
    holder_of = {item.pk: (item.holder_kind, item.holder_id) for item in folders}
    assert all(holder_of[item.parent_id] == (item.holder_kind, item.holder_id) for item in items if item.parent_id)
    assert all(item.parent_id is None or item.parent_id < item.pk for item in items)
    versions = Counter(version.file_id for batch in batches for version in batch.versions)
    assert {item.pk: item.number for item in files} == versions
