"""The shelf *Bij activiteiten*: files of activities, in the tree of their relation, person and subject (A3, T14)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from relaas.activities.models import Activity, Participant
from relaas.files.shelving import shelve_files
from relaas.kernel.subjects import Subject


def _ways(subject: Subject) -> Sequence[QuerySet[Any, Any]]:
    if subject.kind != "party":
        return [Activity.objects.with_subject(subject).values_list("pk")]
    took_part = Participant.objects.filter(person=subject.id).values_list("activity")
    with_it = (Activity.objects.filter(**{column: subject.id}).values_list("pk") for column in ("relation", "person"))
    return [*with_it, took_part]


AT_ACTIVITIES = shelve_files(
    "activities",
    "activity",
    _ways,
    label=_("At activities"),
    icon="message-circle",
    kinds=frozenset({"party", "contract"}),
    order=30,
)
