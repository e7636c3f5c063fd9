"""Verbs: write down an action, a contact moment or a note (A1, A2, A4)."""

from collections.abc import Sequence
from typing import Any

from relaas.accounts.models import User
from relaas.activities import sentences
from relaas.activities.chains import join_chain
from relaas.activities.checks import check_facts, settle
from relaas.activities.facts import ACTION_FACTS, CONTACT_FACTS, NOTE_FACTS
from relaas.activities.keeping import keep
from relaas.activities.models import Activity, ActivityKind, Channel, Priority
from relaas.activities.moments import ActivityDone, ActivityMade
from relaas.activities.participants import check_participants, put_participants
from relaas.activities.performers import check_performer
from relaas.activities.rights import CHANGE
from relaas.activities.standing import WITH, Place, check_place, place_of
from relaas.activities.telling import tell
from relaas.files.adding import ReceivedFile
from relaas.files.attaching import attach
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.moments import announce
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import Facts, Given, read_facts
from relaas.parties.models import Party


def plan_action(
    *,
    facts: Given,
    by: Actor,
    follows: Activity | None = None,
    origin: str = "",
    attached: Sequence[ReceivedFile] = (),
) -> Activity:
    """Plan an action (`ACTION_FACTS`) and give it back; without a performer it is for who plans it.

    A follow-up is with whom and about what it `follows`, unless the facts say so. Files that are `attached` go along in
    one transaction (A3). Refuses all that is wrong at once: what the facts, `check_facts`, `check_place` and
    `check_performer` refuse.
    """
    place = place_of(facts, follows)
    return _plan_action(
        place.relation, place.person, follows, facts=facts, place=place, origin=origin, attached=attached, by=by
    )


def write_contact_moment(
    *,
    facts: Given,
    by: Actor,
    participants: Sequence[Party] = (),
    follows: Activity | None = None,
    attached: Sequence[ReceivedFile] = (),
) -> Activity:
    """Write down a contact moment (`CONTACT_FACTS`) and give it back: by telephone, now, by who writes it, unless the
    facts say otherwise. The first who took part is its person. Refuses as `plan_action` does, and
    `check_participants`."""
    persons = list(participants) or [person for person in [facts.get("person")] if person]
    place = place_of({**facts, "person": persons[0] if persons else None}, follows)
    return _write_contact_moment(place.relation, persons, follows, facts=facts, place=place, attached=attached, by=by)


def write_note(
    *, facts: Given, by: Actor, follows: Activity | None = None, attached: Sequence[ReceivedFile] = ()
) -> Activity:
    """Write a note (`NOTE_FACTS`) and give it back; it is active until it is closed. Refuses as `plan_action` does."""
    place = place_of(facts, follows)
    return _write_note(place.relation, place.person, follows, facts=facts, place=place, attached=attached, by=by)


@verb("activities.plan_action", act=Act.CHANGE, right=CHANGE, on=("relation", "person", "follows"))
def _plan_action(
    relation: Party | None,  # noqa: ARG001 - what it touches
    person: Party | None,  # noqa: ARG001 - the same
    follows: Activity | None,
    *,
    facts: Given,
    place: Place,
    origin: str = "",
    attached: Sequence[ReceivedFile] = (),
    by: Actor,
) -> Activity:
    """Plan an action at this place, which `plan_action` found; the law is asked about whom it touches."""
    given = {"title": "", "performer": user_of(by), "priority": Priority.NORMAL, **facts}
    made = _write(_new(ActivityKind.ACTION, place, follows, by, origin=origin), given, ACTION_FACTS, by)
    attach(attached, made, by=by)
    return made


@verb("activities.write_contact_moment", act=Act.CHANGE, right=CHANGE, on=("relation", "participants", "follows"))
def _write_contact_moment(
    relation: Party | None,  # noqa: ARG001 - what it touches
    participants: Sequence[Party],
    follows: Activity | None,
    *,
    facts: Given,
    place: Place,
    attached: Sequence[ReceivedFile] = (),
    by: Actor,
) -> Activity:
    """Write down a contact moment at this place, which `write_contact_moment` found."""
    activity = _new(ActivityKind.CONTACT, place, follows, by)
    given = {"text": "", "channel": Channel.PHONE, "at": None, "performer": user_of(by), **facts}
    made = _write(activity, given, CONTACT_FACTS, by, participants)
    attach(attached, made, by=by)
    return made


@verb("activities.write_note", act=Act.CHANGE, right=CHANGE, on=("relation", "person", "follows"))
def _write_note(
    relation: Party | None,  # noqa: ARG001 - what it touches
    person: Party | None,  # noqa: ARG001 - the same
    follows: Activity | None,
    *,
    facts: Given,
    place: Place,
    attached: Sequence[ReceivedFile] = (),
    by: Actor,
) -> Activity:
    """Write a note at this place, which `write_note` found."""
    made = _write(_new(ActivityKind.NOTE, place, follows, by), {"title": "", **facts}, NOTE_FACTS, by)
    attach(attached, made, by=by)
    return made


def user_of(by: Actor) -> User | None:
    """Who acts, as a user; None for the system and the command line."""
    return User.objects.filter(pk=by.user_id).first() if by.user_id else None


def _new(kind: ActivityKind, place: Place, follows: Activity | None, by: Actor, *, origin: str = "") -> Activity:
    now = clock.now()
    activity = Activity(
        kind=kind, relation=place.relation, person=place.person, about_right=place.right, follows=follows,
        origin=origin, at=now.replace(microsecond=0), made_at=now, made_by_id=by.user_id,
    )  # fmt: skip
    activity.about = place.about
    return activity


def _write(activity: Activity, given: Given, facts: Facts, by: Actor, participants: Sequence[Party] = ()) -> Activity:
    checking = Checking()
    values = read_facts(facts, {name: value for name, value in given.items() if name not in WITH}, checking)
    settle(activity, values)
    check_facts(activity, values, checking)
    check_place(Place(activity.relation, activity.person, activity.about, activity.about_right), checking, by)
    check_performer(values.get("performer"), activity, checking, by)
    check_participants(participants, checking, by)
    checking.refuse_problems()
    return _save(activity, values, participants, by)


def _save(activity: Activity, values: dict[str, Any], participants: Sequence[Party], by: Actor) -> Activity:
    for name, value in values.items():
        setattr(activity, name, value)
    if activity.is_contact_moment:
        activity.done_at, activity.done_by = activity.at, activity.performer
    keep(activity)
    activity.save(force_insert=True)
    join_chain(activity)
    put_participants(activity, participants)
    tell(sentences.MADE, activity, by)
    announce(ActivityMade(activity))
    if activity.is_contact_moment:
        announce(ActivityDone(activity))
    return activity
