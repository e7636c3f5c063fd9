"""The shelf *Bij activiteiten*: files of activities, in the tree of their relation, person and subject (A3, T14)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from relaas.activities.models import Activity, Participant
from relaas.files.shelving import shelve_files
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject


def _activities_of(subject: Subject, viewer: Actor) -> QuerySet[Any]:
    seen = Activity.objects.visible_to(viewer)
    if subject.kind != "party":
        return seen.with_subject(subject)
    took_part = Participant.objects.filter(person=subject.id).values("activity")
    return seen.filter(Q(relation=subject.id) | Q(person=subject.id) | Q(pk__in=took_part))


AT_ACTIVITIES = shelve_files(
    "activities",
    "activity",
    _activities_of,
    label=_("At activities"),
    icon="message-circle",
    kinds=frozenset({"party", "contract"}),
    order=30,
)
