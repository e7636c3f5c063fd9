"""What a cell of a line can be chosen from on a day: units and VAT codes, by id and by what people call them."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.models import Contract
from relaas.kernel.amounts import check_percentage
from relaas.kernel.clock import today
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.web.formats import percentage


def vat_day(contract: Contract) -> date:
    """C10: the day of which the rates of VAT count: that on which the contract begins, was signed, or today."""
    return contract.from_day or contract.signed_on or today()


class Lists:
    """Units and VAT codes, read when first asked for: one query each."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._labels: dict[int, str] = {}

    @cached_property
    def units(self) -> dict[int, PriceUnit]:
        return {unit.pk: unit for unit in PriceUnit.objects.all()}

    @cached_property
    def codes(self) -> dict[int, VatCode]:
        return {code.pk: code for code in VatCode.objects.prefetch_related("rates")}

    def unit(self, typed: str) -> PriceUnit | str:
        """The unit of this id, name or UN/ECE code; what is none of them as it was typed."""
        return self.units.get(_id(typed)) or _named(typed, self.units) or self._of_code(typed) or typed

    def code(self, typed: str) -> VatCode | str:
        """The VAT code of this id or name; a percentage (`9%`) is the first open one of that rate."""
        return self.codes.get(_id(typed)) or _named(typed, self.codes) or self._of_rate(typed) or typed

    def label(self, code: VatCode) -> str:
        """*21% Hoog*; one that has no rate by its name."""
        if code.pk not in self._labels:
            rate = code.rate_on(self.day)
            self._labels[code.pk] = f"{percentage(rate)} {code.name}" if rate else code.name
        return self._labels[code.pk]

    def standard(self) -> VatCode | None:
        """What most things fall under: the highest rate that there is on the day."""
        rated = [code for code in self.codes.values() if code.rate_on(self.day) and not code.is_closed(self.day)]
        return max(rated, key=lambda code: code.rate_on(self.day) or 0, default=None)

    def _of_code(self, typed: str) -> PriceUnit | None:
        code = typed.strip().upper()
        return next((unit for unit in self.units.values() if unit.unece_code == code), None)

    def _of_rate(self, typed: str) -> VatCode | None:
        rate = _rate(typed)
        open_codes = (code for code in self.codes.values() if not code.is_closed(self.day))
        return next((code for code in open_codes if rate is not None and code.rate_on(self.day) == rate), None)


def _id(typed: str) -> int:
    return int(typed.removeprefix("#")) if typed.startswith("#") and typed.isascii() and typed[1:].isdecimal() else 0


def _named(typed: str, rows: dict[int, Any]) -> Any:
    folded = fold(typed)
    return next((row for row in rows.values() if row.sort_name == folded), None)


def _rate(typed: str) -> Decimal | None:
    try:
        return check_percentage(typed)
    except Refused:
        return None
