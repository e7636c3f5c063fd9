"""Verbs: persons at organizations (P6, P13)."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.employing import lock_both, pass_on, read_employment, refuse_overlap, tell
from relaas.parties.facts import EMPLOYMENT_FACTS, Given
from relaas.parties.facts.changes import put
from relaas.parties.facts.fact import check_day
from relaas.parties.keeping import keep
from relaas.parties.locking import lock
from relaas.parties.models import Employment, Party, Stage
from relaas.parties.rights import CHANGE
from relaas.story.telling import record


@verb("parties.employ", act=Act.CHANGE, right=CHANGE, on=("person", "organization"))
def employ(person: Party, organization: Party, *, facts: Given | None = None, by: Actor) -> Employment:
    """A person works at an organization (`EMPLOYMENT_FACTS`), last in its order.

    The first one in service is the primary person there, the person's first organization is its default. Refuses
    what is no person or organization (`kind`) and who works there already in that period (`employed_already`).
    """
    lock(person, organization)
    if not person.is_person or not organization.is_organization:
        raise Refused("kind", _("A person works at an organization."))
    checking = Checking()
    employment = Employment(person=person, organization=organization, **read_employment(facts or {}, checking))
    checking.refuse_problems()
    refuse_overlap(employment, checking)
    checking.refuse_problems()
    put_last(employment, organization)
    employment.save()
    pass_on(organizations=[organization], persons=[person])
    employment.refresh_from_db(fields=["is_primary", "is_default"])
    keep(person)
    tell(sentences.EMPLOYED, employment, by)
    return employment


@verb("parties.change_employment", act=Act.CHANGE, right=CHANGE, on=("employment",))
def change_employment(employment: Employment, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change the properties of an employment; its period may not overlap another one at the same organization."""
    person, organization = lock_both(employment)
    check_unchanged(employment, seen)
    checking = Checking()
    values = read_employment(facts, checking, now=employment)
    checking.refuse_problems()
    changes = put(employment, values, EMPLOYMENT_FACTS)
    refuse_overlap(employment, checking)
    checking.refuse_problems()
    if not changes.columns:
        return
    employment.save(update_fields=changes.columns)
    pass_on(organizations=[organization], persons=[person])
    keep(person)
    tell(sentences.EMPLOYMENT_CHANGED, employment, by, changes=changes.told)


@verb("parties.end_employment", act=Act.CHANGE, right=CHANGE, on=("employment",))
def end_employment(employment: Employment, *, last_day: date, by: Actor) -> None:
    """P13: the person leaves after `last_day`; person and employment stay.

    Refuses a day before the first (`until_day`).
    """
    person, organization = lock_both(employment)
    check_unchanged(employment, None)
    until = (check_day(last_day) or last_day) + timedelta(days=1)
    if employment.from_day and until <= employment.from_day:
        raise Refused("until_day", _("The last day lies before the first."), field="last_day")
    employment.until_day = until
    employment.save(update_fields=["until_day"])
    pass_on(organizations=[organization], persons=[person])
    keep(person)
    tell(sentences.EMPLOYMENT_ENDED, employment, by)


@verb("parties.remove_employment", act=Act.CHANGE, right=CHANGE, on=("employment",))
def remove_employment(employment: Employment, *, by: Actor) -> None:
    """Take away an employment that never was; one that is over is ended instead."""
    person, organization = lock_both(employment)
    tell(sentences.EMPLOYMENT_REMOVED, employment, by)
    employment.delete()
    pass_on(organizations=[organization], persons=[person])
    keep(person)


@verb("parties.make_primary_person", act=Act.CHANGE, right=CHANGE, on=("employment",))
def make_primary_person(employment: Employment, *, by: Actor) -> None:
    """Make this the first person to turn to at the organization. Refuses who is out of service (`out_of_service`)."""
    lock_both(employment)
    check_unchanged(employment, None)
    _refuse_ended(employment)
    Employment.objects.filter(organization=employment.organization_id, is_primary=True).update(is_primary=False)
    employment.is_primary = True
    employment.save(update_fields=["is_primary"])
    tell(sentences.PRIMARY_PERSON, employment, by)


@verb("parties.set_default_organization", act=Act.CHANGE, right=CHANGE, on=("employment",))
def set_default_organization(employment: Employment, *, by: Actor) -> None:
    """Make this the organization that the person stands for (P13). Refuses one it has left (`out_of_service`)."""
    person, _organization = lock_both(employment)
    check_unchanged(employment, None)
    _refuse_ended(employment)
    Employment.objects.filter(person=person, is_default=True).update(is_default=False)
    employment.is_default = True
    employment.save(update_fields=["is_default"])
    keep(person)
    tell(sentences.DEFAULT_ORGANIZATION, employment, by)


@verb("parties.reorder_persons", act=Act.CHANGE, right=CHANGE, on=("organization",))
def reorder_persons(organization: Party, *, order: Sequence[int], by: Actor) -> None:
    """Put the employments (ids) of an organization in this order; those that are not named come after, as they were."""
    check_unchanged(organization, None)
    place = {id: number for number, id in enumerate(order)}
    employments = sorted(
        Employment.objects.filter(organization=organization), key=lambda each: place.get(each.pk, len(place))
    )
    moved = [(number, each) for number, each in enumerate(employments, start=1) if each.position != number]
    for number, employment in moved:
        employment.position = number
        employment.save(update_fields=["position"])
    if moved:
        record(sentences.PERSONS_ORDERED, subject_of(organization), by=by)


def put_first(employment: Employment, organization: Party) -> None:
    """The first employment of an organization that is new."""
    employment.organization, employment.position, employment.is_primary = organization, 1, True


def put_last(employment: Employment, organization: Party) -> None:
    """Place a new employment after the last one of the organization; without a primary one there it becomes that."""
    there = Employment.objects.filter(organization=organization).aggregate(
        last=Max("position", default=0), primary=Count("pk", filter=Q(is_primary=True))
    )
    employment.organization = organization
    employment.position = there["last"] + 1
    employment.is_primary = not there["primary"]


def _refuse_ended(employment: Employment) -> None:
    if employment.stage(clock.today()) == Stage.ENDED:
        raise Refused("out_of_service", _("This person is out of service here."))
