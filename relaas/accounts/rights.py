"""The rights of this room (U1, U2). Users and roles are for the administrator, until one says otherwise."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

EVERY_ROLE = ("administrator", "manager", "finance", "sales", "purchasing", "reader")

MANAGE_USERS = declare_right("accounts.manage_users", _("Manage users"), group=_("Administration"))
MANAGE_ROLES = declare_right("accounts.manage_roles", _("Manage roles"), group=_("Administration"))
SHARE_VIEWS = declare_right(
    "accounts.share_views",
    _("Share views of lists with everybody"),
    group=_("Lists"),
    roles=("administrator", "manager"),
)
OWN_ACCOUNT = declare_right("accounts.own", _("Change one's own name"), group=_("Own account"), roles=EVERY_ROLE)
