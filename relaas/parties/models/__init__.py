"""The nouns of this room: a file per noun."""

from relaas.parties.models.account_manager import AccountManager
from relaas.parties.models.address import Address, AddressType
from relaas.parties.models.channel import Channel, ChannelType, Output
from relaas.parties.models.employment import Employment, Stage
from relaas.parties.models.party import Kind, Organization, Party, Person, Role, Salutation, Size
from relaas.parties.models.status import PartyStatus, Tone

__all__ = [
    "AccountManager",
    "Address",
    "AddressType",
    "Channel",
    "ChannelType",
    "Employment",
    "Kind",
    "Organization",
    "Output",
    "Party",
    "PartyStatus",
    "Person",
    "Role",
    "Salutation",
    "Size",
    "Stage",
    "Tone",
]
