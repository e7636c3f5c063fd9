"""Where the outbox stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.documents.outbox.rights import OUTBOX
from relaas.web.menu import ADMINISTRATION, MenuEntry

ADMINISTRATION.add(
    "outbox",
    MenuEntry(
        "outbox",
        _("Outgoing e-mail"),
        "documents:outbox",
        "send",
        right=OUTBOX,
        order=60,
        description=_("What waits, was not sent or is uncertain, and what left."),
    ),
)
