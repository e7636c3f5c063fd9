"""The right of this room. What is imported needs the right of its own room as well."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

IMPORT = declare_right(
    "imports.import", _("Import from files"), group=_("Import"), roles=("manager", "sales", "purchasing")
)
