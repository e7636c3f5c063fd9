"""K6: what Relaas starts with."""

from datetime import date
from decimal import Decimal

import pytest

from relaas.catalog.cost_types import delete_cost_type
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCategory, VatCode
from relaas.catalog.preparing import (
    prepare_cost_types,
    prepare_price_units,
    prepare_product_groups,
    prepare_vat_codes,
)
from relaas.catalog.tests.conftest import BY

LISTS = (VatCode, PriceUnit, ProductGroup, CostType)


@pytest.fixture(autouse=True)
def _prepared(db: None) -> None:
    for _twice in range(2):
        for prepare in (prepare_vat_codes, prepare_price_units, prepare_product_groups, prepare_cost_types):
            prepare()


def test_each_list_starts_filled_once() -> None:
    assert [model.objects.count() for model in LISTS] == [8, 28, 3, 9]
    delete_cost_type(CostType.objects.get(name="Reclame"), by=BY)
    prepare_cost_types()
    assert not CostType.objects.filter(name="Reclame").exists()


@pytest.mark.parametrize(
    ("name", "day", "rate"),
    [
        ("Hoog", date(2000, 12, 31), None),
        ("Hoog", date(2001, 1, 1), 19),
        ("Hoog", date(2012, 9, 30), 19),
        ("Hoog", date(2012, 10, 1), 21),
        ("Hoog", date(2026, 11, 22), 21),
        ("Laag", date(2018, 12, 31), 6),
        ("Laag", date(2019, 1, 1), 9),
        ("Nul", date(1980, 1, 1), 0),
        ("Verlegd", date(2026, 11, 22), 0),
        ("KOR", date(2026, 11, 22), 0),
    ],
)
def test_the_dutch_rates_on_both_sides_of_their_borders(name: str, day: date, rate: int | None) -> None:
    assert VatCode.objects.get(name=name).rate_on(day) == (None if rate is None else Decimal(rate))


def test_every_category_of_the_regimes_has_a_code_with_its_texts() -> None:
    """C10: reverse charge, intra-EU, export and exempt print the legally required text."""
    for category in (VatCategory.REVERSE_CHARGE, VatCategory.INTRA_EU, VatCategory.EXPORT, VatCategory.EXEMPT):
        for code in VatCode.objects.filter(category=category):
            assert code.legal_text("nl")
            assert code.legal_text("en") != code.legal_text("nl")
    assert VatCode.objects.get(name="Verlegd").legal_text("nl") == "Btw verlegd"


def test_rates_take_one_query_however_many_codes(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]  # a fixture of pytest-django
        assert [code.rate_on(date(2026, 1, 1)) for code in VatCode.objects.prefetch_related("rates")][:2] == [21, 9]
