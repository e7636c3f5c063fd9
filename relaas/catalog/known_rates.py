"""VAT codes with their rates, for who reckons with many lines: one query, whose statement is kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from relaas.catalog.models import VatCode, VatRate
from relaas.catalog.rules import Rate
from relaas.kernel.asked_often import rows_asked_often


def read_rates(codes: Iterable[VatCode]) -> None:
    """Have these codes know their rates as they are now, so that `rate_on` asks nothing."""
    asked = list(codes)
    found = defaultdict(list)
    for rate in _rates_of({code.pk for code in asked}):
        found[rate.vat_code_id].append(Rate(rate.from_day, rate.rate))
    for code in asked:
        code.known_rates = found[code.pk]


@rows_asked_often
def _rates_of(codes: Collection[int]) -> QuerySet[VatRate]:
    return VatRate.objects.filter(vat_code__in=codes)
