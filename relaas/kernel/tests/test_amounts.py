"""Amounts and percentages as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.amounts import check_money, check_percentage
from relaas.kernel.exact_fields import MoneyField
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
