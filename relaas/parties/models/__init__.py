"""The nouns of this room: a file per noun."""

from relaas.parties.models.account_manager import AccountManager
from relaas.parties.models.address import Address
from relaas.parties.models.bank_account import BankAccount
from relaas.parties.models.channel import Channel
from relaas.parties.models.choices import (
    AddressType,
    ChannelType,
    DocumentType,
    Gender,
    Kin,
    Kind,
    MandateType,
    Output,
    Role,
    Salutation,
    Size,
    Stage,
    Tone,
    ValueKind,
)
from relaas.parties.models.double import FoundDouble, MatchKey, NotADouble
from relaas.parties.models.employment import Employment
from relaas.parties.models.former import FormerName, MergedParty
from relaas.parties.models.local_file import LocalFile
from relaas.parties.models.mandate import Mandate
from relaas.parties.models.master_data import MasterData, MasterDataType, PersonalMasterData
from relaas.parties.models.party import Organization, Party, Person
from relaas.parties.models.party_queries import seen_through
from relaas.parties.models.private_data import FamilyMember, PersonalDetails, PrivateData
from relaas.parties.models.status import PartyStatus

__all__ = [
    "AccountManager",
    "Address",
    "AddressType",
    "BankAccount",
    "Channel",
    "ChannelType",
    "DocumentType",
    "Employment",
    "FamilyMember",
    "FormerName",
    "FoundDouble",
    "Gender",
    "Kin",
    "Kind",
    "LocalFile",
    "Mandate",
    "MandateType",
    "MasterData",
    "MasterDataType",
    "MatchKey",
    "MergedParty",
    "NotADouble",
    "Organization",
    "Output",
    "Party",
    "PartyStatus",
    "Person",
    "PersonalDetails",
    "PersonalMasterData",
    "PrivateData",
    "Role",
    "Salutation",
    "Size",
    "Stage",
    "Tone",
    "ValueKind",
    "seen_through",
]
