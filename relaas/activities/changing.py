"""Verbs: change an activity, and delete it."""

from collections.abc import Sequence
from typing import Any

from relaas.activities import sentences
from relaas.activities.chains import check_follows, join_chain, let_go
from relaas.activities.checks import check_facts, settle
from relaas.activities.facts import facts_of
from relaas.activities.keeping import keep
from relaas.activities.models import Activity
from relaas.activities.participants import check_participants, put_participants
from relaas.activities.performers import check_performer
from relaas.activities.rights import CHANGE, DELETE
from relaas.activities.standing import WITH, Place, check_place, place_of
from relaas.activities.telling import places_of, tell
from relaas.files.adding import ReceivedFile
from relaas.files.attaching import attach
from relaas.files.folders import drop_all
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.policy import require as require_law
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.models import Party

_ABOUT = ("about_kind", "about_id", "about_right")


@verb("activities.change", act=Act.CHANGE, right=CHANGE, on=("activity", "participants"))
def change(
    activity: Activity,
    *,
    facts: Given,
    participants: Sequence[Party] | None = None,
    attached: Sequence[ReceivedFile] = (),
    seen: Given | None = None,
    by: Actor,
) -> None:
    """Change any of the facts of its kind (`facts_of`), and of a contact moment who took part; put files at it (A3).

    Refuses as writing it down does, what changed since `seen`, and following what follows it (`circle`).
    """
    check_unchanged(activity, seen)
    were, right = places_of(activity), activity.about_right
    values, place = _checked(activity, facts, participants, by)
    changes = put(activity, values, facts_of(activity.kind))
    if "about" in changes.columns:
        activity.about_right = place.right
    others = put_participants(activity, participants) if participants is not None else False
    if changes.columns:
        _save(activity, changes.columns)
        moved = were - places_of(activity)
        tell(sentences.CHANGED, activity, by, also=moved, right=right, changes=changes.told)
    if others:
        names = ", ".join(person.formal_name for person in participants or ())
        tell(sentences.PARTICIPANTS_CHANGED, activity, by, names=names)
    attach(attached, activity, by=by)


@verb("activities.delete", act=Act.CHANGE, right=DELETE, on=("activity",))
def delete(activity: Activity, *, by: Actor) -> None:
    """Delete it, with its files (A3). What followed it follows what it followed; its chain stays one."""
    check_unchanged(activity, None)
    tell(sentences.DELETED, activity, by, also=places_of(activity))
    let_go(activity)
    drop_all(subject_of(activity))
    activity.delete()


def _checked(
    activity: Activity, facts: Given, participants: Sequence[Party] | None, by: Actor
) -> tuple[dict[str, Any], Place]:
    """The values that it gets and where it then stands, found right."""
    checking = Checking()
    values = read_facts(facts_of(activity.kind), facts, checking)
    if participants is not None:
        values["person"] = participants[0] if participants else None
        check_participants(participants, checking, by)
    now = {name: getattr(activity, name) for name in WITH}
    place = place_of({**now, **{name: value for name, value in values.items() if name in WITH}})
    if {"relation", "about"} & values.keys():
        values |= {"relation": place.relation, "about": place.about}
    settle(activity, values)
    check_facts(activity, values, checking)
    check_follows(activity, values.get("follows"), checking)
    if any(now[name] != values.get(name, now[name]) for name in WITH):
        _check_move(activity, place, checking, by)
    would_be = _would_be(activity, place)
    performer = values.get("performer", activity.performer)
    if performer != activity.performer or any(now[name] != getattr(place, name) for name in WITH):
        check_performer(performer, would_be, checking, by)
    checking.refuse_problems()
    return values, place


def _check_move(activity: Activity, place: Place, checking: Checking, by: Actor) -> None:
    """Whom it goes to is asked as well as whom it leaves, which the verb asked."""
    check_place(place, checking, by)
    require_law(Act.CHANGE, places_of(_would_be(activity, place)), by)


def _would_be(activity: Activity, place: Place) -> Activity:
    there = Activity(kind=activity.kind, relation=place.relation, person=place.person, about_right=place.right)
    there.about = place.about
    return there


def _save(activity: Activity, columns: Sequence[str]) -> None:
    saved = {column for column in columns if column != "about"} | set(_ABOUT)
    if activity.is_contact_moment:
        activity.done_at, activity.done_by = activity.at, activity.performer
        saved |= {"done_at", "done_by"}
    if saved & {"due", "repeat_every", "repeat_interval"}:
        activity.repeat_from = None  # the day that was given is the one to count from
        saved.add("repeat_from")
    activity.save(update_fields=sorted({*saved, *keep(activity)}))
    if "follows" in columns:
        join_chain(activity)
