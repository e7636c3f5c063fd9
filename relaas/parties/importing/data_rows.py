"""Bank accounts and master data that rows bring: with a new party in sets, at one that is there by the verbs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem
from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.parties import sentences
from relaas.parties.banking.accounts import add_bank_account
from relaas.parties.facts.bank_account import LONGEST_HOLDER
from relaas.parties.importing.reading import Read
from relaas.parties.importing.targets.data import master_data_key
from relaas.parties.master_data.rows import add_master_data, change_master_data
from relaas.parties.models import BankAccount, MasterData, MasterDataType, Party, PersonalMasterData
from relaas.parties.models.master_data import MasterDataRow
from relaas.story.telling import record

_make_account = bulk.maker(BankAccount)
_makers = {False: bulk.maker(MasterData), True: bulk.maker(PersonalMasterData)}


@dataclass(slots=True)
class DataThere:
    """What a party has already."""

    ibans: set[str] = field(default_factory=set)
    values: dict[int, list[MasterDataRow]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class NewData:
    """What a row adds to a party that is there, or changes of it."""

    account: dict[str, str] = field(default_factory=dict)
    values: list[tuple[MasterDataType, MasterDataRow | None, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.account or self.values)


def load_data(parties: Collection[int]) -> dict[int, DataThere]:
    """Of these parties, with one question for each table."""
    found: dict[int, DataThere] = defaultdict(DataThere)
    for account in BankAccount.objects.filter(party_id__in=parties):
        found[account.party_id].ibans |= {account.iban, account.waiting_iban}
    for model in (MasterData, PersonalMasterData):
        for row in model.objects.filter(party_id__in=parties).select_related("type"):
            found[row.party_id].values[row.type_id].append(row)
    return found


def compare_data(read: Read, there: DataThere, problems: list[CellProblem], *, before: int | None) -> NewData:
    """An IBAN that is not there comes beside those that are, and waits; another value of one kind takes its place.

    What contradicts an earlier row of the file (`before`) stays as that said and is told.
    """
    new = NewData()
    if read.bank_account and read.bank_account["iban"] not in there.ibans:
        new.account = read.bank_account
        there.ibans.add(read.bank_account["iban"])
    for type, value in read.master_data:
        rows = there.values[type.pk]
        if any(row.value == value for row in rows):
            continue
        if type.several or not rows:
            new.values.append((type, None, value))
        elif before is None:
            new.values.append((type, rows[0], value))
        else:
            reason = _("Row %(number)d of this file says something else of the same party; that stays.")
            said = reason % {"number": before}
            problems.append(CellProblem(master_data_key(type), value, said, "contradicts_row", rows[0].shown))
    return new


def accounts_of(read: Read, party: Party, by: Actor) -> list[BankAccount]:
    """The account of a new party: its IBAN waits for a second user, as any does (P9)."""
    if not read.bank_account:
        return []
    given = read.bank_account
    holder = given.get("holder") or (party.legal_name or party.name)[:LONGEST_HOLDER].rstrip()
    return [
        _make_account(
            holder=holder, waiting_iban=given["iban"], waiting_bic=given["bic"], waiting_at=clock.now(),
            waiting_by_name=by.name, waiting_by_id=by.user_id,
        )
    ]  # fmt: skip


def values_of(read: Read) -> list[MasterDataRow]:
    """The master data of a new party."""
    return [
        _makers[type.is_personal](type_id=type.pk, value=value, is_default=True) for type, value in read.master_data
    ]


def tell_accounts(accounts: Iterable[BankAccount], by: Actor) -> None:
    """That an IBAN came in by a file stands in the story like any other."""
    for account in accounts:
        parameters = {"account": account.masked, "unchecked": False}
        record(sentences.ACCOUNT_ADDED, Subject("party", account.party_id), by=by, parameters=parameters)


def give(party: Party, new: NewData, by: Actor) -> None:
    """Write it by the verbs; what somebody else did meanwhile stands in the way of that one thing only."""
    if new.account:
        with suppress(Refused):
            add_bank_account(party, facts=new.account, by=by)
    for type, row, value in new.values:
        with suppress(Refused):
            if row is None:
                add_master_data(party, type, facts={"value": value}, by=by)
            else:
                change_master_data(row, facts={"value": value}, by=by)
