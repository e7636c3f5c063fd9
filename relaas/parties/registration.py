"""Verbs: register an organization or a person, with all that is known of it from the start (P1, P3, P4)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.drafts import Draft, draft_party, responsible, write
from relaas.parties.employing import read_employment, tell
from relaas.parties.employments import put_first, put_last
from relaas.parties.facts import Given
from relaas.parties.locking import lock
from relaas.parties.models import Employment, Kind, Party
from relaas.parties.responsibility import require_account_manager
from relaas.parties.rights import CHANGE
from relaas.story.telling import record


@verb("parties.register_organization", act=Act.CHANGE, right=CHANGE, on=())
def register_organization(
    *,
    facts: Given,
    addresses: Sequence[Given] = (),
    channels: Sequence[Given] = (),
    person: Given | None = None,
    employment: Given | None = None,
    account_manager: User | None = None,
    by: Actor,
) -> Party:
    """Register an organization (`ORGANIZATION_FACTS`), in the relation system unless `is_relation` says no.

    `addresses` and `channels` are facts of each; `person` and `employment` are those of a first person there. Without
    a `code` it gets the next number, with `-` none (P3). Refuses with every problem at once; those of parts are named
    `addresses.0.postcode`, `channels.0.value`, `person.last_name`, `employment.work_email`.
    """
    checking = Checking()
    draft = draft_party(Kind.ORGANIZATION, facts, addresses, channels, checking)
    first = _draft_person(person, (), (), employment, checking, place="person") if person else None
    draft.account_managers = responsible(account_manager, by, checking)
    checking.refuse_problems()
    organization = draft.party
    for work in first.employments if first else ():
        put_first(work, organization)
    write(draft, *([first] if first else []))
    record(sentences.ORGANIZATION_REGISTERED, subject_of(organization), by=by, parameters={"name": organization.name})
    if first:
        _tell_person(first, by)
    return organization


@verb("parties.register_person", act=Act.CHANGE, right=CHANGE, on=("organization",))
def register_person(
    *,
    facts: Given,
    addresses: Sequence[Given] = (),
    channels: Sequence[Given] = (),
    organization: Party | None = None,
    employment: Given | None = None,
    account_manager: User | None = None,
    by: Actor,
) -> Party:
    """Register a person (`PERSON_FACTS`), working at `organization` if one is given (`employment`: its facts).

    Problems are named as at `register_organization`. A person kept for its account manager must have one
    (`no_account_manager`).
    """
    if organization:
        lock(organization)
        if not organization.is_organization:
            raise Refused("kind", _("A person works at an organization."), field="organization")
    checking = Checking()
    draft = _draft_person(facts, addresses, channels, employment if organization else None, checking)
    draft.account_managers = responsible(account_manager, by, checking)
    checking.refuse_problems()
    if organization:
        for work in draft.employments:
            put_last(work, organization)
    else:
        draft.employments = []
    write(draft)
    _tell_person(draft, by)
    return draft.party


def _draft_person(
    facts: Given,
    addresses: Sequence[Given],
    channels: Sequence[Given],
    employment: Given | None,
    checking: Checking,
    *,
    place: str = "",
) -> Draft:
    with checking.inside(place):
        draft = draft_party(Kind.PERSON, facts, addresses, channels, checking)
    with checking.inside("employment"):
        values: dict[str, Any] = read_employment(employment or {}, checking)
    draft.employments = [Employment(is_default=True, **values)]
    return draft


def _tell_person(draft: Draft, by: Actor) -> None:
    """Tell of a person that is written, unless nobody would see it."""
    person = draft.party
    if person.only_for_account_manager:
        require_account_manager(person)
    record(sentences.PERSON_REGISTERED, subject_of(person), by=by, parameters={"name": person.name})
    for employment in draft.employments:
        tell(sentences.EMPLOYED, employment, by)
