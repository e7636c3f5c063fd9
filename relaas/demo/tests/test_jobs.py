"""What Waterkant sells and buys. Pure."""

from random import Random

import pytest

from relaas.demo.jobs import HEADING, SUBTOTAL, jobs, scaled
from relaas.kernel.amounts import check_price, check_quantity


def test_each_job_is_a_contract_that_can_be_made() -> None:
    found = jobs()
    assert len({job.key for job in found}) == len(found) >= 20
    for job in found:
        assert 1 <= len(job.lines) <= 12
        assert any(line.is_item for line in job.lines)
        for line in job.lines:
            assert line.description
            assert line.vat in ("21%", "9%", HEADING, SUBTOTAL), job.key
            if line.is_item:
                assert check_price(line.price) is not None
                assert check_quantity(line.quantity) is not None
                assert line.cost or not job.is_sales


@pytest.mark.parametrize("quantity", ["6", "4,5", "2500", "1"])
def test_more_or_less_of_the_same(quantity: str) -> None:
    """In whole numbers what was whole, and never nothing."""
    for seed in range(50):
        found = check_quantity(scaled(quantity, Random(seed)))  # noqa: S311 - the same each time
        assert found is not None
        assert found >= 1
        assert "," in quantity or found == found.to_integral_value()
