"""What a table that somebody is typing in comes to as it stands, and what is not right yet: nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from relaas.contracts.lines.facts import EMPTY
from relaas.contracts.lines.lists import Lists
from relaas.contracts.lines.reading import Values, amount_of, is_blank, read_line
from relaas.contracts.lines.reckoning import Reckoned, per_of, reckon
from relaas.contracts.models import Contract, ContractLine, LineKind
from relaas.kernel.checking import Checking
from relaas.kernel.refusals import Problem
from relaas.parties.facts import Given


@dataclass(frozen=True)
class Draft:
    """What stands behind each row (None: nothing to reckon with), the totals, and the problems at `rows.3.price`."""

    amounts: list[Decimal | None]
    reckoned: Reckoned
    problems: list[Problem]


def draft(contract: Contract, rows: Sequence[Given], lists: Lists, *, kept: Mapping[int, ContractLine]) -> Draft:
    """Of these rows, of which a number that cannot be read counts for nothing."""
    checking, lines, readable, per = Checking(), [], [], []
    for place, row in enumerate(rows):
        given = {name: value for name, value in row.items() if name != "line"}
        with checking.inside(f"rows.{place}"):
            blank = row.get("line") is None and is_blank(given)
            found = Checking() if blank else checking
            values = read_line(contract, given, lists, found, kept=kept.get(row.get("line") or 0))
        amount = None if blank else amount_of(values)
        readable.append(values["kind"] != LineKind.ITEM or amount is not None)
        lines.append(_line(contract, values, amount))
        before = kept.get(row.get("line") or 0)
        per.append(per_of(before) if before else "")
    reckoned = reckon(contract, lines, per=per)
    amounts = [behind.amount if can else None for behind, can in zip(reckoned.lines, readable, strict=True)]
    return Draft(amounts, reckoned, checking.problems)


def _line(contract: Contract, values: Values, amount: Decimal | None) -> ContractLine:
    whole = {name: EMPTY.get(name, "") if value is None else value for name, value in values.items()}
    return ContractLine(contract=contract, **whole, amount=amount or Decimal(0))
