"""Verbs: the maintained list of VAT codes, and their dated rates (K6)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.catalog.facts import VAT_CODE_FACTS
from relaas.catalog.models import VatCategory, VatCode, VatRate
from relaas.catalog.rates import GivenRates, read_rates, told_rates
from relaas.catalog.rights import MAINTAIN
from relaas.catalog.rules import Rate
from relaas.catalog.sentences import RATES_CHANGED, VAT_CODES
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row, tell_of


@verb("catalog.add_vat_code", act=Act.CHANGE, right=MAINTAIN, on=())
def add_vat_code(*, facts: Given, rates: GivenRates = (), by: Actor) -> VatCode:
    """Add a VAT code (`VAT_CODE_FACTS`), with its rates as `from_day` and `rate` (empty ones are left out).

    Refuses a category that is taxed without rates, rates of one that is not, two from the same day (`rates_none`,
    `rates_zero`, `rates_twice`), and no legal text where the law wants one (`required`).
    """
    code, read = VatCode(), list[Rate]()

    def check(values: dict[str, Any], checking: Checking) -> None:
        _check(code, values, checking)
        read.extend(read_rates(_category(code, values), rates, checking))

    add_row(code, VAT_CODE_FACTS, facts, VAT_CODES, by=by, check=check)
    _write_rates(code, read)
    return code


@verb("catalog.change_vat_code", act=Act.CHANGE, right=MAINTAIN, on=("code",))
def change_vat_code(
    code: VatCode, *, facts: Given, rates: GivenRates | None = None, seen: Given | None = None, by: Actor
) -> None:
    """Change a VAT code, and with `rates` all of its rates; refuses as adding does. What was made with a rate keeps
    what it came to."""
    kept = rates_of(code)
    given = [{"from_day": rate.from_day, "rate": rate.rate} for rate in kept] if rates is None else rates
    read = list[Rate]()

    def check(values: dict[str, Any], checking: Checking) -> None:
        _check(code, values, checking)
        read.extend(read_rates(_category(code, values), given, checking))

    change_row(code, VAT_CODE_FACTS, facts, VAT_CODES, seen=seen, by=by, check=check)
    if read != kept:
        code.rates.all().delete()
        _write_rates(code, read)
        tell_of(code, RATES_CHANGED, by, rates=told_rates(read))


@verb("catalog.delete_vat_code", act=Act.DELETE, right=MAINTAIN, on=("code",))
def delete_vat_code(code: VatCode, *, by: Actor) -> None:
    """Delete a VAT code that nothing uses, with its rates (K6)."""
    delete_row(code, VAT_CODES, by=by)


def rates_of(code: VatCode) -> list[Rate]:
    """Its rates, the oldest first."""
    return sorted(Rate(rate.from_day, rate.rate) for rate in code.rates.all())


def _category(code: VatCode, values: dict[str, Any]) -> VatCategory:
    return VatCategory(values.get("category") or code.category)


def _check(code: VatCode, values: dict[str, Any], checking: Checking) -> None:
    if _category(code, values).needs_legal_text and not values.get("legal_text_nl", code.legal_text_nl):
        checking.add("required", _("The law wants a document to say why there is no VAT on it."), "legal_text_nl")


def _write_rates(code: VatCode, rates: Sequence[Rate]) -> None:
    VatRate.objects.bulk_create(VatRate(vat_code=code, from_day=each.from_day, rate=each.rate) for each in rates)
