"""What the verbs of employment share: locks, checks, and who is first when somebody leaves (P6, P13)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.subjects import subject_of
from relaas.parties.facts import EMPLOYMENT_FACTS, Given, read_facts
from relaas.parties.locking import lock
from relaas.parties.models import Employment, Party
from relaas.story.telling import record


def lock_both(employment: Employment) -> tuple[Party, Party]:
    """Lock the person and the organization of an employment."""
    person, organization = employment.person, employment.organization
    lock(person, organization)
    return person, organization


def read_employment(facts: Given, checking: Checking, *, now: Employment | None = None) -> dict[str, Any]:
    """Check the facts of an employment, new or changed."""
    values = read_facts(EMPLOYMENT_FACTS, facts, checking)
    begin, end = (values.get(name, getattr(now, name, None)) for name in ("from_day", "until_day"))
    if begin and end and end <= begin:
        checking.add("until_day", _("The last day lies before the first."), "until_day")
    return values


def refuse_overlap(employment: Employment, checking: Checking) -> None:
    """Nobody works twice at one organization at the same time (`employed_already`)."""
    others = Employment.objects.filter(person=employment.person, organization=employment.organization)
    if others.exclude(pk=employment.pk).overlapping(employment.from_day, employment.until_day).exists():
        reason = _("%(name)s already works here in this period.") % {"name": employment.person.name}
        checking.add("employed_already", reason, "person")


def pass_on(*, organizations: Iterable[Party] = (), persons: Iterable[Party] = ()) -> None:
    """Where the primary person or the default organization is out of service, the next one in service takes over."""
    today = clock.today()
    for organization in organizations:
        _pass_on(Employment.objects.filter(organization=organization), "is_primary", today)
    for person in persons:
        _pass_on(Employment.objects.filter(person=person), "is_default", today)


def _pass_on(employments: Any, column: str, today: Any) -> None:
    first = employments.filter(**{column: True}).first()
    if first and employments.not_ended(today).filter(pk=first.pk).exists():
        return
    successor = employments.not_ended(today).first()
    if successor:
        employments.filter(**{column: True}).update(**{column: False})
        setattr(successor, column, True)
        successor.save(update_fields=[column])


def tell(sentence: str, employment: Employment, by: Actor, **more: Any) -> None:
    """Tell it once, of both the person and the organization; who may not see the one does not read it at the other."""
    person, organization = employment.person, employment.organization
    names = {"person": person.name, "organization": organization.name, "function": employment.function}
    record(sentence, subject_of(person), subject_of(organization), by=by, parameters={**names, **more})
