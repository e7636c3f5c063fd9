"""The right of this room: Beheer has one of its own (U2); each page behind it has another."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

OPEN_ADMINISTRATION = declare_right(
    "desk.open_administration",
    _("Open Administration"),
    group=_("Administration"),
    roles=("administrator", "finance"),
)
