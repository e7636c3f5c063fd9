"""How history tells of the records of this room (U3)."""

from django.utils.translation import gettext_lazy as _

from relaas.story.describing import NameOf, describe
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS, MEASURE_FACTS, MEMBER_FACTS
from relaas.terms.models import CombinationMember, Measure, MeasureKind, RelationTerms


def describe_records() -> None:
    """Called once, when the room is ready. Stops and memberships are put back whole, for their days belong together."""
    describe(
        RelationTerms,
        _("Terms"),
        {**INVOICING_FACTS, **CONTROL_FACTS},
        together=("is_combination",),
        title=_nothing,
    )
    describe(
        Measure,
        _("Stop or arrangement"),
        MEASURE_FACTS,
        others={"kind": _("Kind"), "set_at": _("Set on"), "set_by_name": _("Set by")},
        hidden=("set_by_id",),
        together=tuple(MEASURE_FACTS),
        title=lambda measure, _name_of: str(MeasureKind(measure.kind).label),
    )
    describe(
        CombinationMember,
        _("Membership of a combination"),
        MEMBER_FACTS,
        others={"member": _("Member")},
        together=tuple(MEMBER_FACTS),
        title=lambda _member, name_of: f"{name_of('member')}, {name_of('combination')}",
    )


def _nothing(_row: object, _name_of: NameOf) -> str:
    return ""
