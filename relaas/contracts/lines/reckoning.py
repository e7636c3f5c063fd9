"""What lines come to: the subtotals between them, and the totals of the contract with its VAT (K3, C10)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from relaas.catalog.models import VatCode
from relaas.contracts.lines.lists import vat_day
from relaas.contracts.models import Contract, ContractLine, LineKind, PricePer
from relaas.contracts.subscriptions.rules import PERIODS_A_YEAR
from relaas.money.regimes import under_regime
from relaas.money.rounding import ZERO, to_cents, total
from relaas.money.vat import Category, Taxed, Totals, totals
from relaas.terms.models import VatRegime


class Behind(NamedTuple):
    """What stands behind a line: an amount once (nothing behind a heading), and behind a subtotal what the periodic
    lines above it come to, by what their price is for."""

    line: ContractLine
    amount: Decimal | None
    periodic: Mapping[str, Decimal] = MappingProxyType({})


@dataclass(frozen=True)
class Reckoned:
    """Each line with what stands behind it, and what all of them come to: those that are invoiced once (`totals`), and
    the periodic ones for each time that a price is for (`periodic`, the shortest first)."""

    lines: list[Behind]
    totals: Totals
    periodic: Mapping[str, Totals]


def as_agreed(line: ContractLine) -> Decimal:
    """What a line comes to as it was agreed; a periodic one for each time that its price is for."""
    return line.amount


def as_it_is_now(line: ContractLine) -> Decimal:
    """S5: the same at the price of the day."""
    periodic = line.periodic
    return to_cents(periodic.yearly / PERIODS_A_YEAR[periodic.price_per]) if periodic else line.amount


def reckon(
    contract: Contract,
    lines: Sequence[ContractLine],
    *,
    per: Sequence[str] | None = None,
    amount: Callable[[ContractLine], Decimal] = as_agreed,
) -> Reckoned:
    """Of these lines, in their order; `per` says of each what its price is for, empty when it is invoiced once, and
    `amount` what it comes to.

    A subtotal is the sum of what stands above it, from the last heading or subtotal on. What comes back each month and
    what is invoiced once are never added up.
    """
    day = vat_day(contract)
    per = [per_of(line) for line in lines] if per is None else per
    amounts = [amount(line) if line.is_item else None for line in lines]
    taxed: dict[str, list[Taxed]] = {"": []}
    rates: dict[int | None, tuple[Category, Decimal]] = {}
    for line, period, comes_to in zip(lines, per, amounts, strict=True):
        if comes_to is not None:
            code = line.vat_code_id
            rates[code] = rates.get(code) or rate_of(line.vat_code, contract.vat_regime, day)
            taxed.setdefault(period, []).append(Taxed(comes_to, *rates[code]))
    periodic = {period.value: totals(taxed[period.value]) for period in PricePer if period.value in taxed}
    return Reckoned(list(_behind(lines, per, amounts)), totals(taxed[""]), periodic)


def per_of(line: ContractLine) -> str:
    """What the price of a line is for: month, year; empty when it is invoiced once."""
    return line.periodic.price_per if line.periodic else ""


def taxed_of(line: ContractLine, regime: str, day: date, amount: Decimal | None = None) -> Taxed:
    """C10: the amount of a line (or another one of it), and the VAT that falls on it."""
    return Taxed(line.amount if amount is None else amount, *rate_of(line.vat_code, regime, day))


def rate_of(code: VatCode | None, regime: str, day: date) -> tuple[Category, Decimal]:
    """C10: under what and for how many per cent this code is taxed; without a code, not at all."""
    category = code.category if code else Category.OUTSIDE
    rate = (code.rate_on(day) if code else None) or Decimal(0)
    return under_regime(VatRegime(regime).value, category, rate)


def _behind(lines: Sequence[ContractLine], per: Sequence[str], amounts: Sequence[Decimal | None]) -> Iterator[Behind]:
    above: dict[str, list[Decimal]] = {}
    for line, period, comes_to in zip(lines, per, amounts, strict=True):
        if comes_to is not None:
            above.setdefault(period, []).append(comes_to)
            yield Behind(line, comes_to)
            continue
        sums = {each: total(amounts) for each, amounts in above.items()}
        once, above = sums.pop("", None if sums else ZERO), {}
        yield Behind(line, once, sums) if line.kind == LineKind.SUBTOTAL else Behind(line, None)
