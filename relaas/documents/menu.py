"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.documents.rights import LETTERHEADS
from relaas.web.menu import ADMINISTRATION, MenuEntry

ADMINISTRATION.add(
    "letterheads",
    MenuEntry(
        "letterheads",
        _("Letterheads"),
        "documents:letterheads",
        "file-text",
        right=LETTERHEADS,
        order=35,
        description=_("How quotes, confirmations, contracts and purchase orders look and what they say."),
    ),
)
