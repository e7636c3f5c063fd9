"""Writing a row down by the verb of its kind; what was done is done on the day that the row says."""

from collections.abc import Mapping, Sequence
from typing import Any

from relaas.activities.finishing import finish
from relaas.activities.importing.reading import Read
from relaas.activities.keeping import keep
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel.actors import Actor
from relaas.parties.models import Party


def write(read: Read, facts: Mapping[str, Any], participants: Sequence[Party], by: Actor) -> Activity:
    """The activity that came of the row. Refuses what its verb refuses."""
    if read.kind == ActivityKind.CONTACT:
        return write_contact_moment(facts=facts, participants=participants, by=by)
    activity = plan_action(facts=facts, by=by) if read.kind == ActivityKind.ACTION else write_note(facts=facts, by=by)
    if read.done_on:
        finish(activity, result=read.result, by=by)
        activity.done_at = read.done_on
        activity.save(update_fields=["done_at", *keep(activity)])
    return activity
