"""What contracts and their recurrences keep of each other, and the terms that the planner gets (S1, K5, C3)."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relaas.contracts.lines.keeping import differing_sums, lines_of, rebuild_sums
from relaas.contracts.lines.reckoning import as_it_is_now, reckon
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import Contract, Pause, PriceChange, PricePer, Recurrence
from relaas.contracts.subscriptions.following import keep_periodic
from relaas.contracts.subscriptions.keeping import keep, keep_contract
from relaas.contracts.subscriptions.periods import Days
from relaas.contracts.subscriptions.terms import terms_of, terms_of_contract
from relaas.contracts.tests.conftest import BY, MakeRequest
from relaas.contracts.tests.making import make_recurrence
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.money.lines import line_amount
from relaas.parties.models import Party
from relaas.story.writing import writing

TODAY = date(2026, 7, 1)
A_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), clock.AMSTERDAM)


@pytest.fixture(autouse=True)
def today() -> Any:
    with clock.travel(at(TODAY)):
        yield


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery)


def add(contract: Contract, **facts: Any) -> Any:
    given = {"description": "Onderhoud", "price": "100", "vat_code": None, **facts}
    given = {name: value for name, value in given.items() if value is not None}
    return add_lines(contract, lines=[given], by=BY)[0]


def kept(contract: Contract) -> tuple[Decimal, ...]:
    contract.refresh_from_db()
    return contract.net, contract.vat, contract.gross, contract.yearly, contract.yearly_vat


def test_a_periodic_line_counts_for_a_year_and_not_once(contract: Contract) -> None:
    """K5: net, VAT and gross are of what is invoiced once."""
    add(contract)
    recurrence = make_recurrence(add(contract, price="12,50", quantity="2"))
    with writing(by=SYSTEM, what="test"):
        keep([recurrence])
    assert kept(contract) == tuple(map(Decimal, ("100", "21", "121", "300", "63")))
    assert (recurrence.yearly, recurrence.ends_on, recurrence.keeps_until) == (Decimal(300), None, None)
    assert contract.counts_for == Decimal(484)


def test_it_counts_at_the_price_of_the_day_until_it_has_ended(contract: Contract) -> None:
    """S5: a price to come counts when its day is there."""
    recurrence = make_recurrence(add(contract, price="10"), until_day=date(2027, 1, 1))
    with writing(by=SYSTEM, what="test"):
        for day, price in ((date(2026, 3, 1), "11"), (date(2026, 9, 1), "12")):
            of_it = {"contract": contract, "recurrence": recurrence}
            PriceChange.objects.create(**of_it, from_day=day, price=Decimal(price))
        keep([recurrence])
    assert (recurrence.yearly, recurrence.keeps_until) == (Decimal(132), date(2026, 9, 1))
    found = []
    for day in (date(2026, 9, 1), date(2026, 12, 31), date(2027, 1, 1)):
        with clock.travel(at(day)), writing(by=SYSTEM, what="test"):
            keep([recurrence])
            found.append((kept(contract)[3], recurrence.keeps_until))
    assert found == [(Decimal(144), date(2027, 1, 1)), (Decimal(144), date(2027, 1, 1)), (Decimal(0), None)]


def test_what_follows_its_contract_before_the_night_has_come_leaves_nothing_wrong(contract: Contract) -> None:
    """S5: the contract's year is at the price of the day too, and so is what its lines come to on its page."""
    recurrence = make_recurrence(add(contract, price="10"))
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(
            contract=contract, recurrence=recurrence, from_day=date(2026, 9, 1), price=Decimal(12)
        )
        keep([recurrence])
    with clock.travel(at(date(2026, 9, 2))), writing(by=SYSTEM, what="test"):
        keep_periodic([contract.pk])
        assert (kept(contract)[3], differing_sums()) == (Decimal(144), [])
        lines = list(lines_of(contract))
        assert reckon(contract, lines).periodic["month"].net == Decimal(10)
        assert reckon(contract, lines, amount=as_it_is_now).periodic["month"].net == Decimal(12)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([None, *PricePer]), st.integers(0, 10**6), st.integers(-(10**8), 10**8)), max_size=8
    )
)
def test_the_kept_sums_are_those_of_the_lines(contract: Contract, rows: list[tuple[PricePer | None, int, int]]) -> None:
    """To the cent: once what is invoiced once, and a year of the rest."""
    with writing(by=SYSTEM, what="test"):
        contract.lines.all().delete()
    once, yearly = Decimal(0), Decimal(0)
    for per, quantity, price in rows:
        line = add(contract, quantity=Decimal(quantity).scaleb(-3), price=Decimal(price).scaleb(-4))
        amount = line_amount(line.quantity, line.price, line.discount)
        if per:
            make_recurrence(line, price_per=per)
            yearly += amount * A_YEAR[per]
        else:
            once += amount
    with writing(by=SYSTEM, what="test"):
        keep_contract(contract)
    net, vat, gross, a_year, _vat = kept(contract)
    assert (net, gross, a_year) == (once, net + vat, yearly)
    assert differing_sums() == []


def test_what_is_wrong_is_found_and_mended(contract: Contract) -> None:
    """`relaas check` misses it, and puts it right."""
    recurrence = make_recurrence(add(contract))
    assert len(differing_sums()) == 1
    rebuild_sums()
    assert differing_sums() == []
    assert kept(contract)[3] == Decimal(1200)
    assert Recurrence.objects.get(pk=recurrence.pk).yearly == Decimal(1200)


def test_the_terms_of_a_contract_take_three_queries(contract: Contract, django_assert_max_num_queries: Any) -> None:
    """S1, S5, S6: all that decides what is invoiced; a pause of the contract is one of each of its lines."""
    first, second = (make_recurrence(add(contract, price=price), auto_renew=False) for price in ("1", "2"))
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(contract=contract, recurrence=first, from_day=TODAY, price=Decimal(3))
        Pause.objects.create(contract=contract, from_day=TODAY)
        Pause.objects.create(contract=contract, recurrence=second, from_day=TODAY, until_day=date(2026, 8, 1))
    with django_assert_max_num_queries(3):
        terms = terms_of_contract(contract)
    assert list(terms) == [first.pk, second.pk]
    assert terms[first.pk] == terms_of(first)
    assert terms[first.pk].prices == ((date(2026, 1, 1), Decimal(1)), (TODAY, Decimal(3)))
    assert terms[first.pk].pauses == (Days(TODAY, None),)
    assert terms[second.pk].pauses == (Days(TODAY, None), Days(TODAY, date(2026, 8, 1)))


def test_a_notice_ends_what_renews(contract: Contract) -> None:
    recurrence = make_recurrence(add(contract), until_day=date(2027, 1, 1), auto_renew=True)
    assert terms_of(recurrence).renews
    recurrence.notice_on, recurrence.notice_until = TODAY, date(2028, 1, 1)
    ended = terms_of(recurrence)
    assert (ended.renews, ended.until_day) == (False, date(2028, 1, 1))
