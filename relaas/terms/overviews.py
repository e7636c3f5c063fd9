"""What this room adds to the lists of relations: what stops them or is agreed, as a column and as a filter."""

from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.overviews.columns import Column, Values
from relaas.overviews.filters import Choice
from relaas.parties.overviews import LISTS_OF_RELATIONS
from relaas.terms.models import Measure, MeasureKind
from relaas.terms.rights import READ


def _load(party_ids: Collection[int]) -> dict[int, Values]:
    """What is in force of each of these, in the order of the header."""
    rows = Measure.objects.in_force(clock.today()).filter(party_id__in=party_ids).values_list("party_id", "kind")
    found: dict[int, set[str]] = {}
    for party_id, kind in rows:
        found.setdefault(party_id, set()).add(kind)
    return {party_id: (kinds,) for party_id, kinds in found.items()}


def _told(kinds: set[str]) -> str:
    return ", ".join(str(kind.label) for kind in MeasureKind if kind in kinds)


def _in_force(kind: str) -> Q:
    return Q(pk__in=Measure.objects.in_force(clock.today()).filter(kind=kind).order_by().values("party_id"))


_MEASURES = Column("measures", _("Stops and payment arrangements"), text=_told, load=_load, right=READ)
_MEASURE = Choice("measure", _("Stopped"), lambda: MeasureKind.choices, _in_force, right=READ)

for _overview in LISTS_OF_RELATIONS:
    _overview.added_columns.add(_MEASURES.name, _MEASURES)
    _overview.added_filters.add(_MEASURE.name, _MEASURE)
