"""The page of a subscription: what stands there, how it stands, what can be done with it, who sees it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.administrations.models import Administration
from relaas.contracts.models import BilledPeriod, Contract, Direction, Pause, PriceChange, Recurrence, Status
from relaas.contracts.subscriptions.page import DEEDS, Deed, Of
from relaas.contracts.subscriptions.states import state_of
from relaas.contracts.tests.conftest import SignIn, main_of
from relaas.contracts.tests.making import in_status, make_contract, make_recurrence
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.travel(datetime.combine(TODAY, datetime.min.time(), clock.AMSTERDAM)):
        yield


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return in_status(make_contract(ours, bakery, gross=100), Status.CONTRACT)


def of_line(contract: Contract, **given: Any) -> Recurrence:
    """A subscription of the contract's line, from the last day of January on."""
    return make_recurrence(contract.lines.get(), **{"from_day": date(2026, 1, 31), **given})


def page_of(recurrence: Recurrence) -> str:
    return f"/abonnementen/{recurrence.pk}/"


def test_it_says_what_was_agreed_and_what_comes(signed_in: SignIn, contract: Contract) -> None:
    """S1, S4: the next moments come back to the 31st."""
    shown = main_of(signed_in("reader"), page_of(of_line(contract, notice_months=1)))
    for expected in ("100,00 per maand", "per maand, vooraf", "31-01-2026", "€ 1.200,00", "loopt door tot opzegging"):
        assert expected in shown.replace("\u00a0", " "), expected
    assert shown.count('<td class="number">100,00</td>') == 24
    assert [day in shown for day in ("30-11-2026", "31-12-2026", "28-02-2027", "31-03-2027")] == [True] * 4


def test_it_says_what_changes_and_what_was_billed(signed_in: SignIn, contract: Contract) -> None:
    """S3, S5, S6: another price, a pause, and what was billed stands no more among what comes."""
    recurrence = of_line(contract, from_day=date(2026, 1, 1))
    of_it = {"contract": contract, "recurrence": recurrence}
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(**of_it, from_day=date(2027, 1, 1), price=Decimal("110.00"))
        Pause.objects.create(
            contract=contract, from_day=date(2027, 2, 1), until_day=date(2027, 3, 1), reason="Verbouwing"
        )
        days = {"from_day": date(2026, 12, 1), "until_day": date(2027, 1, 1), "billed_on": TODAY}
        BilledPeriod.objects.create(**of_it, **days, amount=Decimal(100), reference="F-77")
    shown = main_of(signed_in("reader"), page_of(recurrence))
    shown = re.sub(r"</?span[^>]*>", "", shown)
    moments = shown.split('id="moments"')[1].split("</section>")[0]
    assert "01-12-2026" not in moments
    assert "01-01-2027" in moments
    assert "01-02-2027 t/m" not in moments
    for expected in ("110,00", "Verbouwing", "het hele contract", "F-77", "01-12-2026 t/m 31-12-2026"):
        assert expected in shown, expected


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ({}, "Loopt"),
        ({"from_day": date(2026, 12, 1)}, "Komt"),
        ({"ends_on": TODAY}, "Afgelopen"),
        ({"notice_on": TODAY, "ends_on": date(2027, 1, 1)}, "Opgezegd"),
    ],
)
def test_how_it_stands_in_a_word(contract: Contract, given: dict[str, Any], label: str) -> None:
    recurrence = Recurrence(contract=contract, **{"from_day": date(2026, 1, 1), **given})
    assert str(state_of(recurrence, [], TODAY).label) == label


def test_a_pause_and_a_contract_that_is_not_signed_are_told_first(contract: Contract) -> None:
    recurrence = Recurrence(contract=contract, from_day=date(2026, 1, 1))
    assert str(state_of(recurrence, [Pause(from_day=TODAY)], TODAY).label) == "Gepauzeerd"
    contract.status = Status.QUOTE
    assert str(state_of(recurrence, [Pause(from_day=TODAY)], TODAY).label) == "Offerte"


def test_deeds_are_offered_to_who_may_change_it(signed_in: SignIn, contract: Contract) -> None:
    """Of the subscription at the top, of a row at its end; none to who reads."""
    recurrence = of_line(contract)
    with writing(by=SYSTEM, what="test"):
        Pause.objects.create(contract=contract, recurrence=recurrence, from_day=TODAY)
    DEEDS.add("probe", Deed("probe", "Proef", "contracts:subscription", 999, "check", first=True))
    DEEDS.add("probe_row", Deed("probe_row", "Rijproef", "contracts:paper_probe", 999, "check", of=Of.BILLED))
    try:
        assert "Proef" in main_of(signed_in("sales"), page_of(recurrence))
        assert "Proef" not in main_of(signed_in("reader"), page_of(recurrence))
    finally:
        for name in ("probe", "probe_row"):
            DEEDS._items.pop(name)


def test_it_is_there_for_who_may_read_its_contract(
    signed_in: SignIn, contract: Contract, ours: Administration, organization: Any
) -> None:
    """U2."""
    mill = organization("Molen", is_supplier=True)
    bought = of_line(make_contract(ours, mill, direction=Direction.PURCHASE, gross=10))
    assert signed_in("sales").get(page_of(bought)).status_code == 404
    assert signed_in("purchasing").get(page_of(of_line(contract))).status_code == 404
    assert signed_in("reader").get(page_of(bought)).status_code == 200


def test_the_page_costs_few_queries(signed_in: SignIn, contract: Contract) -> None:
    client, recurrence = signed_in("manager"), of_line(contract)
    main_of(client, page_of(recurrence))
    with CaptureQueriesContext(connection) as asked:
        main_of(client, page_of(recurrence))
    assert len(asked) <= 14, [each["sql"] for each in asked]
