"""How the story tells of contracts. The parameters are written by the verbs of this room."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.facts import CONTRACT_FACTS, INVOICING_FACTS
from relaas.contracts.models import Direction
from relaas.parties.facts import Facts
from relaas.parties.facts.changes import told_changes
from relaas.story.sentences import Parameters, Topic, say


def of_direction(sales: Promise, purchase: Promise) -> Callable[[Parameters], str]:
    """A title that says which of the two it is; `direction` stands in the parameters of every entry."""
    return lambda entry: str(sales if entry["direction"] == Direction.SALES else purchase)


def _changes(facts: Facts) -> Callable[[Parameters], str]:
    return lambda entry: f"{entry['number']} · {told_changes(facts, entry['changes'])}"


_NAMED = "%(number)s %(description)s"
_PERSON = "%(number)s · %(person)s"

REGISTERED = say(
    "contracts.registered",
    of_direction(pgettext_lazy("story", "Request made"), pgettext_lazy("story", "Order made")),
    detail=_NAMED,
    icon="file-plus",
    topic=Topic.MONEY,
)
CHANGED = say(
    "contracts.changed",
    of_direction(pgettext_lazy("story", "Request changed"), pgettext_lazy("story", "Order changed")),
    detail=_changes(CONTRACT_FACTS),
    icon="file-pen",
)
INVOICING_CHANGED = say(
    "contracts.invoicing_changed",
    _("Invoicing data changed"),
    detail=_changes(INVOICING_FACTS),
    icon="receipt",
    topic=Topic.MONEY,
)
DELETED = say(
    "contracts.deleted",
    of_direction(pgettext_lazy("story", "Request deleted"), pgettext_lazy("story", "Order deleted")),
    detail=_NAMED,
    icon="file-x",
)
PRICE_NOTE_READ = say(
    "contracts.price_note_read", _("Price agreements read"), detail="%(number)s · %(note)s", icon="eye"
)
PRICE_NOTE_UNREAD = say(
    "contracts.price_note_unread", _("Price agreements not read yet"), detail=_NAMED, icon="eye-off", tone="due"
)
CONTACT_ADDED = say("contracts.contact_added", _("Contact person added"), detail=_PERSON, icon="user-plus")
CONTACT_REMOVED = say("contracts.contact_removed", _("Contact person removed"), detail=_PERSON, icon="user-minus")
CONTACT_PRIMARY = say("contracts.contact_primary", _("First contact person"), detail=_PERSON, icon="user-check")
