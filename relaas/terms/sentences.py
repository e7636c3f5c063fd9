"""How the story tells of terms. The parameters are written by the verbs of this room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import Facts
from relaas.parties.facts.changes import told_changes
from relaas.parties.maintained.sentences import of_a_list
from relaas.story.sentences import Parameters, Topic, say
from relaas.terms.facts import (
    CONTROL_FACTS,
    INVOICING_FACTS,
    MEASURE_FACTS,
    MEMBER_FACTS,
    PAYMENT_TERM_FACTS,
    SCHEME_FACTS,
    SHIPPING_FACTS,
)
from relaas.terms.models import MeasureKind


def _changes(facts: Facts, before: str = "") -> Callable[[Parameters], str]:
    """What became different; `before` names the parameter that says of what."""

    def tell(entry: Parameters) -> str:
        told = told_changes(facts, entry["changes"])
        return f"{entry[before]} · {told}" if before else told

    return tell


def _measure(entry: Parameters) -> str:
    """*Betaalt niet · van 01-12-2026 · t/m 31-12-2026*."""
    parts = [entry["reason"]]
    if entry.get("from_day"):
        parts.append(gettext("from %(day)s") % {"day": MEASURE_FACTS["from_day"].tell(entry["from_day"])})
    if entry.get("until_day"):
        parts.append(gettext("through %(day)s") % {"day": MEASURE_FACTS["until_day"].tell(entry["until_day"])})
    return " · ".join(parts)


def _member(entry: Parameters) -> str:
    named = gettext("%(member)s in %(combination)s") % entry
    return f"{named} · {entry['member_number']}" if entry.get("member_number") else named


INVOICING_CHANGED = say(
    "terms.invoicing_changed",
    _("Invoicing and order data changed"),
    detail=_changes(INVOICING_FACTS),
    icon="receipt",
    topic=Topic.MONEY,
)
CONTROL_CHANGED = say(
    "terms.control_changed", _("Process control changed"), detail=_changes(CONTROL_FACTS), icon="sliders-horizontal"
)

ORDER_STOP_SET = say(
    "terms.order_stop_set", _("Order stop set"), detail=_measure, icon="ban", tone="due", topic=Topic.MONEY
)
ORDER_STOP_CHANGED = say(
    "terms.order_stop_changed", _("Order stop changed"), detail=_changes(MEASURE_FACTS), icon="ban", topic=Topic.MONEY
)
ORDER_STOP_LIFTED = say(
    "terms.order_stop_lifted", _("Order stop lifted"), detail="%(reason)s", icon="circle-check", topic=Topic.MONEY
)
DELIVERY_STOP_SET = say(
    "terms.delivery_stop_set", _("Delivery stop set"), detail=_measure, icon="truck", tone="due", topic=Topic.MONEY
)
DELIVERY_STOP_CHANGED = say(
    "terms.delivery_stop_changed",
    _("Delivery stop changed"),
    detail=_changes(MEASURE_FACTS),
    icon="truck",
    topic=Topic.MONEY,
)
DELIVERY_STOP_LIFTED = say(
    "terms.delivery_stop_lifted", _("Delivery stop lifted"), detail="%(reason)s", icon="circle-check", topic=Topic.MONEY
)
ARRANGEMENT_AGREED = say(
    "terms.arrangement_agreed",
    _("Payment arrangement agreed"),
    detail=_measure,
    icon="calendar-clock",
    tone="money",
    topic=Topic.MONEY,
)
ARRANGEMENT_CHANGED = say(
    "terms.arrangement_changed",
    _("Payment arrangement changed"),
    detail=_changes(MEASURE_FACTS),
    icon="calendar-clock",
    topic=Topic.MONEY,
)
ARRANGEMENT_ENDED = say(
    "terms.arrangement_ended",
    _("Payment arrangement ended"),
    detail="%(reason)s",
    icon="calendar-check",
    topic=Topic.MONEY,
)


@dataclass(frozen=True)
class Told:
    """The sentences of one kind of measure."""

    set: str
    changed: str
    lifted: str


OF_MEASURES: Mapping[MeasureKind, Told] = {
    MeasureKind.ORDER_STOP: Told(ORDER_STOP_SET, ORDER_STOP_CHANGED, ORDER_STOP_LIFTED),
    MeasureKind.DELIVERY_STOP: Told(DELIVERY_STOP_SET, DELIVERY_STOP_CHANGED, DELIVERY_STOP_LIFTED),
    MeasureKind.ARRANGEMENT: Told(ARRANGEMENT_AGREED, ARRANGEMENT_CHANGED, ARRANGEMENT_ENDED),
}

MEMBER_ADDED = say("terms.member_added", _("Member of a purchase combination"), detail=_member, icon="user-plus")
MEMBER_CHANGED = say(
    "terms.member_changed", _("Membership changed"), detail=_changes(MEMBER_FACTS, "member"), icon="user-pen"
)
MEMBER_REMOVED = say("terms.member_removed", _("Membership removed"), detail=_member, icon="user-minus")


PAYMENT_TERMS = of_a_list(
    "terms.payment_term",
    PAYMENT_TERM_FACTS,
    "hourglass",
    (_("Payment term added"), _("Payment term changed"), _("Payment term deleted")),
)
SCHEMES = of_a_list(
    "terms.document_scheme",
    SCHEME_FACTS,
    "file-cog",
    (_("Document scheme added"), _("Document scheme changed"), _("Document scheme deleted")),
)
SHIPPING = of_a_list(
    "terms.shipping_scheme",
    SHIPPING_FACTS,
    "package",
    (_("Shipping costs added"), _("Shipping costs changed"), _("Shipping costs deleted")),
)
BANDS_CHANGED = say(
    "terms.shipping_bands_changed", _("Shipping costs changed"), detail="%(name)s: %(bands)s", icon="package"
)
DEFAULT_SCHEME = say(
    "terms.default_scheme", _("Default document scheme"), detail=_("%(administration)s: %(scheme)s"), icon="file-cog"
)
