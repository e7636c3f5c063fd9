"""What stands on *Stamgegevens* of two parties that become one: accounts, mandates, master data, local files (P11)."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel.refusals import Problem
from relaas.parties.banking.waiting import clear_waiting
from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.joining import BothRows, fill_in, join_same
from relaas.parties.merging.owning import Merging, Owned, Pair, own
from relaas.parties.models import BankAccount, LocalFile, Mandate, MasterData, PersonalMasterData
from relaas.parties.models.master_data import MasterDataRow
from relaas.parties.rights import READ_BANK_ACCOUNTS, READ_PERSONAL

_WAITING = ("waiting_iban", "waiting_bic", "waiting_at", "waiting_by_name", "waiting_by_id")


def move_bank_accounts(owned: Owned, merging: Merging) -> None:
    """P9: a number stands once. One that counts goes before one that waits, so a merge confirms nothing."""
    rows = BothRows[BankAccount](owned, merging)
    for theirs in rows.theirs:
        for mine in rows.mine:
            _bring_together(rows, mine, theirs)
    rows.settle("is_default")
    rows.write()


def _bring_together(rows: BothRows[BankAccount], mine: BankAccount, theirs: BankAccount) -> None:
    if theirs.iban and theirs.iban == mine.iban:
        if not mine.waiting_iban and not any(theirs.waiting_iban in _numbers(each) for each in rows.mine):
            fill_in(mine, theirs, *_WAITING)
        rows.drop(theirs, mine)
    elif not theirs.iban and theirs.waiting_iban in _numbers(mine):
        rows.drop(theirs, mine)
    elif not mine.iban and mine.waiting_iban in _numbers(theirs):
        rows.drop(mine, theirs)
    elif theirs.waiting_iban in _numbers(mine):
        clear_waiting(theirs)
    elif mine.waiting_iban in _numbers(theirs):
        clear_waiting(mine)


def _numbers(account: BankAccount) -> set[str]:
    return {account.iban, account.waiting_iban} - {""}


def move_master_data(owned: Owned, merging: Merging) -> None:
    """T2: a value stands once; where a party can have one value, the chosen one stays."""
    rows = BothRows[MasterDataRow](owned, merging)
    for question, mine, theirs in _contradictions(owned, merging):
        chosen = merging.choices.get(question.name, question.proposed)
        stays, goes = (theirs, mine) if chosen == Side.MERGED else (mine, theirs)
        into = {row.pk: row for row in (*rows.mine, *rows.theirs)}
        rows.drop(into[goes.pk], into[stays.pk])
    join_same(rows, lambda row: (row.type_id, row.value), _fold_in_remark)
    rows.settle("is_default", lambda row: row.type_id)
    rows.write()


def _fold_in_remark(mine: MasterDataRow, theirs: MasterDataRow) -> bool:
    fill_in(mine, theirs, "remark")
    return True


def _contradictions(owned: Owned, pair: Pair) -> list[tuple[Question, MasterDataRow, MasterDataRow]]:
    """The types of which a party can have one value and these two have another each."""
    mine, theirs = ({row.type_id: row for row in _of_single_types(owned, party)} for party in (pair.kept, pair.merged))
    return [
        (_asked(owned, mine[type], theirs[type]), mine[type], theirs[type])
        for type in mine.keys() & theirs.keys()
        if mine[type].value != theirs[type].value
    ]


def _of_single_types(owned: Owned, party: Model) -> Iterable[MasterDataRow]:
    found = owned.model._base_manager.filter(party=party, type__several=False).select_related("type")
    return [row for row in found if isinstance(row, MasterDataRow)]


def _asked(owned: Owned, mine: MasterDataRow, theirs: MasterDataRow) -> Question:
    name = f"{owned.name}.{mine.type_id}"
    return Question(name, mine.type.name, mine.shown, theirs.shown, Side.KEPT, _("Of the one that stays."), must=True)


def _questions(owned: Owned, pair: Pair) -> Iterable[Question]:
    if not owned.right or pair.by.may(owned.right):
        yield from (question for question, _mine, _theirs in _contradictions(owned, pair))


def _problems(owned: Owned, pair: Pair) -> Iterable[Problem]:
    """Who may not see what both say cannot choose between them."""
    if owned.right and not pair.by.may(owned.right) and _contradictions(owned, pair):
        reason = _("Both have %(what)s, and you do not have the right to choose between them.")
        yield Problem("right", reason % {"what": owned.label})


def move_local_files(owned: Owned, merging: Merging) -> None:
    """T2: the same place once."""
    rows = BothRows[LocalFile](owned, merging)
    join_same(rows, lambda file: file.location, lambda _mine, _theirs: True)
    rows.write()


def _own_master_data(model: type[MasterDataRow], right: str, order: int) -> None:
    own(
        Owned(
            model,
            "party_id",
            gettext_lazy("Personal master data") if right else gettext_lazy("Master data"),
            move_master_data,
            right=right,
            questions=_questions,
            problems=_problems,
            order=order,
        )
    )


_own_master_data(MasterData, "", 52)
_own_master_data(PersonalMasterData, READ_PERSONAL, 53)
own(
    Owned(
        BankAccount, "party_id", gettext_lazy("Bank accounts"), move_bank_accounts, right=READ_BANK_ACCOUNTS, order=54
    )
)
own(Owned(Mandate, "party_id", gettext_lazy("Mandates"), right=READ_BANK_ACCOUNTS, order=55))
own(Owned(LocalFile, "party_id", gettext_lazy("Local files"), move_local_files, order=56))
