"""The six roles that Relaas starts with (U1). What each may do is said by the rights themselves (`declare_right`)."""

from django.utils.translation import gettext_lazy as _

ADMINISTRATOR = "administrator"

NAMES = {
    ADMINISTRATOR: _("Administrator"),
    "manager": _("Manager"),
    "finance": _("Finance"),
    "sales": _("Account manager"),
    "purchasing": _("Purchaser"),
    "reader": _("Reader"),
}
