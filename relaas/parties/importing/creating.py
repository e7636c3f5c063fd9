"""Adding the parties of rows: drafted before the transaction, numbered and written in it, a table at a time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max

from relaas.imports.importer import CellProblem
from relaas.kernel import bulk
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties import addresses, channels, names, sentences
from relaas.parties.coding import coming_codes, next_codes
from relaas.parties.duplicates import index
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.keys import Keys
from relaas.parties.identity import name_of
from relaas.parties.importing import personal
from relaas.parties.importing.data_rows import accounts_of, tell_accounts, values_of
from relaas.parties.importing.reading import Read
from relaas.parties.importing.reading.joining import compare_joined, write_joined
from relaas.parties.keeping import Rows, kept_columns, known
from relaas.parties.models import (
    AccountManager,
    Address,
    BankAccount,
    Channel,
    Employment,
    Kind,
    MasterData,
    Party,
    PersonalMasterData,
)
from relaas.parties.models.master_data import MasterDataRow
from relaas.story.telling import record

type Asked = tuple[Facts, Keys]
type _Row = Address | Channel | AccountManager | BankAccount | MasterDataRow

_make_party, _make_address, _make_channel = bulk.maker(Party), bulk.maker(Address), bulk.maker(Channel)
_make_manager, _make_employment = bulk.maker(AccountManager), bulk.maker(Employment)


@dataclass(slots=True)
class Creation:
    """A new party with what hangs on it; ids and its number come when it is written.

    `keys` are those of likely doubles, under which it will be found: `prepare` fills them.
    """

    party: Party
    addresses: list[Address] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    account_managers: list[AccountManager] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    bank_accounts: list[BankAccount] = field(default_factory=list)
    master_data: list[MasterDataRow] = field(default_factory=list)
    personal: dict[str, Any] = field(default_factory=dict)
    joined: dict[str, Any] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    is_numbered_by_us: bool = True
    keys: frozenset[int] = frozenset()

    @property
    def rows(self) -> Rows:
        return Rows(self.addresses, self.channels, self.account_managers, self.employments)

    def keep(self) -> None:
        """Fill the kept columns of the party's row."""
        self.party.__dict__.update(kept_columns(self.party, self.rows))

    def know(self) -> Asked:
        """Fill its keys; gives what doubles of it are looked up by."""
        facts = known(self.party, self.rows)
        keys = Keys.of(facts)
        self.keys = keys.every
        return facts, keys


def draft(read: Read, employer: int | None, by: Actor) -> Creation:
    """The party that a row adds; who sees only its own relations is its account manager, unless the row names one."""
    facts = dict(read.facts)
    status = facts.pop("status", None)
    party = _make_party(kind=read.kind, status_id=status.pk if status else None, **facts)
    if party.is_person:
        party.name = name_of(party, {})
    party.search_code = party.search_code or names.proposed_search_code(party.name)
    creation = Creation(
        party,
        [_make_address(**address) for address in read.addresses],
        [_make_channel(**channel) for channel in read.channels],
    )
    addresses.given_defaults(creation.addresses)
    channels.given_defaults(creation.channels)
    manager = read.account_manager or (by.user_id if by.only_managed else None)
    if manager:
        creation.account_managers.append(_make_manager(user_id=manager, is_primary=True))
    if employer:
        creation.employments.append(_make_employment(organization_id=employer, is_default=True, **read.employment))
    creation.bank_accounts = accounts_of(read, party, by)
    creation.master_data = values_of(read)
    creation.personal = read.personal
    creation.joined = compare_joined(read.joined, party, {}, creation.problems, before=None)
    creation.is_numbered_by_us = not party.code
    return creation


def prepare(creations: Sequence[Creation], before: Sequence[Creation] = ()) -> list[Asked]:
    """Fill what is kept of each, with the numbers that they will get unless somebody else takes them before; gives what
    doubles of each are looked up by.

    Those `before` are written meanwhile and get theirs first.
    """
    ours = [creation for creation in creations if creation.is_numbered_by_us]
    taken = [int(creation.party.code or 0) for creation in before if creation.is_numbered_by_us]
    for creation, code in zip(ours, coming_codes(len(ours), after=max(taken, default=0)), strict=True):
        creation.party.code = code
    for creation in creations:
        creation.keep()
    return [creation.know() for creation in creations]


def write(creations: Sequence[Creation], by: Actor) -> None:
    """Write all of them, each with a number of the series unless the row had a code, and tell their story."""
    if not creations:
        return
    _number(creations)
    for creation, id in zip(creations, bulk.take_ids(Party, len(creations)), strict=True):
        creation.party.id = id
        rows: tuple[_Row, ...] = (
            *creation.addresses,
            *creation.channels,
            *creation.account_managers,
            *creation.bank_accounts,
            *creation.master_data,
        )
        for row in rows:
            row.party_id = id
        for employment in creation.employments:
            employment.person_id = id
    _place_employments([employment for creation in creations for employment in creation.employments])
    bulk.insert([creation.party for creation in creations])
    _insert([address for creation in creations for address in creation.addresses])
    _insert([channel for creation in creations for channel in creation.channels])
    _insert([manager for creation in creations for manager in creation.account_managers])
    _insert([employment for creation in creations for employment in creation.employments])
    index.add({creation.party.id: creation.keys for creation in creations})
    accounts = [account for creation in creations for account in creation.bank_accounts]
    _insert(accounts)
    data = [row for creation in creations for row in creation.master_data]
    for model in (MasterData, PersonalMasterData):
        _insert([row for row in data if isinstance(row, model)])
    _tell(creations, by)
    tell_accounts(accounts, by)
    personal.write({creation.party.id: creation.personal for creation in creations if creation.personal}, by)
    write_joined(((creation.party.id, creation.joined) for creation in creations), by)


def _number(creations: Sequence[Creation]) -> None:
    """The next numbers, in the order of the rows; where they are others than was expected, all is kept anew."""
    ours = [creation for creation in creations if creation.is_numbered_by_us]
    typed = {creation.party.code or "" for creation in creations if not creation.is_numbered_by_us}
    for creation, code in zip(ours, next_codes(len(ours), besides=typed), strict=True):
        if creation.party.code != code:
            creation.party.code = code
            creation.keep()


def _insert(rows: Sequence[_Row | Employment]) -> None:
    if rows:
        for row, id in zip(rows, bulk.take_ids(type(rows[0]), len(rows)), strict=True):
            row.pk = id
        bulk.insert(rows)


def _place_employments(employments: Collection[Employment]) -> None:
    """P6: each comes last in the order of its organization; where nobody is primary, the first of them is."""
    employers = {employment.organization_id for employment in employments}
    if not employers:
        return
    there = Employment.objects.filter(organization_id__in=employers)
    last = dict(there.values_list("organization_id").annotate(last=Max("position")).order_by())
    with_primary = set(there.filter(is_primary=True).values_list("organization_id", flat=True))
    for employment in employments:
        employer = employment.organization_id
        employment.position = last[employer] = (last.get(employer) or 0) + 1
        employment.is_primary = employer not in with_primary
        with_primary.add(employer)


def _tell(creations: Iterable[Creation], by: Actor) -> None:
    employers = _names_of({each.organization_id for creation in creations for each in creation.employments})
    for creation in creations:
        party, subject = creation.party, Subject("party", creation.party.id)
        key = sentences.ORGANIZATION_REGISTERED if party.kind == Kind.ORGANIZATION else sentences.PERSON_REGISTERED
        record(key, subject, by=by, parameters={"name": party.name})
        for work in creation.employments:
            names = {"person": party.name, "organization": employers[work.organization_id], "function": work.function}
            record(sentences.EMPLOYED, subject, Subject("party", work.organization_id), by=by, parameters=names)


def _names_of(ids: Collection[int]) -> dict[int, str]:
    return dict(Party.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
