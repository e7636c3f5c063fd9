"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.rights import MAINTAIN_STATUSES
from relaas.web.menu import ADMINISTRATION, MenuEntry

ADMINISTRATION.add(
    "statuses",
    MenuEntry(
        "statuses",
        _("Statuses"),
        "parties:statuses",
        "tags",
        right=MAINTAIN_STATUSES,
        order=40,
        description=_("What a relation or person can be: active, dormant, bankrupt."),
    ),
)
