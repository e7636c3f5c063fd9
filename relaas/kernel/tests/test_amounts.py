"""Amounts and percentages as people write them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.amounts import check_fits, check_money, check_percentage, check_price, check_quantity
from relaas.kernel.exact_fields import MoneyField, PriceField, QuantityField
from relaas.kernel.refusals import Refused
from relaas.web.formats import number

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234,50", "1234.50"), ("1234,5", "1234.50"), ("€ 500", "500.00"), ("500 EUR", "500.00"), ("500,-", "500.00"),
        ("1.234", "1234.00"), ("12.5", "12.50"), ("1,234.50", "1234.50"), ("0", "0.00"), (" 7,05 ", "7.05"),
    ],
)  # fmt: skip
def test_what_people_write(typed: str, amount: str) -> None:
    assert check_money(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "  ", "€", None])
def test_nothing_is_none(typed: str | None) -> None:
    assert check_money(typed) is None
    assert check_percentage(typed if typed != "€" else "%") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-5", "amount_negative"), ("–5,00", "amount_negative"), ("1,234", "amount_places"),
        ("12,345", "amount_places"),
        ("tien", "amount"), ("🙂", "amount"), ("1.23.4", "amount"), ("12,5,0", "amount"), ("1e5", "amount"),
        ("٣٤", "amount"), ("9" * 5000, "amount"), ("99999999999", "amount_large"), ("NaN", "amount"),
    ],
)  # fmt: skip
def test_what_is_no_amount(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_money(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("typed", ["101", "100,01", "-1", "12,345", "veel", "🙂"])
def test_what_is_no_percentage(typed: str) -> None:
    """A discount of 101 % is refused."""
    with pytest.raises(Refused) as refused:
        check_percentage(typed)
    assert refused.value.code == "percentage"


@given(st.integers(0, 10**12 - 1))
def test_what_is_shown_is_read_back(cents: int) -> None:
    """Through the column and through the screen an amount stays the same to the cent."""
    amount = Decimal(cents).scaleb(-2)
    field = MoneyField[Decimal, Decimal]()
    assert check_money(number(amount, 2)) == amount
    assert field.get_prep_value(amount) == cents
    assert field.from_db_value(cents, None, None) == amount  # type: ignore[arg-type]  # it does not look at the connection
    assert check_percentage(str(min(amount, Decimal(100)))) == min(amount, Decimal(100))


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("12,50", "12.5"), ("€ -0,034567", "-0.034567"), ("–3", "-3"), ("1.234", "1234"), ("0.123456", "0.123456"),
        ("999.999.999,999999", "999999999.999999"), ("-999999999,999999", "-999999999.999999"),
    ],
)  # fmt: skip
def test_a_price_has_six_places_and_may_be_below_zero(typed: str, price: str) -> None:
    """K3."""
    assert check_price(typed) == Decimal(price)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0,1234567", "price_places"), ("1000000000000", "price_large"), ("-1000000000", "price_large"),
        ("gratis", "price"), ("🙂", "price"), ("1e3", "price"), ("--3", "price"), ("9" * 5000, "price"),
    ],
)  # fmt: skip
def test_what_is_no_price(typed: str, code: str) -> None:
    """A price of 10^12 is refused."""
    with pytest.raises(Refused) as refused:
        check_price(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1,1234567", "quantity_places"), ("-1", "quantity_negative"), ("1000000000", "quantity_large"),
        ("een paar", "quantity"), ("🙂", "quantity"), ("3 stuks", "quantity"), ("€ 3", "quantity"),
    ],
)  # fmt: skip
def test_what_is_no_quantity(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_quantity(typed)
    assert refused.value.code == code


def test_a_quantity_has_six_places() -> None:
    """A quantity with six decimals stays as it was typed."""
    assert check_quantity("1.234,567891") == Decimal("1234.567891")
    assert check_quantity(" ") is check_price("€ ") is check_quantity(None) is None


@given(st.integers(-(10**15 - 1), 10**15 - 1))
def test_a_price_and_a_quantity_stay_the_same_to_the_millionth(millionths: int) -> None:
    """Through the column and through the screen."""
    exact = Decimal(millionths).scaleb(-6)
    for field in (PriceField[Decimal, Decimal](), QuantityField[Decimal, Decimal]()):
        assert field.get_prep_value(exact) == millionths
        assert field.from_db_value(millionths, None, None) == exact  # type: ignore[arg-type]  # as above
    assert check_price(number(exact, 6)) == exact
    assert check_quantity(number(abs(exact), 6)) == abs(exact)


@pytest.mark.parametrize(("given_", "code"), [("0.0000001", "places"), ("1000000000", "large"), ("-1e12", "large")])
def test_a_column_takes_nothing_that_it_cannot_keep(given_: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PriceField[Decimal, Decimal]().get_prep_value(Decimal(given_))
    assert refused.value.code == code


def test_what_was_worked_out_must_fit_as_well() -> None:
    """A line of the largest quantity at the largest price is refused, not cut off."""
    assert check_fits(Decimal("-9999999999.99")) == Decimal("-9999999999.99")
    with pytest.raises(Refused) as refused:
        check_fits(Decimal("10000000000.00"))
    assert refused.value.code == "amount_large"
