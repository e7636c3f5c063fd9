"""Verbs: addresses (P7)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.moments import announce
from relaas.kernel.policy import Act
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.checked import take_off
from relaas.parties.facts import ADDRESS_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.keeping import keep
from relaas.parties.locking import locked_party
from relaas.parties.models import Address, AddressType, Party
from relaas.parties.moments import AddressGoes
from relaas.parties.rights import CHANGE
from relaas.story.telling import record

_TYPES = tuple((type.column, type.default_column) for type in AddressType)


@verb("parties.add_address", act=Act.CHANGE, right=CHANGE, on=("party",))
def add_address(party: Party, *, facts: Given, by: Actor) -> Address:
    """Add an address (`ADDRESS_FACTS`); it is the default of each of its types that had none."""
    check_unchanged(party, None)
    checking = Checking()
    values = read_address(facts, checking)
    refuse_home(party, values, checking)
    checking.refuse_problems()
    address = Address.objects.create(party=party, **values)
    fill_defaults(party)
    address.refresh_from_db()
    keep(party, *take_off(party))
    record(sentences.ADDRESS_ADDED, subject_of(party), by=by, parameters=told(address, address.types))
    return address


@verb("parties.change_address", act=Act.CHANGE, right=CHANGE, on=("address",))
def change_address(address: Address, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change an address; of a type it no longer serves, another address becomes the default."""
    party = locked_party(address)
    check_unchanged(address, seen)
    checking = Checking()
    values = read_address(facts, checking, now=address)
    refuse_home(party, values, checking)
    checking.refuse_problems()
    changes = put(address, values, ADDRESS_FACTS)
    if not changes.columns:
        return
    if any(type.column in changes.columns for type in AddressType):
        _save_with_defaults(address, party)
    else:
        address.save(update_fields=changes.columns)
    unchecked = take_off(party)
    keep(party, *unchecked)
    parameters = {"address": str(address), "changes": changes.told, "unchecked": bool(unchecked)}
    record(sentences.ADDRESS_CHANGED, subject_of(party), by=by, parameters=parameters)


@verb("parties.remove_address", act=Act.CHANGE, right=CHANGE, on=("address",))
def remove_address(address: Address, *, by: Actor) -> None:
    """Remove an address; where it was the default, the oldest other one of that type takes over.

    Refuses what a higher room's records name (`in_use`).
    """
    party = locked_party(address)
    announce(AddressGoes(address, by))
    parameters = told(address, address.types)
    address.delete()
    fill_defaults(party)
    keep(party, *take_off(party))
    record(sentences.ADDRESS_REMOVED, subject_of(party), by=by, parameters=parameters)


@verb("parties.set_default_address", act=Act.CHANGE, right=CHANGE, on=("address",))
def set_default_address(address: Address, *, type: AddressType, by: Actor) -> None:
    """Make it the default of this type, in place of any other. Refuses a type it does not serve (`address_type`)."""
    party = locked_party(address)
    check_unchanged(address, None)
    if not getattr(address, type.column):
        raise Refused("address_type", _("This address is not used for that."))
    Address.objects.filter(party=party, **{type.default_column: True}).update(**{type.default_column: False})
    setattr(address, type.default_column, True)
    address.save(update_fields=[type.default_column])
    keep(party)
    record(sentences.ADDRESS_DEFAULT, subject_of(party), by=by, parameters=told(address, [type]))


def read_address(facts: Given, checking: Checking, *, now: Address | None = None) -> dict[str, Any]:
    """Check an address, new or changed: at least one type, something to find it by, its country's postcode."""
    values = read_facts(ADDRESS_FACTS, {"country": "NL", **facts} if now is None else facts, checking)
    whole = {name: values.get(name, getattr(now, name, "")) for name in ADDRESS_FACTS}
    if not any(whole[column] for column, _default in _TYPES):
        checking.add("address_type", _("Choose what the address is used for."), "types")
    if whole["postcode"]:
        code = checking.value(
            "postcode", lambda given: check_postcode(given, whole["country"] or "NL"), whole["postcode"]
        )
        values["postcode"] = code or ""
    if not (whole["street"] or whole["city"] or whole["postcode"]):
        checking.add("required", _("Fill in a street or a city."), "street")
    latitude, longitude = (facts.get(name, getattr(now, name, None)) for name in ("latitude", "longitude"))
    if (latitude in {None, ""}) != (longitude in {None, ""}):
        checking.add("required", _("Give both latitude and longitude, or neither."), "longitude")
    return values


def refuse_home(party: Party, values: Mapping[str, Any], checking: Checking) -> None:
    """P14: where a person lives stands among the personal details, behind their right (`home_address`)."""
    if party.is_person and values.get("for_home"):
        reason = _("Where a person lives stands under Personal details, for who may see those.")
        checking.add("home_address", reason, "types")


def _save_with_defaults(address: Address, party: Party) -> None:
    for type in AddressType:
        if not getattr(address, type.column):
            setattr(address, type.default_column, False)
    address.save()
    fill_defaults(party)
    address.refresh_from_db()


def fill_defaults(party: Party) -> None:
    """P7: each type that the party's addresses serve has a default."""
    for address in given_defaults(list(Address.objects.filter(party=party))):
        address.save(update_fields=[type.default_column for type in AddressType])


def given_defaults(addresses: Sequence[Address]) -> list[Address]:
    """P7: where a type is served and none is the default, the first is. Gives the addresses that became one."""
    became: dict[int, Address] = {}
    for column, default_column in _TYPES:
        serving = [address for address in addresses if getattr(address, column)]
        if serving and not any(getattr(address, default_column) for address in serving):
            setattr(serving[0], default_column, True)
            became[id(serving[0])] = serving[0]
    return list(became.values())


def told(address: Address, types: Iterable[AddressType]) -> dict[str, Any]:
    """What the story holds of an address that is used for this."""
    return {"address": str(address), "types": [type.value for type in types]}
