"""Reading one line: what was typed made fit to keep, or the problems at its cells (K3)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from relaas.catalog.models import PriceUnit, VatCode
from relaas.contracts.lines.facts import EMPTY, LINE_FACTS, OF_EVERY_KIND
from relaas.contracts.lines.lists import Lists
from relaas.contracts.models import Contract, ContractLine, LineKind
from relaas.kernel.amounts import check_fits
from relaas.kernel.checking import Checking
from relaas.money.lines import line_amount
from relaas.parties.facts import Given, read_facts
from relaas.terms.models import VatRegime

type Values = dict[str, Any]


def is_blank(given: Given) -> bool:
    """Whether nothing was typed in a line: what it starts with (a VAT code, a quantity) does not count."""
    typed = ("description", "price", "cost_price", "remark")
    return given.get("kind", LineKind.ITEM) == LineKind.ITEM and not any(given.get(name) for name in typed)


def read_line(
    contract: Contract, given: Given, lists: Lists, checking: Checking, *, kept: ContractLine | None = None
) -> Values:
    """All columns of a line out of what was given; what was not given is as it stands (`kept`) or starts.

    Refuses what the facts refuse, a line that does not say what it is (`required`), a VAT code that is missing where
    the regime asks for it (`required`), one that is closed on the day or has no rate yet (`closed`, `no_rate`), a
    closed unit (`closed`), and an amount that is too large (`amount_large`).
    """
    kind = given.get("kind", kept.kind if kept else LineKind.ITEM)
    names = LINE_FACTS if kind == LineKind.ITEM else OF_EVERY_KIND
    given = {"price": None, **given} if kind == LineKind.ITEM and not kept else given
    began = {name: getattr(kept, name) for name in LINE_FACTS} if kept else {}
    read = read_facts(LINE_FACTS, {name: value for name, value in given.items() if name in names}, checking)
    values = {**_start(contract, lists, kind, given={*began, *read}), **began, **read, "kind": kind}
    if kind != LineKind.ITEM:
        values |= EMPTY
    if kind != LineKind.SUBTOTAL and values["description"] == "":
        checking.add("required", _("Fill this in."), "description")
    if kind == LineKind.ITEM:
        _check_unit(values["price_unit"], lists, checking, kept)
        if values["vat_code"] or not given.get("vat_code"):  # otherwise it is wrong already
            _check_code(contract, values["vat_code"], lists, checking, kept)
        _check_amount(values, checking)
    return values


def _start(contract: Contract, lists: Lists, kind: str, *, given: Collection[str]) -> Values:
    """A line of which nothing was said but what is `given`; its price is to be."""
    start = {**EMPTY, "kind": kind, "description": "", "remark": ""}
    if kind == LineKind.ITEM:
        start["quantity"] = LINE_FACTS["quantity"].check(None)
    if kind == LineKind.ITEM and "vat_code" not in given:
        start["vat_code"] = proposed_code(contract, lists)
    return start


def proposed_code(contract: Contract, lists: Lists) -> Any:
    """The VAT code that a line starts with: that of the product group, otherwise what most things fall under."""
    group = contract.product_group
    of_group = lists.codes.get(group.vat_code_id or 0) if group else None
    return of_group if of_group and not of_group.is_closed(lists.day) else lists.standard()


def _check_unit(unit: PriceUnit | None, lists: Lists, checking: Checking, kept: ContractLine | None) -> None:
    if unit and unit.is_closed(lists.day) and not (kept and kept.price_unit_id == unit.pk):
        checking.add("closed", _("%(name)s can no longer be chosen.") % {"name": unit.name}, "price_unit")


def _check_code(
    contract: Contract, code: VatCode | None, lists: Lists, checking: Checking, kept: ContractLine | None
) -> None:
    if code is None:
        if contract.vat_regime == VatRegime.STANDARD:
            checking.add("required", _("Choose a VAT code."), "vat_code")
    elif code.is_closed(lists.day) and not (kept and kept.vat_code_id == code.pk):
        checking.add("closed", _("%(name)s can no longer be chosen.") % {"name": code.name}, "vat_code")
    elif code.rate_on(lists.day) is None:
        checking.add("no_rate", _("%(name)s has no rate yet on this day.") % {"name": code.name}, "vat_code")


def _check_amount(values: Values, checking: Checking) -> None:
    amount = amount_of(values)
    if amount is not None:
        checking.value("price", check_fits, amount)


def amount_of(values: Mapping[str, Any]) -> Any:
    """What a line comes to; None where one of its numbers could not be read."""
    numbers = [values[name] for name in ("quantity", "price", "discount")]
    return None if any(number is None for number in numbers) else line_amount(*numbers)
