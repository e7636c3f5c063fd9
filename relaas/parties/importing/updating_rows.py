"""The addresses and channels of a row beside those of the party that it found."""

from collections.abc import Collection
from typing import Any

from relaas.parties import addresses as address_verbs
from relaas.parties import channels as channel_verbs
from relaas.parties import sentences
from relaas.parties.facts import ADDRESS_FACTS, CHANNEL_FACTS
from relaas.parties.facts.changes import put
from relaas.parties.importing.reading import Read
from relaas.parties.importing.standing import Standing
from relaas.parties.models import Address, AddressType, Channel, ChannelType

type Told = tuple[str, dict[str, Any]]
type Changed[Row] = list[tuple[Row, set[str]]]

_PLACES = {"street", "postcode"}
TYPES = tuple(type.column for type in AddressType)


def compare_addresses(read: Read, standing: Standing, changed: Changed[Address], *, adds_only: bool) -> list[Told]:
    """An address that is there is left; one that differs changes the default of its type, else it comes beside it."""
    told: list[Told] = []
    taken: list[Address] = []
    for given in read.addresses:
        there = _same_place(given, standing.addresses)
        if there and not _PLACES & given.keys():  # a list shows the city of whatever address there is
            continue
        if there is None and not adds_only:
            there = _default_of(given, standing.addresses, taken)
        if there is None:
            there = Address(party=standing.party, **given)
            standing.addresses.append(there)
            address_verbs.given_defaults(standing.addresses)
            changed.append((there, set()))
            told.append((sentences.ADDRESS_ADDED, address_verbs.told(there, there.types)))
        else:
            told += _changed_address(there, given, standing, changed)
        taken.append(there)
    return told


def compare_channels(read: Read, standing: Standing, changed: Changed[Channel], *, adds_only: bool) -> list[Told]:
    """A way to be reached that is there is left; another one changes the default of its type, more come beside it."""
    told: list[Told] = []
    changes_default = set() if adds_only else {channel["type"] for channel in read.channels}
    for given in read.channels:
        there = next((each for each in standing.channels if _is_same_channel(given, each)), None)
        if there is None and (_is_known_mobile(given, standing) or _is_reached_at_work(given, standing)):
            continue
        if there is None and given["type"] in changes_default and not _says(read, standing, given["type"]):
            there = next((each for each in standing.channels if each.type == given["type"] and each.is_default), None)
        changes_default.discard(given["type"])
        if there is None:
            there = Channel(party=standing.party, **given)
            standing.channels.append(there)
            channel_verbs.given_defaults(standing.channels)
            changed.append((there, set()))
            told.append((sentences.CHANNEL_ADDED, channel_verbs.told(there)))
            continue
        before = there.shown
        changes = put(there, given, CHANNEL_FACTS)
        if changes.columns:
            changed.append((there, set(changes.columns)))
            told.append((sentences.CHANNEL_CHANGED, {"value": before, "changes": changes.told}))
    return told


def _same_place(given: dict[str, Any], there: Collection[Address]) -> Address | None:
    """The address that has all that is given, the one that serves the same first."""
    parts = {name: value for name, value in given.items() if name not in TYPES}
    same = [address for address in there if all(getattr(address, name) == value for name, value in parts.items())]
    serving = [address for address in same if any(getattr(address, type) for type in TYPES if type in given)]
    return next(iter(serving or same), None)


def _default_of(given: dict[str, Any], there: Collection[Address], taken: Collection[Address]) -> Address | None:
    """The default of what is given, unless another address of the row is that already."""
    wanted = [type.default_column for type in AddressType if type.column in given]
    return next((each for each in there if getattr(each, wanted[0]) and each not in taken), None)


def _changed_address(
    there: Address, given: dict[str, Any], standing: Standing, changed: Changed[Address]
) -> list[Told]:
    before = str(there)
    moves = any(getattr(there, name) != given[name] for name in ("street", "house_number") if name in given)
    cleared = {"addition": ""} if moves and there.addition else {}
    changes = put(there, {**cleared, **given}, ADDRESS_FACTS)
    if not changes.columns:
        return []
    columns = set(changes.columns)
    for became in address_verbs.given_defaults(standing.addresses):
        columns |= {type.default_column for type in AddressType} if became is there else set()
    changed.append((there, columns))
    return [(sentences.ADDRESS_CHANGED, {"address": before, "changes": changes.told, "unchecked": False})]


def _is_same_channel(given: dict[str, Any], there: Channel) -> bool:
    return bool(there.type == given["type"] and there.value.lower() == given["value"].lower())


def _says(read: Read, standing: Standing, type: str) -> bool:
    """Whether the default of this type is one of those that the row gives."""
    given = {channel["value"].lower() for channel in read.channels if channel["type"] == type}
    return any(each.type == type and each.is_default and each.value.lower() in given for each in standing.channels)


def _is_known_mobile(given: dict[str, Any], standing: Standing) -> bool:
    """A list shows a mobile number as the phone of whoever has no other."""
    called = {ChannelType.PHONE, ChannelType.MOBILE}
    return given["type"] in called and any(
        each.type in called and each.value == given["value"] for each in standing.channels
    )


def _is_reached_at_work(given: dict[str, Any], standing: Standing) -> bool:
    """P6: what a list shows of a person may be how it is reached at work."""
    work = [each for each in standing.employments if each.is_default]
    return any(given["value"] in {each.work_phone, each.mobile, each.work_email} for each in work)
