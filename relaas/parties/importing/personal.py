"""Birth date, gender and home address that rows bring (P14), written in sets. Private data (P5) is not brought in."""

from collections.abc import Mapping
from typing import Any

from relaas.kernel import bulk
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties import sentences
from relaas.parties.facts import PERSONAL_FACTS
from relaas.parties.facts.changes import put
from relaas.parties.models import PersonalDetails
from relaas.parties.rights import READ_PERSONAL
from relaas.story.telling import record

_make = bulk.maker(PersonalDetails)


def differing(values: Mapping[str, Any], there: PersonalDetails | None, *, adds_only: bool) -> dict[str, Any]:
    """What a row says else than stands there; with `adds_only` only where nothing stands yet."""
    now = there or _make()
    different = {name: value for name, value in values.items() if getattr(now, name) != value}
    if adds_only:
        return {name: value for name, value in different.items() if not getattr(now, name)}
    return different


def write(values: Mapping[int, Mapping[str, Any]], by: Actor) -> None:
    """Put these values on the details of these persons, by their ids, and tell their story to who may read it."""
    if not values:
        return
    there = {each.party_id: each for each in PersonalDetails.objects.filter(party_id__in=values)}
    new = []
    for id, given in values.items():
        details = there.get(id) or _make(party_id=id)
        changes = put(details, dict(given), PERSONAL_FACTS)
        if id not in there:
            new.append(details)
        elif changes.columns:
            details.save(update_fields=changes.columns)
        if changes.told:
            parameters = {"changes": changes.told}
            record(sentences.PERSONAL_CHANGED, Subject("party", id), by=by, parameters=parameters, right=READ_PERSONAL)
    for details, id in zip(new, bulk.take_ids(PersonalDetails, len(new)) if new else (), strict=True):
        details.id = id
    if new:
        bulk.insert(new)
