"""Tab *Abonnementen* of a relation and of a person (T8): what runs, what must be decided soon, who sees it, then."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.administrations.models import Administration
from relaas.contracts.contacts import add_contact
from relaas.contracts.models import Direction, Pause, Recurrence, Status
from relaas.contracts.subscriptions.relation_tab import Soon, warning_of
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.making import in_status, make_contract, make_recurrence
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.story.writing import writing

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with at(TODAY):
        yield


def at(day: date) -> Any:
    return clock.travel(datetime.combine(day, datetime.min.time(), clock.AMSTERDAM) + timedelta(hours=9))


def subscription(
    ours: Administration, relation: Party, name: str, *, direction: Direction = Direction.SALES, **given: Any
) -> Recurrence:
    """One of a signed contract; its row keeps what it must."""
    contract = in_status(make_contract(ours, relation, direction=direction, gross=100), Status.CONTRACT)
    line = contract.lines.get()
    with writing(by=SYSTEM, what="test"):
        line.description = name
        line.save()
    kept = {"relation": relation, "direction": direction, "state": "running", "yearly": Decimal(1200)}
    return make_recurrence(line, **{"from_day": date(2026, 1, 1), **kept, **given})


def tab_of(party: Party) -> str:
    return f"/{'relaties' if party.is_organization else 'personen'}/{party.pk}/abonnementen/"


def test_what_runs_comes_and_has_ended_stands_there(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    """With what comes next, the last day to give notice, and what a year comes to; what is over counts no more."""
    subscription(ours, bakery, "Hosting", until_day=date(2027, 6, 1), auto_renew=True, notice_months=1)
    subscription(ours, bakery, "Onderhoud", from_day=date(2026, 12, 1), state="coming")
    over: dict[str, Any] = {"until_day": date(2026, 6, 1), "ends_on": date(2026, 6, 1), "state": "ended"}
    subscription(ours, bakery, "Oud", **over)
    subscription(ours, bakery, "Voorstel", state="proposed")
    paused = subscription(ours, bakery, "Rust")
    with writing(by=SYSTEM, what="test"):
        Pause.objects.create(contract=paused.contract, from_day=date(2026, 11, 1))
    shown = main_of(signed_in("reader"), tab_of(bakery)).replace("\u00a0", " ")
    for expected in ("Hosting", "30-04-2027", "01-12-2026", "Komt", "Afgelopen", "Gepauzeerd", "€ 3.600,00"):
        assert expected in shown, expected
    assert "Voorstel" not in shown
    assert "Oud" in shown.split('class="gone"')[1]


@pytest.mark.parametrize(
    ("given", "notice_by", "warning"),
    [
        ({"ends_on": date(2027, 1, 1)}, None, Soon("Eindigt", date(2026, 12, 31))),
        ({"ends_on": TODAY + timedelta(days=92)}, None, None),
        ({}, TODAY, Soon("Uiterlijk opzeggen", TODAY)),
        ({}, TODAY + timedelta(days=91), None),
        ({"ends_on": TODAY}, None, None),
    ],
)
def test_what_must_be_decided_soon_warns(given: dict[str, Any], notice_by: date | None, warning: Soon | None) -> None:
    """Within 90 days."""
    assert warning_of(Recurrence(**given), notice_by, TODAY) == warning


def test_each_sees_the_direction_that_they_may_read(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    """U2."""
    with writing(by=SYSTEM, what="test"):
        bakery.is_supplier = True
        bakery.save()
    subscription(ours, bakery, "Hosting")
    subscription(ours, bakery, "Schoonmaak", direction=Direction.PURCHASE)
    seen = {role: main_of(signed_in(role), tab_of(bakery)) for role in ("sales", "purchasing", "reader")}
    assert {role: ("Hosting" in shown, "Schoonmaak" in shown) for role, shown in seen.items()} == {
        "sales": (True, False),
        "purchasing": (False, True),
        "reader": (True, True),
    }


def test_a_person_has_those_of_contracts_it_is_a_contact_of(
    signed_in: SignIn, ours: Administration, bakery: Party, person: Party
) -> None:
    contract = subscription(ours, bakery, "Hosting").contract
    employ(person, bakery, by=BY)
    add_contact(contract, person=person, by=BY)
    assert "Hosting" in main_of(signed_in("reader"), tab_of(person))


def test_as_of_a_day_it_is_what_stood_there(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    """U3: as T16."""
    held, client = subscription(ours, bakery, "Hosting"), signed_in("manager")
    with at(TODAY + timedelta(days=1)), writing(by=SYSTEM, what="test"):
        held.delete()
    with at(TODAY + timedelta(days=2)):
        assert "Hosting" not in main_of(client, tab_of(bakery))
        then = main_of(client, f"{tab_of(bakery)}?op={TODAY}")
    assert "Hosting" in then
    assert "Loopt" in then


def test_the_tab_costs_few_queries(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    client = signed_in("manager")
    for number in range(3):
        subscription(ours, bakery, f"Dienst {number}")
    main_of(client, tab_of(bakery))
    with CaptureQueriesContext(connection) as asked:
        main_of(client, tab_of(bakery))
    assert len(asked) <= 18, "\n".join(each["sql"][:160] for each in asked)
