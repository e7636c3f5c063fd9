"""The table of lines as a form (K3): typed in like a spreadsheet, sent in as a whole."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.contracts.forms.line_rows import Row, as_given, by_ids, new_row, pasted_into, rearranged, sent_rows
from relaas.contracts.lines.draft import Draft, draft
from relaas.contracts.lines.facts import LINE_FACTS
from relaas.contracts.lines.lists import Lists, vat_day
from relaas.contracts.lines.pasting import COLUMNS
from relaas.contracts.lines.reading import is_blank, proposed_code
from relaas.contracts.lines.table import COLUMNS as KEPT
from relaas.contracts.lines.table import LinesChangedMeanwhile, Seen, seen_of
from relaas.contracts.models import Contract, ContractLine, LineKind
from relaas.contracts.subscriptions import words
from relaas.kernel.policy import AgainstTheLaw, Answer
from relaas.kernel.refusals import Problem, Refused
from relaas.web import formats, seen

QUIET = {"required"}  # what is only said when somebody saves


@dataclass
class Shown:
    """One row as it is drawn; one of them may take the cursor."""

    place: int
    row: Row
    amount: Decimal | None
    takes_cursor: bool = False
    per: str = ""  # what the price is for, of a periodic line
    errors: dict[str, str] = field(default_factory=dict)
    meanwhile: dict[str, str] = field(default_factory=dict)


class LinesForm(forms.Form):
    """All lines of a contract, as texts until a verb reads them."""

    answer: Answer | None = None
    words = words

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        contract: Contract,
        lines: Sequence[ContractLine],
        sees_cost: bool,
        more: bool = False,
    ) -> None:
        super().__init__(sent)
        self.contract, self.lines, self.sees_cost = contract, lines, sees_cost
        self.columns = COLUMNS if sees_cost else tuple(name for name in COLUMNS if name != "cost_price")
        self.lists = Lists(vat_day(contract))
        self.once = (sent.get("once", "") if sent else "") or secrets.token_urlsafe(16)
        self.problems: list[Problem] = []
        self.meanwhile: dict[tuple[int, str], str] = {}
        self.said = ""
        self.sent_rows = sent_rows(sent) if sent is not None else [self._row_of(line) for line in lines]
        self.more = more
        if more or not self.sent_rows:
            self.sent_rows.append(self.new_row())
        self.seen: Seen = seen_of(lines) if sent is None else {}

    def clean(self) -> dict[str, Any]:
        """Read back what the table started with."""
        try:
            self.seen = seen.read_rows(self.contract, self.data.get("seen", ""), ContractLine)
        except signing.BadSignature:
            raise forms.ValidationError(_("This form is out of date. Open it again."), code="out_of_date") from None
        return {"once": self.once}

    @property
    def rearrange_url(self) -> str:
        return reverse("contracts:rearrange_lines", args=[self.contract.pk])

    @property
    def reckon_url(self) -> str:
        return reverse("contracts:reckon_lines", args=[self.contract.pk])

    @property
    def signed(self) -> str:
        return seen.sign_rows(self.contract, self.seen)

    def new_row(self, kind: str = LineKind.ITEM) -> Row:
        code = self.proposed_code
        return new_row(kind, vat_code=f"#{code.pk}" if code else "")

    @cached_property
    def proposed_code(self) -> Any:
        return proposed_code(self.contract, self.lists)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """What a verb reads, row by row."""
        return [as_given(row, self.lists) for row in self.sent_rows]

    def rearrange(self, deed: str, place: int) -> None:
        """What a button asks to be done to the rows before they are drawn again."""
        self.sent_rows = rearranged(self.sent_rows, deed, place, self.new_row) or [self.new_row()]
        self.reckon()

    def reckon(self) -> None:
        """The rows as they stand, with what was pasted in them: what cannot be read is said, what is empty is not."""
        if self.data.get("pasted", "").strip():
            self._paste(self.data["pasted"])
        self.problems = [problem for problem in self.draft.problems if problem.code not in QUIET]

    def _paste(self, text: str) -> None:
        """From the cell in which it was pasted, or from the first row in which nothing was typed."""
        blank = (place for place, row in enumerate(self.rows) if row["line"] is None and is_blank(row))
        at = self.data.get("at", "")
        self.sent_rows = pasted_into(
            self.sent_rows,
            text,
            at=int(at) if at.isdecimal() else next(blank, len(self.sent_rows)),
            start=self.data.get("from", ""),
            columns=self.columns,
            new=self.new_row,
        )
        self.__dict__.pop("rows", None)
        self.said = _("Pasted. The table has %(count)d rows now.") % {"count": len(self.sent_rows)}

    def refuse(self, refusal: Refused) -> None:
        """Show every problem at its cell; what belongs to none stands at the top."""
        self.problems = [problem for problem in refusal.problems if problem.field]
        self.answer = refusal.answer if isinstance(refusal, AgainstTheLaw) else None
        for problem in refusal.problems:
            self.add_error(None, forms.ValidationError(self._placed(problem), code=problem.code))
        if isinstance(refusal, LinesChangedMeanwhile):
            self._show_meanwhile(refusal)

    @cached_property
    def shown(self) -> list[Shown]:
        """The rows with what they come to and what is wrong with them."""
        rows = [by_ids(row, given) for row, given in zip(self.sent_rows, self.rows, strict=True)]
        per = {str(line.pk): words.per(line.periodic.price_per) for line in self.lines if line.periodic}
        shown = [
            Shown(place, row, amount, per=per.get(row["line"], ""))
            for place, (row, amount) in enumerate(zip(rows, self.draft.amounts, strict=True))
        ]
        for problem in self.problems:
            _rows, at, column = (problem.field or "").split(".")
            shown[int(at)].errors[column] = str(problem.message)
        for (place, name), now in self.meanwhile.items():
            shown[place].meanwhile[name] = now
        if self.more:
            shown[-1].takes_cursor = True
        return shown

    @cached_property
    def draft(self) -> Draft:
        return draft(self.contract, self.rows, self.lists, kept={line.pk: line for line in self.lines})

    def blank(self, kind: str) -> Shown:
        """An empty row of this kind, for a script to make copies of."""
        return Shown(-1, self.new_row(kind), None)

    @cached_property
    def units(self) -> list[tuple[str, str]]:
        units = self._choosable(self.lists.units, {line.price_unit_id for line in self.lines})
        return [("", "–"), *((f"#{unit.pk}", unit.name) for unit in units)]

    @cached_property
    def codes(self) -> list[tuple[str, str]]:
        codes = self._choosable(self.lists.codes, {line.vat_code_id for line in self.lines})
        return [("", "–"), *((f"#{code.pk}", self.lists.label(code)) for code in codes)]

    def _choosable(self, rows: Mapping[int, Any], kept: set[int | None]) -> list[Any]:
        return [row for row in rows.values() if row.pk in kept or not row.is_closed(self.lists.day)]

    def _row_of(self, line: ContractLine) -> Row:
        shown = {name: _shown(line, name) for name in self.columns}
        return {"line": str(line.pk), "kind": line.kind, **shown}

    def _placed(self, problem: Problem) -> str:
        if not problem.field:
            return str(problem.message)
        _rows, place, name = problem.field.split(".")
        where = {"place": int(place) + 1, "name": LINE_FACTS[name].label, "message": problem.message}
        return _("Line %(place)d, %(name)s: %(message)s") % where

    def _show_meanwhile(self, refusal: LinesChangedMeanwhile) -> None:
        """What stands there now is taken as seen, so that saving again is a choice."""
        renewed = {id: dict(columns) for id, columns in self.seen.items()}
        for (place, name), now in refusal.cells.items():
            line = next(each for each in self.lines if each.pk == self.rows[place]["line"])
            self.meanwhile[place, name] = _told(now) if hasattr(now, "pk") else _shown(line, name)
            renewed[line.pk][KEPT[name]] = getattr(line, KEPT[name])
        for place in refusal.gone:
            self.sent_rows[place]["line"] = ""
        now_there = seen_of(self.lines)
        self.seen = {id: now_there[id] if id in refusal.lines else columns for id, columns in renewed.items()}
        self.__dict__.pop("rows", None)


def _told(row: Any) -> str:
    return str(row)


def _shown(line: ContractLine, name: str) -> str:
    """A value as people type it."""
    if name in ("price_unit", "vat_code"):
        id = getattr(line, f"{name}_id")
        return f"#{id}" if id else ""
    value = getattr(line, name)
    if not isinstance(value, Decimal):
        return value or ""
    if name in ("price", "cost_price"):
        return formats.unit_price(value) if line.is_item else ""
    return formats.number(formats.shortest(value)) if value else ""
