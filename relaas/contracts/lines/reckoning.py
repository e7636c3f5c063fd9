"""What lines come to: the subtotals between them, and the totals of the contract with its VAT (K3, C10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from relaas.contracts.lines.lists import vat_day
from relaas.contracts.models import Contract, ContractLine, LineKind
from relaas.money.regimes import under_regime
from relaas.money.rounding import total
from relaas.money.vat import Category, Taxed, Totals, totals
from relaas.terms.models import VatRegime


@dataclass(frozen=True)
class Reckoned:
    """Each line with what stands behind it (nothing behind a heading), and what all of them come to."""

    lines: list[tuple[ContractLine, Decimal | None]]
    totals: Totals


def reckon(contract: Contract, lines: Sequence[ContractLine]) -> Reckoned:
    """Of these lines, in their order.

    A subtotal is the sum of what stands above it, from the last heading or subtotal on.
    """
    day = vat_day(contract)
    taxed = (taxed_of(line, contract.vat_regime, day) for line in lines if line.is_item)
    return Reckoned(list(zip(lines, _behind(lines), strict=True)), totals(taxed))


def taxed_of(line: ContractLine, regime: str, day: date) -> Taxed:
    """C10: the amount of a line, and the VAT that falls on it; without a code, none."""
    code = line.vat_code
    category = code.category if code else Category.OUTSIDE
    rate = (code.rate_on(day) if code else None) or Decimal(0)
    return Taxed(line.amount, *under_regime(VatRegime(regime).value, category, rate))


def _behind(lines: Iterable[ContractLine]) -> list[Decimal | None]:
    behind: list[Decimal | None] = []
    above: list[Decimal] = []
    for line in lines:
        if line.is_item:
            above.append(line.amount)
            behind.append(line.amount)
        else:
            behind.append(total(above) if line.kind == LineKind.SUBTOTAL else None)
            above = []
    return behind
