"""The lines that rows speak of: read as the line editor reads them, and matched with those that are there."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from relaas.contracts.importing import words
from relaas.contracts.importing.decision import Decision, Wanted
from relaas.contracts.importing.reading import Read
from relaas.contracts.importing.remembering import Seen
from relaas.contracts.importing.subscription_rows import read_periodic
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.reading import read_line
from relaas.contracts.lines.writing import PRICED_BY
from relaas.contracts.models import Contract, ContractLine, LineKind, Status
from relaas.contracts.rights import SEE_COST
from relaas.contracts.subscriptions.checks import billed_lines
from relaas.imports.importer import CellProblem
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused


class LineRows:
    """Reads the lines of the contracts of some rows, for one pair of eyes."""

    def __init__(self, by: Actor, seen: Seen) -> None:
        self._by, self._seen = by, seen
        self._lists: dict[date, Lists] = {}

    def read(self, decision: Decision, contract: Contract) -> None:
        """Put the lines that its rows want in the decision, judged against the contract as it will be; a wrong one
        refuses all of it.

        A line that is there is meant by its description: the first of that text by the first row, and so on.
        """
        lists = self._lists.setdefault(vat_day(contract), Lists(vat_day(contract)))
        billed = billed_lines(contract) if contract.pk else set()
        there, met = _by_text(contract), Counter(self._seen.lines[decision.key] if decision.key else ())
        for read in decision.reads:
            given = self._given(read, lists)
            if not given:
                continue
            text = text_of(given)
            kept = there[text][met[text]] if len(there[text]) > met[text] else None
            met[text] += 1
            checking = Checking()
            wanted = self._wanted(read, given, kept, contract, lists, checking)
            if kept and kept.pk in billed and wanted.differs:
                _check_billed(kept, wanted, checking)
            if checking.problems:
                decision.refuse(Refused.for_all(checking.problems), read.number)
            decision.lines.append(wanted)

    def _wanted(
        self,
        read: Read,
        given: dict[str, Any],
        kept: ContractLine | None,
        contract: Contract,
        lists: Lists,
        checking: Checking,
    ) -> Wanted:
        """What one row wants of its line, and of how that comes back."""
        values = read_line(contract, given, lists, checking, kept=kept)
        differs = kept is None or any(getattr(kept, name) != values[name] for name in given)
        line = _as_it_will_be(kept, values)
        periodic = None if checking.problems else read_periodic(read, contract, line, kept, checking)
        wanted = Wanted(read, given, kept, line, differs, periodic)
        if wanted.changes and not Status(contract.status).is_open:
            checking.add("contract_closed", _("This is executed or lost: its lines stay as they are."), "")
        return wanted

    def _given(self, read: Read, lists: Lists) -> dict[str, Any]:
        """What a row says of a line, empty when it says nothing of one; with a description alone it is a heading."""
        cells = read.line
        if not any(name in cells for name in ("description", "price", "quantity")):
            return {}
        if "price" not in cells and "quantity" not in cells and not read.subscription:
            text, reason = cells["description"], _("Read as a heading: it has neither quantity nor price.")
            read.problems.append(CellProblem("line.description", text, reason, "heading", text))
            return {"kind": LineKind.HEADING, "description": text}
        given: dict[str, Any] = dict(cells)
        if "cost_price" in given and not self._by.may(SEE_COST):
            read.leave_out(
                "line.cost_price", given.pop("cost_price"), Refused("right", _("You may not see cost prices."))
            )
        if "price_unit" in given and isinstance(unit := words.unit(cell := given.pop("price_unit"), lists), str):
            read.leave_out("line.price_unit", cell, Refused("name_unknown", _("There is no such unit under Beheer.")))
        elif "price_unit" in cells:
            given["price_unit"] = unit
        if "vat_code" in given:
            given["vat_code"] = words.vat_code(given["vat_code"], lists)
        return given


def text_of(given: dict[str, Any]) -> str:
    """By what a line is known."""
    return fold(str(given.get("description", "")))


def _check_billed(kept: ContractLine, wanted: Wanted, checking: Checking) -> None:
    """S3: quantity, price and discount of what was invoiced stay (`billed`)."""
    changed = next((name for name in PRICED_BY if getattr(kept, name) != getattr(wanted.line, name)), "")
    if changed:
        checking.add("billed", _("Something of it was invoiced already: that stays as it was."), changed)


def _as_it_will_be(kept: ContractLine | None, values: Mapping[str, Any]) -> ContractLine:
    """The line with these values; never saved."""
    line = copy(kept) if kept else ContractLine()
    for name, value in values.items():
        setattr(line, name, value)
    return line


def _by_text(contract: Contract) -> dict[str, list[ContractLine]]:
    there: dict[str, list[ContractLine]] = defaultdict(list)
    for line in lines_of(contract) if contract.pk else ():
        if line.kind != LineKind.SUBTOTAL:
            there[fold(line.description)].append(line)
    return there
