"""The columns that a party's row keeps of other rows: city, phone, e-mail, account manager, sort keys, search text.

They are made here and nowhere else, so that lists need no joins; `relaas check` compares and rebuilds them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from relaas.kernel import bulk, moments
from relaas.kernel.folding import fold
from relaas.kernel.search import text_to_search
from relaas.kernel.telephone import national_digits
from relaas.parties import names
from relaas.parties.duplicates import index
from relaas.parties.duplicates.facts import Facts
from relaas.parties.duplicates.known import known_of_record
from relaas.parties.models import (
    AccountManager,
    Address,
    AddressType,
    Channel,
    ChannelType,
    Employment,
    FormerName,
    Party,
)

_DEFAULTS = tuple(type.default_column for type in AddressType)
_READ = ("addresses", "channels", "account_managers", "employments", "former_names")
NAMES = {"name", "sort_name"}
_TELEPHONES = frozenset(type.value for type in ChannelType if type.is_telephone)


@dataclass(frozen=True)
class NamesChanged:
    """A moment: these parties are called or sorted otherwise, for what keeps a relation's name on its own rows."""

    parties: Collection[int]


@dataclass(frozen=True)
class Rows:
    """What hangs on a party, as far as its own row keeps something of it."""

    addresses: Iterable[Address]
    channels: Iterable[Channel]
    account_managers: Iterable[AccountManager]
    employments: Iterable[Employment]
    former_names: Iterable[FormerName] = ()


def keep(party: Party, *changed: str) -> None:
    """Make the kept columns of a locked party anew; save those that differ, together with the `changed` ones."""
    rows = rows_of(party)
    kept = kept_columns(party, rows)
    columns = {*changed, *(column for column, value in kept.items() if getattr(party, column) != value)}
    for column, value in kept.items():
        setattr(party, column, value)
    if columns:
        party.save(update_fields=columns)
    if columns & NAMES:
        moments.announce(NamesChanged([party.pk]))
    index.remember({party.pk: known(party, rows)})


def keep_many(ids: Collection[int]) -> None:
    """The same for these parties, in sets."""
    found = list(differences(ids)) if ids else []
    for party, different in found:
        for column, value in different.items():
            setattr(party, column, value)
    bulk.update([party for party, _different in found], {column for _party, each in found for column in each})
    index.remember({party.pk: known(party, _read_rows(party)) for party, _different in found})
    if renamed := [party.pk for party, different in found if different.keys() & NAMES]:
        moments.announce(NamesChanged(renamed))


def differences(ids: Collection[int] | None = None) -> Iterator[tuple[Party, dict[str, Any]]]:
    """The parties (of these, or of all) whose row keeps something else than it must, with what it must keep."""
    parties = Party.objects.order_by("pk") if ids is None else Party.objects.filter(pk__in=ids)
    for party in parties.prefetch_related(*_READ).iterator(chunk_size=bulk.CHUNK):
        kept = kept_columns(party, _read_rows(party))
        different = {column: value for column, value in kept.items() if getattr(party, column) != value}
        if different:
            yield party, different


def _read_rows(party: Party) -> Rows:
    return Rows(*(getattr(party, name).all() for name in _READ))


def rows_of(party: Party) -> Rows:
    """Read from the database; employments matter to persons only."""
    return Rows(
        addresses=list(Address.objects.filter(party=party)),
        channels=list(Channel.objects.filter(party=party)),
        account_managers=list(AccountManager.objects.filter(party=party, is_primary=True)),
        employments=list(Employment.objects.filter(person=party)) if party.is_person else [],
        former_names=list(FormerName.objects.filter(party=party)),
    )


def known(party: Party, rows: Rows) -> Facts:
    """What is known of it, as doubles are looked up by."""
    return known_of_record(party, rows.addresses, rows.channels, rows.employments, rows.former_names)


def kept_columns(party: Party, rows: Rows) -> dict[str, Any]:
    """Column by column what the party's row must keep."""
    city = _city(rows.addresses)
    work = next((employment for employment in rows.employments if employment.is_default), None)
    return {
        "sort_name": names.person_sort_key(party.name_parts)
        if party.is_person
        else names.organization_sort_key(party.name),
        "sort_code": names.code_sort_key(party.code or ""),
        "city": city,
        "sort_city": fold(city)[:100].rstrip(),
        "phone": _default(rows.channels, ChannelType.PHONE)
        or _default(rows.channels, ChannelType.MOBILE)
        or (work.work_phone or work.mobile if work else ""),
        "email": _default(rows.channels, ChannelType.EMAIL) or (work.work_email if work else ""),
        "account_manager_id": next((each.user_id for each in rows.account_managers if each.is_primary), None),
        "search_text": _search_text(party, rows, work),
    }


def _city(addresses: Iterable[Address]) -> str:
    """Of the default address of the first type that has one: visit, post, invoice, delivery, home."""
    for default_column in _DEFAULTS:
        for address in addresses:
            if getattr(address, default_column):
                return address.city
    return ""


def _default(channels: Iterable[Channel], type: ChannelType) -> str:
    return next((channel.value for channel in channels if channel.type == type and channel.is_default), "")


def _search_text(party: Party, rows: Rows, work: Employment | None) -> str:
    """Everything that somebody may look for, what matters most first; telephones as digits so that a tail is found."""
    telephones = [channel.value for channel in rows.channels if channel.type in _TELEPHONES]
    others = [channel.value for channel in rows.channels if channel.type not in _TELEPHONES]
    telephones += [work.work_phone, work.mobile] if work else []
    found = [
        party.name, party.legal_name, party.code or "", party.search_code,
        party.initials and names.formal(party.name_parts, ""), party.first_name, party.nickname,
        party.kvk, party.branch_number, party.rsin, party.oin, party.vat_number, party.domain,
        *(national_digits(number) for number in telephones if number),
        *others, work.work_email if work else "",
        *(address.city for address in rows.addresses), *(address.postcode for address in rows.addresses),
        *(former.text for former in rows.former_names),
    ]  # fmt: skip
    return text_to_search(found)
