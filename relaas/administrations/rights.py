"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

MANAGE_ADMINISTRATIONS = declare_right(
    "administrations.manage", _("Manage administrations"), group=_("Administration"), roles=("administrator", "finance")
)
ALLOW_BSN = declare_right(
    "administrations.allow_bsn", _("Say by which law the BSN of persons is kept"), group=_("Administration")
)
