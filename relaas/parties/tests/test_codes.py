"""P3: codes out of the series, typed, or none."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from relaas.kernel.refusals import Refused
from relaas.parties.editing import change_organization
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.parties.tests.conftest import BY, Make


def register(code: str, name: str = "A") -> Party:
    return register_organization(facts={"name": name, "code": code}, by=BY)


@pytest.mark.django_db
def test_an_empty_code_takes_the_next_number_and_passes_over_those_that_are_taken() -> None:
    assert register("").code == "10001"
    assert register("10002").code == "10002"
    assert register("").code == "10003"


@pytest.mark.django_db
def test_a_dash_gives_no_number_to_any_number_of_parties() -> None:
    assert [register("-").code, register("-").code] == [None, None]
    assert register("").code == "10001"


@pytest.mark.django_db
def test_a_first_person_gets_another_number_than_was_typed_for_the_organization() -> None:
    """P3: both are numbered at once, and the typed number is the next of the series."""
    organization = register_organization(facts={"name": "A", "code": "10001"}, person={"last_name": "B"}, by=BY)
    assert (organization.code, Party.objects.get(kind="person").code) == ("10001", "10002")


@pytest.mark.django_db
def test_a_typed_code_must_be_free() -> None:
    register("A1")
    with pytest.raises(Refused) as refused:
        register("A1")
    assert [(each.code, each.field) for each in refused.value.problems] == [("code_taken", "code")]


@pytest.mark.django_db
def test_a_code_can_be_changed_taken_away_and_kept(organization: Make) -> None:
    party = organization("Bakkerij")
    for typed, code in (("10001", "10001"), ("VDB", "VDB"), ("-", None), ("", "10002")):
        change_organization(party, facts={"code": typed}, by=BY)
        party.refresh_from_db()
        assert party.code == code
    assert party.sort_code == "000000010002"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("typed", ["", "10003"])
def test_eight_at_once_get_eight_different_codes(typed: str) -> None:
    """Also when one of them types what the series is about to give."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its tests a database in memory that threads cannot share")

    def work(number: int) -> str | None:
        try:
            return register(typed if number == 3 else "", name=f"Nummer {number}").code
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        codes = [code for code in workers.map(work, range(8)) if code != "code_taken"]
    assert len(set(codes)) == len(codes) >= 7
    assert set(Party.objects.values_list("code", flat=True)) == set(codes)
