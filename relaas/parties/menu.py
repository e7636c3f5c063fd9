"""Where this room stands in Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.rights import CHANGE, CONFIRM_IBAN, DELETE, MAINTAIN_MASTER_DATA, MAINTAIN_STATUSES
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
ADMINISTRATION.add(
    "master_data_types",
    MenuEntry(
        "master_data_types",
        _("Master data"),
        "parties:master_data_types",
        "list",
        right=MAINTAIN_MASTER_DATA,
        order=42,
        description=_("What else is kept of relations and persons: text, numbers, days and choices of your own."),
    ),
)
ADMINISTRATION.add(
    "waiting_ibans",
    MenuEntry(
        "waiting_ibans",
        _("IBANs to confirm"),
        "parties:waiting_ibans",
        "shield-check",
        right=CONFIRM_IBAN,
        order=44,
        description=_("New and changed account numbers that wait for a second user."),
    ),
)
ADMINISTRATION.add(
    "gone",
    MenuEntry(
        "gone",
        _("Deleted relations"),
        "parties:gone",
        "trash-2",
        right=DELETE,
        order=45,
        description=_("What was deleted, its history, and bringing it back."),
    ),
)
ADMINISTRATION.add(
    "doubles",
    MenuEntry(
        "doubles",
        _("Doubles"),
        "parties:doubles",
        "copy",
        right=CHANGE,
        order=46,
        description=_("Relations and persons that are likely one: merge them, or say that they are two."),
    ),
)
