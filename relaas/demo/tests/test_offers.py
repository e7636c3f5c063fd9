"""What Waterkant lets and subscribes to. Pure."""

from datetime import date
from decimal import Decimal

import pytest

from relaas.contracts.subscriptions.rules import Terms, moments
from relaas.demo.offers import FATES, Offer, offers
from relaas.kernel.amounts import check_price, check_quantity
from relaas.kernel.grids import add_months

LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize("offer", offers(), ids=lambda offer: offer.job.key)
def test_each_offer_is_a_contract_that_can_be_made(offer: Offer) -> None:
    """Each line has a price, and what comes back has a first invoice, also from a leap day on."""
    assert set(offer.fates) <= FATES
    assert not offer.companies or len(offer.companies) == len(offer.fates)
    assert any(offer.rhythms)
    for line, rhythm in zip(offer.job.lines, offer.rhythms, strict=True):
        price, quantity = check_price(line.price), check_quantity(line.quantity)
        assert price is not None
        assert quantity is not None
        if rhythm:
            facts = {**rhythm.facts(LEAP_DAY), "quantity": quantity, "prices": ((LEAP_DAY, price),)}
            renews = facts.pop("auto_renew")
            del facts["notice_months"]
            terms = Terms(discount=Decimal(0), renews=renews, **facts)
            assert next(moments(terms)).amount > 0


def test_every_fate_is_lived_and_what_must_end_can() -> None:
    found = offers()
    assert {fate for offer in found for fate in offer.fates} == FATES
    for offer in found:
        if {"ending", "ended", "renews"} & set(offer.fates):
            assert offer.months or offer.times
    assert add_months(LEAP_DAY, 12) == date(2025, 2, 28)
