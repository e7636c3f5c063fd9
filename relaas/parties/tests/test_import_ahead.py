"""Rows that are planned while those before them are carried out: the same comes in, and each party once."""

from typing import Any

import pytest
from django.db import transaction

from relaas.parties.importing import importer
from relaas.parties.importing.importer import RELATIONS
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Address, Channel, Party
from relaas.parties.tests.bringing_in import WHOLE, Cells, bring_in, codes, party_of, rows_of, what
from relaas.parties.tests.conftest import BY, Make
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

# One party in several rows, found by another key each time; two of one name; numbers that are shared; codes.
FILE: tuple[Cells, ...] = (
    {**WHOLE, "phone": ""},
    WHOLE,
    {"name": "Bakkerij van den Berg", "mail": "info@berg.example", "phone": "038 421 5561"},
    {"name": "Jansen", "city": "Goes"},
    {"name": "Jansen", "city": "Ede"},
    {"name": "Jansen", "city": "Goes", "site": "jansen.example"},
    {"name": "De Vries", "kvk": "05012345"},
    {"city": "Goes"},
    {"name": "Smit", "code": "S1"},
    {"name": "Smit & Zoon", "code": "S1", "mail": "smit@smit.example"},
    {"name": "Staat er al", "code": "A1", "phone": "038 421 5562"},
    {"name": "Staat er al", "code": "A1", "city": "Tiel"},
    {"name": "Staat er al", "code": "A1", "city": "Urk"},
)


def brought() -> list[object]:
    """What is there of whom, whatever their ids."""
    parties = Party.objects.order_by("id")
    return [
        *parties.values_list("name", "code", "kvk", "city", "phone", "email", "search_text"),
        *Address.objects.order_by("party", "city").values_list("party__name", "city", "street"),
        *Channel.objects.order_by("party", "value").values_list("party__name", "value", "is_default"),
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_the_same_comes_in_as_of_rows_that_are_planned_one_after_another(organization: Make, size: int) -> None:
    organization("Staat er al", code="A1")
    found = []
    for ahead in (False, True):
        before = transaction.savepoint_create()
        outcomes = bring_in(*FILE, chunk=size, ahead=ahead)
        found.append((what(outcomes), [codes(outcome) for outcome in outcomes], brought()))
        transaction.savepoint_rollback(before)
    assert found[0] == found[1]
    assert differing_kept_columns() == []


def test_a_code_that_the_row_before_got_from_us_is_not_taken_twice() -> None:
    [first] = bring_in({"name": "Een"})
    coming = str(int(party_of(first).code or 0) + 1)
    outcomes = bring_in({"name": "Twee"}, {"name": "Drie", "code": coming}, chunk=1, ahead=True)
    assert [party_of(outcome).code for outcome in outcomes] == [coming, str(int(coming) + 1)]
    assert codes(outcomes[1]) == {"code_taken"}


def test_only_what_somebody_else_did_meanwhile_has_all_rows_decided_on_anew(
    organization: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, decided = RELATIONS.begin(), []
    real = importer._decided_again

    def counting(*given: Any) -> Any:
        decided.append(len(given[0]))
        return real(*given)

    monkeypatch.setattr(importer, "_decided_again", counting)
    bring_in({"name": "Een"}, {"name": "Twee"}, {"name": "Drie"}, chunk=1, ahead=True)
    assert decided == []
    beside = RELATIONS.begin()
    beside.is_ahead = True
    plan = RELATIONS.plan(rows_of({"name": "Vier", "kvk": "05012345"}), existing="update", by=BY, seen=beside)
    ahead = RELATIONS.plan(rows_of({"name": "Vijf"}), existing="update", by=BY, seen=beside)
    organization("Vier", kvk="05012345")
    with writing(by=BY, what="imports.import_rows"):
        [outcome] = RELATIONS.carry_out(plan, by=BY, seen=seen)
    with writing(by=BY, what="imports.import_rows"):
        RELATIONS.carry_out(ahead, by=BY, seen=seen)
    assert (outcome.what, decided) == ("skipped", [1, 1])
