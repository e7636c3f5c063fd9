"""The rights of this room (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

_EVERYBODY = ("manager", "finance", "sales", "purchasing", "reader")
_WRITERS = ("manager", "finance", "sales", "purchasing")
_GROUP = _("Relations and persons")

READ = declare_right("parties.read", _("See relations and persons"), group=_GROUP, roles=_EVERYBODY)
READ_HIDDEN = declare_right(
    "parties.read_hidden", _("See persons that are kept for their account manager"), group=_GROUP
)
CHANGE = declare_right("parties.change", _("Add and change relations and persons"), group=_GROUP, roles=_WRITERS)
CHECK = declare_right(
    "parties.check", _("Mark relations and persons as checked"), group=_GROUP, roles=("manager", "finance")
)
JUDGE_CREDIT = declare_right(
    "parties.judge_credit", _("Say who is creditworthy"), group=_GROUP, roles=("manager", "finance")
)
ASSIGN = declare_right(
    "parties.assign", _("Assign account managers"), group=_GROUP, roles=("manager", "sales", "purchasing")
)
ARCHIVE = declare_right(
    "parties.archive",
    _("Archive relations and persons and take them back"),
    group=_GROUP,
    roles=("manager", "sales", "purchasing"),
)
DELETE = declare_right("parties.delete", _("Delete relations and persons"), group=_GROUP, roles=("manager",))
MERGE = declare_right("parties.merge", _("Merge relations and persons"), group=_GROUP, roles=("manager", "finance"))
EXPORT = declare_right("parties.export", _("Export relations and persons"), group=_GROUP, roles=("manager", "finance"))
MAINTAIN_STATUSES = declare_right("parties.maintain_statuses", _("Maintain statuses"), group=_GROUP, roles=("manager",))
MAINTAIN_MASTER_DATA = declare_right(
    "parties.maintain_master_data", _("Maintain types of master data"), group=_GROUP, roles=("manager",)
)

_BANK = _("Bank accounts")
READ_BANK_ACCOUNTS = declare_right(
    "parties.read_bank_accounts", _("See bank accounts and mandates"), group=_BANK, roles=_WRITERS
)
CHANGE_BANK_ACCOUNTS = declare_right(
    "parties.change_bank_accounts",
    _("Add and change bank accounts and mandates"),
    group=_BANK,
    roles=("manager", "finance"),
)
CONFIRM_IBAN = declare_right(
    "parties.confirm_iban", _("Confirm an IBAN that somebody else entered"), group=_BANK, roles=("manager", "finance")
)

_PRIVATE = _("Private data")
READ_PERSONAL = declare_right(
    "parties.read_personal",
    _("See birth date, gender and home address of persons"),
    group=_PRIVATE,
    roles=("manager",),
)
CHANGE_PERSONAL = declare_right(
    "parties.change_personal",
    _("Change birth date, gender and home address of persons"),
    group=_PRIVATE,
    roles=("manager",),
)
READ_PRIVATE = declare_right(
    "parties.read_private", _("See private data of persons (each look is logged)"), group=_PRIVATE
)
CHANGE_PRIVATE = declare_right("parties.change_private", _("Change private data of persons"), group=_PRIVATE)
