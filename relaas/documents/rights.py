"""The rights of this room."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

LETTERHEADS = declare_right(
    "documents.letterheads", _("Set up letterheads"), group=_("Administration"), roles=("administrator", "finance")
)
