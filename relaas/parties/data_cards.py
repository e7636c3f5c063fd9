"""The cards of this room on the tab *Stamgegevens* (T2). What they show of a party they read through its page."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from relaas.parties.cards import PartyPage
from relaas.parties.models import BankAccount, LocalFile, Mandate, MasterData, MasterDataType, PersonalMasterData
from relaas.parties.models.master_data import MasterDataRow
from relaas.parties.rights import CHANGE_BANK_ACCOUNTS, CONFIRM_IBAN, READ_BANK_ACCOUNTS, READ_PERSONAL
from relaas.parties.tab_cards import CARDS, MASTER_DATA, Card


def _master_data(page: PartyPage) -> Mapping[str, Any]:
    """Personal ones for who may see them (P14); in the order of the types, the default of each first."""
    rows: list[MasterDataRow] = [*page.rows(MasterData, "type", party=page.party)]
    if page.viewer.may(READ_PERSONAL):
        rows += page.rows(PersonalMasterData, "type", party=page.party)
    rows.sort(key=lambda row: (row.type.position, row.type.sort_name, not row.is_default, row.pk))
    counts: dict[int, int] = defaultdict(int)
    for row in rows:
        counts[row.type_id] += 1
    return {"rows": rows, "counts": counts, "types": _offered(page, counts) if page.opens("master-data") else []}


def _offered(page: PartyPage, counts: Mapping[int, int]) -> list[MasterDataType]:
    """What this party may be given: not what it has already, where there can be one."""
    found = MasterDataType.objects.readable_by(page.viewer).choosable_by(page.party.kind, page.today)
    return [type for type in found if type.several or type.pk not in counts]


def _bank_accounts(page: PartyPage) -> Mapping[str, Any]:
    mandates: dict[int, list[Mandate]] = defaultdict(list)
    accounts = page.rows(BankAccount, party=page.party)
    for mandate in page.rows(Mandate, party=page.party) if accounts else ():
        mandates[mandate.account_id].append(mandate)
    return {
        "accounts": accounts,
        "mandates": mandates,
        "may_change": page.may(CHANGE_BANK_ACCOUNTS),
        "may_confirm": page.may(CONFIRM_IBAN),
    }


def _local_files(page: PartyPage) -> Mapping[str, Any]:
    return {"files": page.rows(LocalFile, party=page.party)}


CARDS.add("master-data", Card("master-data", MASTER_DATA, 10, "parties/cards/master_data.html", context=_master_data))
CARDS.add("account-managers", Card("account-managers", MASTER_DATA, 12, "parties/cards/account_managers.html"))
CARDS.add(
    "bank-accounts",
    Card(
        "bank-accounts",
        MASTER_DATA,
        14,
        "parties/cards/bank_accounts.html",
        right=READ_BANK_ACCOUNTS,
        context=_bank_accounts,
    ),
)
CARDS.add("local-files", Card("local-files", MASTER_DATA, 70, "parties/cards/local_files.html", context=_local_files))
