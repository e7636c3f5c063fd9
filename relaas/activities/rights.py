"""The rights of this room (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

_GROUP = _("Activities")
_WHO_WORK = ("manager", "finance", "sales", "purchasing")

READ = declare_right(
    "activities.read", _("See actions, contact moments and notes"), group=_GROUP, roles=(*_WHO_WORK, "reader")
)
CHANGE = declare_right(
    "activities.change", _("Write and change actions, contact moments and notes"), group=_GROUP, roles=_WHO_WORK
)
ASSIGN = declare_right(
    "activities.assign", _("Give actions to others and hand them over"), group=_GROUP, roles=_WHO_WORK
)
DELETE = declare_right(
    "activities.delete", _("Delete actions, contact moments and notes"), group=_GROUP, roles=("manager",)
)
EXPORT = declare_right(
    "activities.export",
    _("Export actions, contact moments and notes"),
    group=_GROUP,
    roles=("manager", "finance"),
)
MANAGE_CATEGORIES = declare_right(
    "activities.manage_categories", _("Maintain categories of activities"), group=_GROUP, roles=("manager",)
)
