"""Bank account and master data, out of the cells of a row (P9, T2)."""

import re

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.bank import settled_bic
from relaas.kernel.refusals import Refused
from relaas.parties.facts import BANK_ACCOUNT_FACTS
from relaas.parties.importing.reading.around import Around
from relaas.parties.importing.reading.read import Cells
from relaas.parties.importing.targets.data import master_data_key
from relaas.parties.master_data.values import check_value
from relaas.parties.models import MasterDataType, ValueKind

_POINT = re.compile(r"-?(?:[0-9]+\.[0-9]{1,2}|[0-9]{4,}\.[0-9]+)")  # as a spreadsheet keeps 12,5


def read_data(cells: Cells, around: Around) -> None:
    """The account and the values that this row gives; each for who may write it."""
    _read_bank_account(cells, around)
    for type in around.master_data_types.get(cells.read.kind, ()):
        cell = cells.text(master_data_key(type))
        if cell:
            _read_value(cells, around, type, cell)


def _read_bank_account(cells: Cells, around: Around) -> None:
    """Without an IBAN, holder and BIC say nothing."""
    cell = cells.text("bank.iban")
    if not cell:
        return
    if not around.may_change_accounts:
        reason = _("You do not have the right to change bank accounts.")
        cells.leave_out("bank.iban", cell, Refused("right", reason))
        return
    account: dict[str, str] = {}
    for name in ("iban", "bic", "holder"):
        cells.fact(f"bank.{name}", name, BANK_ACCOUNT_FACTS, account)
    if "iban" not in account:
        return
    try:
        account["bic"] = settled_bic(account["iban"], account.get("bic", ""))
    except Refused as refused:
        cells.leave_out("bank.iban", cell, refused)
        return
    cells.read.bank_account = account


def _read_value(cells: Cells, around: Around, type: MasterDataType, cell: str) -> None:
    if type.is_personal and not around.may_read_personal:
        refused = Refused("right", _("You do not have the right to see personal details."))
        cells.leave_out(master_data_key(type), cell, refused)
        return
    written = cell.replace(".", ",") if type.kind == ValueKind.NUMBER and _POINT.fullmatch(cell) else cell
    value = cells.choice(master_data_key(type), lambda _cell: check_value(type, written))
    if value:
        cells.read.master_data.append((type, value))
