"""The rights of this room (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_either, declare_right

_GROUP = _("Contracts")

READ_SALES = declare_right(
    "contracts.read_sales", _("See requests"), group=_GROUP, roles=("manager", "finance", "sales", "reader")
)
CHANGE_SALES = declare_right(
    "contracts.change_sales", _("Make and change requests"), group=_GROUP, roles=("manager", "sales")
)
READ_PURCHASE = declare_right(
    "contracts.read_purchase", _("See orders"), group=_GROUP, roles=("manager", "finance", "purchasing", "reader")
)
CHANGE_PURCHASE = declare_right(
    "contracts.change_purchase", _("Make and change orders"), group=_GROUP, roles=("manager", "purchasing")
)
READ = declare_either("contracts.read", _("See requests or orders"), READ_SALES, READ_PURCHASE)
CHANGE = declare_either("contracts.change", _("Make and change requests or orders"), CHANGE_SALES, CHANGE_PURCHASE)
EXPORT = declare_right("contracts.export", _("Export requests and orders"), group=_GROUP, roles=("manager", "finance"))
SEE_COST = declare_right(
    "contracts.see_cost", _("See cost prices"), group=_GROUP, roles=("manager", "finance", "sales", "purchasing")
)
OVERRIDE = declare_right(
    "contracts.override",
    _("Go on over a credit limit or before a notice period is over, with a reason"),
    group=_GROUP,
    roles=("manager",),
)
MAINTAIN = declare_right(
    "contracts.maintain", _("Maintain reasons of loss"), group=_GROUP, roles=("manager", "sales", "purchasing")
)
