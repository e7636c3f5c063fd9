"""A party that is about to be registered: all of it checked before any of it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel import bulk
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.parties import addresses as address_verbs
from relaas.parties import channels as channel_verbs
from relaas.parties import names
from relaas.parties.coding import NO_NUMBER, next_codes
from relaas.parties.duplicates import index
from relaas.parties.facts import Given
from relaas.parties.identity import name_of, read_identity
from relaas.parties.keeping import Rows, kept_columns, known
from relaas.parties.models import AccountManager, Address, Channel, Employment, Kind, Party
from relaas.parties.rights import ASSIGN


@dataclass
class Draft:
    """A new party with what hangs on it; nothing is in the database yet.

    `numbered`: it is to get the next number of the series, when all is well and it is written.
    """

    party: Party
    numbered: bool
    addresses: list[Address] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    account_managers: list[AccountManager] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)

    @property
    def rows(self) -> Rows:
        return Rows(self.addresses, self.channels, self.account_managers, self.employments)

    def keep(self) -> None:
        """Fill the kept columns of the party's row."""
        for column, value in kept_columns(self.party, self.rows).items():
            setattr(self.party, column, value)

    def belong(self) -> None:
        """Have its rows point at the parties, that have their ids now."""
        for address in self.addresses:
            address.party = self.party
        for channel in self.channels:
            channel.party = self.party
        for manager in self.account_managers:
            manager.party = self.party
        for employment in self.employments:
            employment.person = self.party
            employment.organization = employment.organization  # that takes the id over, which it may just have got


def write(*drafts: Draft) -> None:
    """Write them together: the parties with their kept columns at once, then their rows."""
    number(*drafts)
    for draft in drafts:
        draft.keep()
    bulk.insert_new([draft.party for draft in drafts])
    for draft in drafts:
        draft.belong()
    bulk.insert_new(
        [address for draft in drafts for address in draft.addresses],
        [channel for draft in drafts for channel in draft.channels],
        [manager for draft in drafts for manager in draft.account_managers],
        [employment for draft in drafts for employment in draft.employments],
    )
    index.remember({draft.party.pk: known(draft.party, draft.rows) for draft in drafts})


def number(*drafts: Draft) -> None:
    """Give those that need one the next numbers of the series, all at once. Do it late: others wait from then on."""
    without = [draft for draft in drafts if draft.numbered]
    typed = {draft.party.code for draft in drafts if draft.party.code}
    for draft, code in zip(without, next_codes(len(without), besides=typed), strict=True):
        draft.party.code, draft.numbered = code, False


def draft_party(
    kind: Kind, facts: Given, addresses: Sequence[Given], channels: Sequence[Given], checking: Checking
) -> Draft:
    """Check everything that is given of a new party; problems of the second address stand at `addresses.1.postcode`."""
    party = Party(kind=kind)
    defaults = {"name": "", "is_relation": True} if kind == Kind.ORGANIZATION else {}
    numbered = not facts.get("code")
    code = {"code": NO_NUMBER} if numbered else {}
    values = read_identity(party, {**defaults, **facts, **code}, checking)
    for name, value in values.items():
        if value is not None:
            setattr(party, name, value)
    party.name = party.name if kind == Kind.ORGANIZATION else name_of(party, {})
    party.search_code = party.search_code or names.proposed_search_code(party.name)
    draft = Draft(
        party,
        numbered,
        _drafted(Address, addresses, partial(_read_address, party), checking, "addresses"),
        _drafted(Channel, channels, channel_verbs.read_channel, checking, "channels"),
    )
    address_verbs.given_defaults(draft.addresses)
    channel_verbs.given_defaults(draft.channels)
    return draft


def _read_address(party: Party, given: Given, checking: Checking) -> dict[str, Any]:
    values = address_verbs.read_address(given, checking)
    address_verbs.refuse_home(party, values, checking)
    return values


def responsible(user: User | None, by: Actor, checking: Checking) -> list[AccountManager]:
    """The account manager of a new party: who is named, else who sees nothing but its own relations (U1).

    To name another one than oneself needs the right to assign (`right`); who left cannot be named (`user_inactive`).
    """
    if user and user.pk != by.user_id and not by.may(ASSIGN):
        checking.add("right", _("You do not have the right to assign account managers."), "account_manager")
    if user and not user.is_active:
        checking.add("user_inactive", _("%(name)s no longer works here.") % {"name": user.name}, "account_manager")
    user_id = user.pk if user else by.user_id if by.only_managed else None
    return [AccountManager(user_id=user_id, is_primary=True)] if user_id else []


def _drafted[Row: (Address, Channel)](
    model: type[Row],
    given: Sequence[Given],
    read: Callable[[Given, Checking], dict[str, Any]],
    checking: Checking,
    place: str,
) -> list[Row]:
    drafted = []
    for number, facts in enumerate(given):
        with checking.inside(f"{place}.{number}"):
            drafted.append(model(**read(facts, checking)))
    return drafted
