"""Verbs: birth date, gender and home address of a person (P14)."""

from typing import Any

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import PERSONAL_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.models import Party, PersonalDetails
from relaas.parties.private_data import lock_person
from relaas.parties.rights import CHANGE_PERSONAL, READ_PERSONAL
from relaas.story.telling import record


@verb("parties.change_personal_details", act=Act.CHANGE, right=CHANGE_PERSONAL, on=("party",))
def change_personal_details(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `PERSONAL_FACTS`; what is not given stays.

    Refuses an organization (`kind`), all that is wrong at once, and what changed since `seen`.
    """
    lock_person(party)
    kept = PersonalDetails.objects.select_for_update().filter(party=party).first()
    if kept is not None:
        check_unchanged(kept, seen)
    details = kept or PersonalDetails(party=party)
    checking = Checking()
    values = read_personal(facts, checking, now=details)
    checking.refuse_problems()
    changes = put(details, values, PERSONAL_FACTS)
    if changes.columns:
        details.save(update_fields=changes.columns if kept else None)
        parameters = {"changes": changes.told}
        record(sentences.PERSONAL_CHANGED, subject_of(party), by=by, parameters=parameters, right=READ_PERSONAL)


def read_personal(facts: Given, checking: Checking, *, now: PersonalDetails) -> dict[str, Any]:
    """Check personal details, with a postcode as its country writes it."""
    values = read_facts(PERSONAL_FACTS, facts, checking)
    postcode, country = (values.get(name, getattr(now, name)) for name in ("postcode", "country"))
    if postcode:
        code = checking.value("postcode", lambda given: check_postcode(given, country or "NL"), postcode)
        values["postcode"] = code or ""
    return values
