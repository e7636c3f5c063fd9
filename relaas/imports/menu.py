"""Where this room stands: under Beheer, and in the menu of whoever may import."""

from django.utils.translation import gettext_lazy as _

from relaas.imports.rights import IMPORT
from relaas.web.menu import ADMINISTRATION, PERSONAL, MenuEntry

_ENTRY = MenuEntry(
    "imports",
    _("Import"),
    "imports:imports",
    "file-up",
    right=IMPORT,
    order=60,
    description=_("Bring relations and persons in from a file of another program."),
)
ADMINISTRATION.add("imports", _ENTRY)
PERSONAL.add("imports", _ENTRY)
