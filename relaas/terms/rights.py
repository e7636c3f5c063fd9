"""The rights of this room (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

_GROUP = _("Terms of relations")

READ = declare_right(
    "terms.read",
    _("See terms, stops and payment arrangements"),
    group=_GROUP,
    roles=("manager", "finance", "sales", "purchasing", "reader"),
)
CHANGE = declare_right("terms.change", _("Change invoicing and order data"), group=_GROUP, roles=("manager", "finance"))
CONTROL = declare_right(
    "terms.control",
    _("Set and lift stops, change credit and payment arrangements"),
    group=_GROUP,
    roles=("manager", "finance"),
)
COMBINE = declare_right(
    "terms.combine",
    _("Maintain members of purchase combinations"),
    group=_GROUP,
    roles=("manager", "finance", "purchasing"),
)
OVERRIDE = declare_right(
    "terms.override", _("Go on in spite of a stop, with a reason"), group=_GROUP, roles=("manager",)
)
MAINTAIN = declare_right(
    "terms.maintain",
    _("Maintain document schemes, payment terms and shipping costs"),
    group=_GROUP,
    roles=("manager", "finance"),
)
