"""K6, C10: VAT codes with their dated rates, as verbs and as a page under Beheer."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from relaas.catalog.models import VatCode, VatRate
from relaas.catalog.rules import Rate, rate_on
from relaas.catalog.tests.conftest import BY, SignIn
from relaas.catalog.vat_codes import add_vat_code, change_vat_code, delete_vat_code, rates_of
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.tests.filling_in import fill_in
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

HIGH: list[dict[str, Any]] = [
    {"from_day": "2012-10-01", "rate": "21"},
    {"from_day": "", "rate": ""},
    {"from_day": "2001-01-01", "rate": 19},
]


def problems(refusal: Refused) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refusal.problems]


@pytest.fixture
def high() -> VatCode:
    return add_vat_code(facts={"name": "Hoog"}, rates=HIGH, by=BY)


def test_a_rate_goes_on_until_the_next() -> None:
    rates = [Rate(date(2019, 1, 1), Decimal(9)), Rate(date(1986, 10, 1), Decimal(6))]
    days = (date(1986, 9, 30), date(1986, 10, 1), date(2018, 12, 31), date(2019, 1, 1), date(2999, 12, 31))
    assert [rate_on(day, rates) for day in days] == [None, 6, 6, 9, 9]


def test_rates_are_changed_as_a_whole_and_told(high: VatCode) -> None:
    """Empty rows are left out; without rates nothing of them changes; undone they stand as they stood."""
    assert rates_of(high) == [Rate(date(2001, 1, 1), Decimal(19)), Rate(date(2012, 10, 1), Decimal(21))]
    change_vat_code(high, facts={"name": "Hoog tarief"}, by=BY)
    assert len(rates_of(high)) == 2
    change_vat_code(high, facts={}, rates=[*HIGH, {"from_day": date(2027, 1, 1), "rate": "22,5 %"}], by=BY)
    assert high.rate_on(date(2026, 12, 31)) == 21
    assert VatCode.objects.get().rate_on(date(2027, 1, 1)) == Decimal("22.5")
    newest = next(iter(story_of(subject_of(high), BY).entries))
    assert newest.title == "Btw-tarieven gewijzigd"
    assert newest.detail.startswith("Hoog tarief: 22,5% vanaf 01-01-2027; 21% vanaf 01-10-2012;")
    undo(Transaction.objects.latest("pk"), by=BY)
    assert len(rates_of(VatCode.objects.get())) == 2
    delete_vat_code(high, by=BY)
    assert not VatRate.objects.exists()


@pytest.mark.parametrize(
    ("facts", "rates", "problem"),
    [
        ({}, [], ("rates_none", "rates.0.from_day")),
        ({"category": "Z"}, HIGH[:1], ("rates_zero", "rates.0.from_day")),
        ({"category": "AE"}, [], ("required", "legal_text_nl")),
        ({"category": "X"}, HIGH, ("choice", "category")),
        ({"legal_text_nl": "x" * 251}, HIGH, ("too_long", "legal_text_nl")),
        ({}, [HIGH[0], HIGH[0]], ("rates_twice", "rates.0.from_day")),
        ({}, [{"from_day": "", "rate": ""}, {"from_day": "", "rate": "21"}], ("required", "rates.1.from_day")),
        ({}, [{"from_day": "2012-10-01", "rate": ""}], ("required", "rates.0.rate")),
        ({}, [{"from_day": "2012-10-01", "rate": "101"}], ("percentage", "rates.0.rate")),
        ({}, [{"from_day": "2012-10-01", "rate": "21,555"}], ("percentage", "rates.0.rate")),
        ({}, [{"from_day": "2012-10-01", "rate": "0"}], ("rate_zero", "rates.0.rate")),
        ({}, [{"from_day": "0001-01-01", "rate": "21"}], ("day", "rates.0.from_day")),
        ({}, [{"from_day": f"20{n:02}-01-01", "rate": "21"} for n in range(31)], ("rates_many", "rates.0.from_day")),
        ({"position": "\N{GRINNING FACE}"}, HIGH, ("position", "position")),
    ],
)
def test_a_code_that_is_refused(facts: dict[str, str], rates: list[dict[str, Any]], problem: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        add_vat_code(facts={"name": "Code", **facts}, rates=rates, by=BY)
    assert problem in problems(refused.value)
    assert not VatCode.objects.exists()


def test_what_is_taxed_becomes_exempt_without_its_rates_only(high: VatCode) -> None:
    exempt = {"category": "E", "legal_text_nl": "Vrijgesteld"}
    with pytest.raises(Refused) as refused:
        change_vat_code(high, facts=exempt, by=BY)
    assert problems(refused.value) == [("rates_zero", "rates.0.from_day")]
    change_vat_code(high, facts=exempt, rates=[], by=BY)
    assert high.rate_on(date(2026, 1, 1)) == 0


def test_the_page_has_a_row_for_each_rate(signed_in: SignIn) -> None:
    client = signed_in()
    rates = {"rates.0.from_day": "1-1-2019", "rates.0.rate": "9"}
    assert fill_in(client, "/beheer/btw-codes/nieuw/", name="Laag", **rates).status_code == 303
    at = f"/beheer/btw-codes/{VatCode.objects.get().pk}/"
    refused = fill_in(client, at, **{"rates.1.from_day": "1-10-1986"})
    assert refused.status_code == 422
    assert "Vul dit in." in refused.content.decode()
    sent = {"rates.1.from_day": "1-10-1986", "rates.1.rate": "6", "rates.2.from_day": "1-1-2999", "rates.2.rate": "10"}
    assert fill_in(client, at, **sent).status_code == 303
    page = client.get("/beheer/btw-codes/").content.decode()
    assert "10% vanaf 01-01-2999; 9% vanaf 01-01-2019; 6% vanaf 01-10-1986" in page
    assert '<td class="number">9%</td>' in page
    assert fill_in(client, at, **{"rates.0.from_day": "30-2-2999"}).status_code == 422
