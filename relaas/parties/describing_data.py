"""How history tells of bank accounts, master data, local files and what is kept behind rights of its own (U3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.parties.facts.bank_account import BANK_ACCOUNT_FACTS, MANDATE_FACTS
from relaas.parties.facts.local_file import LOCAL_FILE_FACTS
from relaas.parties.facts.master_data import MASTER_DATA_FACTS, MASTER_DATA_TYPE_FACTS
from relaas.parties.facts.private import FAMILY_FACTS, PERSONAL_FACTS, PRIVATE_FACTS
from relaas.parties.models import (
    BankAccount,
    FamilyMember,
    LocalFile,
    Mandate,
    MasterData,
    MasterDataType,
    NotADouble,
    PersonalDetails,
    PersonalMasterData,
    PrivateData,
)
from relaas.story.describing import NameOf, describe

_WAITING = {
    "waiting_iban": _("IBAN that waits"),
    "waiting_bic": _("BIC that waits"),
    "waiting_at": _("Waits since"),
    "waiting_by_name": _("Entered by"),
    "confirmed_at": _("Confirmed on"),
    "confirmed_by_name": _("Confirmed by"),
    "is_default": pgettext_lazy("history", "Default"),
}


def describe_data() -> None:
    """Called by `describing.describe_records`."""
    _describe_banking()
    _describe_private()
    for model, what in ((MasterData, _("Master data")), (PersonalMasterData, _("Personal master data"))):
        others = {"type": _("Type"), "is_default": pgettext_lazy("history", "Default")}
        describe(model, what, MASTER_DATA_FACTS, others=others, together=("value",), title=_type_and_value)
    describe(MasterDataType, _("Type of master data"), MASTER_DATA_TYPE_FACTS, hidden=("sort_name",))
    describe(LocalFile, _("Local file"), LOCAL_FILE_FACTS, title=lambda file, _name_of: file.label)
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


def _describe_banking() -> None:
    """An IBAN is never put back by itself: a second user watches over it (P9)."""
    describe(
        BankAccount,
        _("Bank account"),
        BANK_ACCOUNT_FACTS,
        others=_WAITING,
        hidden=("waiting_by_id", "confirmed_by_id"),
        together=("iban", "bic", "holder"),
        title=lambda account, _name_of: account.holder,
    )
    describe(
        Mandate,
        _("Mandate"),
        MANDATE_FACTS,
        others={"ended_on": _("Ended on"), "account": _("Bank account")},
        hidden=("document",),
        together=tuple(MANDATE_FACTS),
        title=lambda mandate, _name_of: mandate.reference,
    )


def _describe_private() -> None:
    describe(PrivateData, _("Private data"), PRIVATE_FACTS, title=_nothing)
    describe(FamilyMember, _("Family member"), FAMILY_FACTS, title=_nothing)
    describe(PersonalDetails, _("Personal details"), PERSONAL_FACTS, together=("postcode", "country"), title=_nothing)


def _type_and_value(row: MasterData | PersonalMasterData, name_of: NameOf) -> str:
    return f"{name_of('type')}: {row.value}"


def _nothing(_row: object, _name_of: NameOf) -> str:
    """Which row it is, is private."""
    return ""
