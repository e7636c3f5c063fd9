"""Entries about an activity: they stand in its own story; contact moments, notes and what was done stand in those of
relation, person and subject as the rows that they are."""

from collections.abc import Iterable
from typing import Any

from relaas.activities.models import Activity
from relaas.activities.naming import called
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, subject_of
from relaas.story.telling import record


def tell(
    key: str, activity: Activity, by: Actor, *, also: Iterable[Subject] = (), right: str = "", **parameters: Any
) -> None:
    """Write one, for who may read what it is about; its kind and what it is called go along. `also`: whom else it is
    told of, so that who may not see them does not read it either."""
    named = {"kind": activity.kind, "title": called(activity)}
    subjects = (subject_of(activity), *sorted(set(also)))
    record(key, *subjects, by=by, parameters={**named, **parameters}, right=right or activity.about_right)


def places_of(activity: Activity) -> set[Subject]:
    """The subjects in whose story it stands: relation, person and what it is about."""
    parties = {Subject("party", id) for id in (activity.relation_id, activity.person_id) if id}
    return parties | ({activity.about} if activity.about else set())
