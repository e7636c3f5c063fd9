"""How history tells of the records of this room: the labels of the forms, and those of what verbs set besides (U3)."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.parties.facts import (
    ADDRESS_FACTS,
    BANK_ACCOUNT_FACTS,
    CHANNEL_FACTS,
    EMPLOYMENT_FACTS,
    FAMILY_FACTS,
    LOCAL_FILE_FACTS,
    MANDATE_FACTS,
    MASTER_DATA_FACTS,
    MASTER_DATA_TYPE_FACTS,
    ORGANIZATION_FACTS,
    PERSON_FACTS,
    PERSONAL_FACTS,
    PRIVATE_FACTS,
    STATUS_FACTS,
)
from relaas.parties.models import (
    AccountManager,
    Address,
    AddressType,
    BankAccount,
    Channel,
    Employment,
    FamilyMember,
    FormerName,
    LocalFile,
    Mandate,
    MasterData,
    MasterDataType,
    MergedParty,
    NotADouble,
    Party,
    PartyStatus,
    PersonalDetails,
    PersonalMasterData,
    PrivateData,
)
from relaas.story.describing import describe

# Set by verbs with rules of their own: given back with all of the change, by undoing it.
_STANDING = {
    "kind": _("Organization or person"),
    "branch_of": _("Head office"),
    "user": _("User of Relaas"),
    "image": _("Image"),
    "checked_at": _("Checked on"),
    "checked_by_name": _("Checked by"),
    "creditworthy": _("Creditworthy"),
    "creditworthy_reason": _("Reason of not being creditworthy"),
    "archived_at": _("Archived on"),
    "archived_by_name": _("Archived by"),
}


def describe_records() -> None:
    """Called once, when the room is ready."""
    _describe_party()
    _describe_people()
    _describe_doubles()
    _describe_private()
    _describe_accounts()
    _describe_data()
    describe(PartyStatus, _("Status"), STATUS_FACTS, hidden=("sort_name",))
    describe(MergedParty, _("Merged"), others={"name": _("Name"), "merged_at": _("Merged on")}, stays=True)
    describe(FormerName, _("Former name"), others={"text": _("Name")}, hidden=("kind",), stays=True)


def _describe_doubles() -> None:
    describe(
        NotADouble,
        _("Not a double"),
        others={
            "second": _("Other party"),
            "reason": _("Reason"),
            "said_at": _("Said on"),
            "said_by_name": _("Said by"),
        },
        hidden=("said_by_id",),
        title=lambda _double, name_of: name_of("second"),
        stays=True,
    )


def _describe_party() -> None:
    describe(
        Party,
        pgettext_lazy("history", "Details"),
        {**PERSON_FACTS, **ORGANIZATION_FACTS},
        others=_STANDING,
        hidden=("checked_by_id", "archived_by_id"),
        together=("is_relation", "only_for_account_manager"),
        title=lambda party, _name_of: party.name,
    )
    describe(
        Address,
        _("Address"),
        ADDRESS_FACTS,
        others={type.default_column: _default_for(type) for type in AddressType},
        together=("latitude", "longitude", "postcode", "country", *(type.column for type in AddressType)),
    )
    describe(
        Channel,
        _("Way to reach"),
        CHANNEL_FACTS,
        others={"is_default": pgettext_lazy("history", "Default")},
        together=("type", "value"),
        title=lambda channel, _name_of: f"{channel.get_type_display()} {channel.shown}",
    )


def _describe_people() -> None:
    describe(
        Employment,
        _("Employment"),
        EMPLOYMENT_FACTS,
        others={
            "person": _("Person"),
            "position": _("Position"),
            "is_primary": _("First person to turn to"),
            "is_default": _("Default organization"),
        },
        together=("from_day", "until_day"),
        title=lambda _employment, name_of: f"{name_of('person')}, {name_of('organization')}",
    )
    describe(
        AccountManager,
        _("Account manager"),
        others={
            "user": _("User"),
            "is_primary": pgettext_lazy("history", "Primary"),
            "gets_commission": pgettext_lazy("history", "Commission"),
            "gets_updates": pgettext_lazy("history", "Updates"),
        },
        title=lambda _manager, name_of: name_of("user"),
    )


def _describe_private() -> None:
    """P5, P14: what it is called is all that history says of which row it is; `PrivateData` gives no value away."""
    describe(PrivateData, _("Private data"), PRIVATE_FACTS, title=_nothing_more)
    describe(FamilyMember, _("Family member"), FAMILY_FACTS, title=_nothing_more)
    describe(
        PersonalDetails,
        _("Personal details"),
        PERSONAL_FACTS,
        together=("postcode", "country"),
        title=_nothing_more,
    )


def _describe_accounts() -> None:
    """P9: a number counts by confirming it and by nothing else, so accounts stay when a whole record is put back."""
    describe(
        BankAccount,
        _("Bank account"),
        BANK_ACCOUNT_FACTS,
        others={
            "waiting_iban": _("Waits for confirmation"),
            "waiting_bic": _("BIC that waits"),
            "waiting_at": _("Entered on"),
            "waiting_by_name": _("Entered by"),
            "confirmed_at": _("Confirmed on"),
            "confirmed_by_name": _("Confirmed by"),
            "is_default": pgettext_lazy("history", "Default"),
        },
        hidden=("waiting_by_id", "confirmed_by_id"),
        together=("iban", "bic"),
        stays=True,
    )
    describe(
        Mandate,
        _("Mandate"),
        MANDATE_FACTS,
        others={"account": _("Bank account"), "ended_on": _("Ended on"), "document": _("Scan")},
        together=("signed_on", "document_name"),
        stays=True,
    )


def _describe_data() -> None:
    """A value is checked by its type, so it goes back with all of its change only."""
    for model in (MasterData, PersonalMasterData):
        describe(
            model,
            _("Master data"),
            MASTER_DATA_FACTS,
            others={"type": _("Type"), "is_default": pgettext_lazy("history", "Default")},
            together=("value",),
            title=lambda _row, name_of: name_of("type"),
        )
    settled = ("kind", "choices", "is_personal", "several", "for_organizations", "for_persons")
    describe(MasterDataType, _("Type of master data"), MASTER_DATA_TYPE_FACTS, hidden=("sort_name",), together=settled)
    describe(LocalFile, _("Local file"), LOCAL_FILE_FACTS)


def _nothing_more(_row: Any, _name_of: Callable[[str], str]) -> str:
    return ""


def _default_for(type: AddressType) -> Promise:
    made: Promise = format_lazy(pgettext_lazy("history", "Default for {type}"), type=type.label)
    return made
