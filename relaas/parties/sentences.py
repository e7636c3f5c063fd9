"""How the story tells what happens to parties. The parameters are written by the verbs of this room."""

from collections.abc import Callable
from operator import itemgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import (
    ADDRESS_FACTS,
    BANK_ACCOUNT_FACTS,
    CHANNEL_FACTS,
    EMPLOYMENT_FACTS,
    FAMILY_FACTS,
    LOCAL_FILE_FACTS,
    MANDATE_FACTS,
    MASTER_DATA_TYPE_FACTS,
    ORGANIZATION_FACTS,
    PERSON_FACTS,
    PERSONAL_FACTS,
    PRIVATE_FACTS,
    STATUS_FACTS,
    Facts,
)
from relaas.parties.facts.changes import told_changes
from relaas.parties.maintained.sentences import of_a_list
from relaas.parties.models.choices import AddressType, ChannelType
from relaas.parties.models.master_data import show_value
from relaas.story.sentences import Parameters, Topic, say

_PARTY_FACTS: Facts = {**PERSON_FACTS, **ORGANIZATION_FACTS}


def _changes(facts: Facts, before: Callable[[Parameters], str] | None = None) -> Callable[[Parameters], str]:
    def tell(entry: Parameters) -> str:
        told = told_changes(facts, entry["changes"])
        shown = f"{before(entry)} · {told}" if before else told
        return f"{shown} · {gettext('no longer checked')}" if entry.get("unchecked") else shown

    return tell


def _address(entry: Parameters) -> str:
    types = ", ".join(str(AddressType(type).label) for type in entry["types"])
    return f"{types}: {entry['address']}"


def _channel(entry: Parameters) -> str:
    return f"{ChannelType(entry['type']).label}: {entry['value']}"


def _not_a_double(entry: Parameters) -> str:
    return ": ".join(filter(None, (entry["name"], entry["reason"])))


def _account(entry: Parameters) -> str:
    return " · ".join(filter(None, (entry["account"], entry.get("unchecked") and gettext("no longer checked"))))


def _confirmed(entry: Parameters) -> str:
    return gettext("%(account)s, entered by %(entered_by)s") % entry


def _value(entry: Parameters) -> str:
    shown = show_value(entry["kind"], entry["value"])
    before = entry.get("before", entry["value"])
    if before == entry["value"]:
        return f"{entry['type']}: {shown}"
    return f"{entry['type']}: {show_value(entry['kind'], before)} → {shown}"


def _workplace(entry: Parameters) -> str:
    return gettext("%(person)s at %(organization)s") % entry


def _employment(entry: Parameters) -> str:
    return " · ".join(part for part in (_workplace(entry), entry["function"]) if part)


def _which(facts: Facts) -> Callable[[Parameters], str]:
    """Which facts were changed, for those of which the story must not say what they are."""
    return lambda entry: ", ".join(str(facts[name].label) if name in facts else name for name in entry["facts"])


ORGANIZATION_REGISTERED = say(
    "parties.organization_registered", _("Organization added"), detail="%(name)s", icon="building-2"
)
PERSON_REGISTERED = say("parties.person_registered", _("Person added"), detail="%(name)s", icon="user-plus")
CHANGED = say("parties.changed", _("Details changed"), detail=_changes(_PARTY_FACTS))
CHECKED = say("parties.checked", _("Checked"), icon="badge-check")
UNCHECKED = say("parties.unchecked", _("No longer checked"), icon="badge-minus")
CREDIT_GIVEN = say("parties.credit_given", _("Creditworthy"), icon="thumbs-up", topic=Topic.MONEY)
CREDIT_REFUSED = say(
    "parties.credit_refused",
    _("Not creditworthy"),
    detail="%(reason)s",
    icon="thumbs-down",
    tone="due",
    topic=Topic.MONEY,
)
USER_LINKED = say("parties.user_linked", _("Linked to a user"), detail="%(user)s", icon="link")
USER_UNLINKED = say("parties.user_unlinked", _("No longer linked to a user"), detail="%(user)s", icon="unlink")

ADDRESS_ADDED = say("parties.address_added", _("Address added"), detail=_address, icon="map-pin")
ADDRESS_CHANGED = say(
    "parties.address_changed",
    _("Address changed"),
    detail=_changes(ADDRESS_FACTS, itemgetter("address")),
    icon="map-pin",
)
ADDRESS_REMOVED = say("parties.address_removed", _("Address removed"), detail=_address, icon="map-pin-off")
ADDRESS_DEFAULT = say("parties.address_default", _("Default address set"), detail=_address, icon="map-pin")

CHANNEL_ADDED = say("parties.channel_added", _("Way to reach added"), detail=_channel, icon="phone")
CHANNEL_CHANGED = say(
    "parties.channel_changed",
    _("Way to reach changed"),
    detail=_changes(CHANNEL_FACTS, itemgetter("value")),
    icon="phone",
)
CHANNEL_REMOVED = say("parties.channel_removed", _("Way to reach removed"), detail=_channel, icon="phone-off")
CHANNEL_DEFAULT = say("parties.channel_default", _("Default way to reach set"), detail=_channel, icon="phone")

EMPLOYED = say("parties.employed", _("In service"), detail=_employment, icon="user-plus")
EMPLOYMENT_CHANGED = say(
    "parties.employment_changed",
    _("Employment changed"),
    detail=_changes(EMPLOYMENT_FACTS, _workplace),
    icon="user-pen",
)
EMPLOYMENT_ENDED = say("parties.employment_ended", _("Out of service"), detail=_employment, icon="user-minus")
EMPLOYMENT_REMOVED = say("parties.employment_removed", _("Employment removed"), detail=_employment, icon="user-x")
PRIMARY_PERSON = say("parties.primary_person", _("First person to turn to"), detail=_employment, icon="star")
DEFAULT_ORGANIZATION = say("parties.default_organization", _("Default organization"), detail=_employment, icon="star")
PERSONS_ORDERED = say("parties.persons_ordered", _("Order of persons changed"), icon="arrow-up-down")

MANAGER_ASSIGNED = say("parties.manager_assigned", _("Account manager assigned"), detail="%(user)s", icon="user-check")
MANAGER_CHANGED = say("parties.manager_changed", _("Account manager changed"), detail="%(user)s", icon="user-cog")
MANAGER_PRIMARY = say("parties.manager_primary", _("Primary account manager"), detail="%(user)s", icon="star")
MANAGER_WITHDRAWN = say(
    "parties.manager_withdrawn", _("Account manager withdrawn"), detail="%(user)s", icon="user-minus"
)

ACCOUNT_ADDED = say(
    "parties.account_added", _("Bank account added"), detail=_account, icon="landmark", tone="money", topic=Topic.MONEY
)
ACCOUNT_CHANGED = say(
    "parties.account_changed",
    _("Bank account changed"),
    detail=_changes(BANK_ACCOUNT_FACTS, itemgetter("account")),
    icon="landmark",
    tone="money",
    topic=Topic.MONEY,
)
ACCOUNT_DEFAULT = say(
    "parties.account_default", _("Default bank account set"), detail=_account, icon="landmark", topic=Topic.MONEY
)
ACCOUNT_REMOVED = say(
    "parties.account_removed", _("Bank account removed"), detail=_account, icon="landmark", topic=Topic.MONEY
)
IBAN_CONFIRMED = say(
    "parties.iban_confirmed",
    _("IBAN confirmed"),
    detail=_confirmed,
    icon="shield-check",
    tone="money",
    topic=Topic.MONEY,
)
IBAN_REJECTED = say(
    "parties.iban_rejected", _("IBAN put back"), detail=_confirmed, icon="shield-x", tone="due", topic=Topic.MONEY
)
MANDATE_ADDED = say(
    "parties.mandate_added",
    _("Mandate added"),
    detail="%(reference)s · %(account)s",
    icon="file-pen",
    topic=Topic.MONEY,
)
MANDATE_CHANGED = say(
    "parties.mandate_changed",
    _("Mandate changed"),
    detail=_changes(MANDATE_FACTS, itemgetter("reference")),
    icon="file-pen",
    topic=Topic.MONEY,
)
MANDATE_ENDED = say(
    "parties.mandate_ended", _("Mandate ended"), detail="%(reference)s · %(account)s", icon="file-x", topic=Topic.MONEY
)

MASTER_DATA_ADDED = say("parties.master_data_added", _("Master data added"), detail=_value, icon="list-plus")
MASTER_DATA_CHANGED = say("parties.master_data_changed", _("Master data changed"), detail=_value, icon="list")
MASTER_DATA_REMOVED = say("parties.master_data_removed", _("Master data removed"), detail=_value, icon="list-x")
MASTER_DATA_DEFAULT = say("parties.master_data_default", _("Default master data set"), detail=_value, icon="list")
MASTER_DATA_TYPES = of_a_list(
    "parties.type",
    MASTER_DATA_TYPE_FACTS,
    "list",
    (_("Type of master data added"), _("Type of master data changed"), _("Type of master data deleted")),
)
LOCAL_FILE_ADDED = say(
    "parties.local_file_added", _("Local file added"), detail="%(label)s", icon="folder-plus", topic=Topic.DOCUMENTS
)
LOCAL_FILE_CHANGED = say(
    "parties.local_file_changed",
    _("Local file changed"),
    detail=_changes(LOCAL_FILE_FACTS, itemgetter("label")),
    icon="folder-pen",
    topic=Topic.DOCUMENTS,
)
LOCAL_FILE_REMOVED = say(
    "parties.local_file_removed", _("Local file removed"), detail="%(label)s", icon="folder-x", topic=Topic.DOCUMENTS
)

BRANCH_SET = say("parties.branch_set", _("Made a branch"), detail=_("%(branch)s of %(parent)s"), icon="network")
BRANCH_CLEARED = say(
    "parties.branch_cleared", _("No longer a branch"), detail=_("%(branch)s of %(parent)s"), icon="network"
)
IMAGE_SET = say("parties.image_set", _("Image changed"), icon="image")
IMAGE_REMOVED = say("parties.image_removed", _("Image removed"), icon="image-off")

ARCHIVED = say("parties.archived", _("Archived"), icon="archive")
RESTORED = say("parties.restored", _("Taken back from the archive"), icon="archive-restore")
MERGED = say("parties.merged", _("Merged"), detail=_("%(merged)s went into %(kept)s"), icon="merge")
NOT_A_DOUBLE = say("parties.not_a_double", _("Not a double"), detail=_not_a_double, icon="split")
DELETED = say("parties.deleted", _("Deleted"), detail="%(name)s", icon="trash-2")

STATUSES = of_a_list(
    "parties.status", STATUS_FACTS, "tag", (_("Status added"), _("Status changed"), _("Status deleted"))
)

PRIVATE_CHANGED = say(
    "parties.private_changed", _("Private data changed"), detail=_which(PRIVATE_FACTS), icon="file-lock"
)
PRIVATE_REMOVED = say("parties.private_removed", _("Private data removed"), icon="file-lock")
FAMILY_ADDED = say("parties.family_added", _("Family member added"), icon="users")
FAMILY_CHANGED = say("parties.family_changed", _("Family member changed"), detail=_which(FAMILY_FACTS), icon="users")
FAMILY_REMOVED = say("parties.family_removed", _("Family member removed"), icon="users")
PERSONAL_CHANGED = say(
    "parties.personal_changed", _("Personal details changed"), detail=_changes(PERSONAL_FACTS), icon="contact"
)
