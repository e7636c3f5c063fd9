"""With whom and about what an activity is: what is given, what follows from its subject or from what it follows."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from relaas.activities.about import ABOUT, Standing
from relaas.activities.models import Activity
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.subjects import Subject, visible
from relaas.parties.facts import Given
from relaas.parties.models import Party

WITH = ("relation", "person", "about")


@dataclass(frozen=True)
class Place:
    """With this relation and person, about this subject that needs this right to be read."""

    relation: Party | None
    person: Party | None
    about: Subject | None
    right: str = ""


def place_of(given: Given, follows: Activity | None = None) -> Place:
    """Where an activity of these facts stands. What they leave out is that of what it follows; the relation of what
    it is about goes before another one."""
    relation, person, about = ((given[name] or None) if name in given else _of(follows, name) for name in WITH)
    standing = standing_of(about)
    if standing is None:
        return Place(relation, person, about)
    return Place(standing.relation or relation, person, about, standing.right)


def standing_of(about: Subject | None) -> Standing | None:
    """How the subject stands, as its room says; None without one, and for one that is not there."""
    return ABOUT[about.kind].standing(about.id) if about and about.kind in ABOUT else None


def check_place(place: Place, checking: Checking, by: Actor) -> None:
    """Whoever writes it down sees with whom and about what it is (`choice`, U2), and a person is one (`kind`)."""
    parties = {party.pk for party in (place.relation, place.person) if party}
    seen = set(Party.objects.visible_to(by).filter(pk__in=parties).values_list("pk", flat=True)) if parties else set()
    for name, party in (("relation", place.relation), ("person", place.person)):
        if party and party.pk not in seen:
            checking.add("choice", _("Choose one from the list."), name)
    if place.person and not place.person.is_person:
        checking.add("kind", _("This is no person."), "person")
    if place.about and (standing_of(place.about) is None or not visible([place.about], by)):
        checking.add("choice", _("Choose one from the list."), "about")


def _of(follows: Activity | None, name: str) -> Any:
    return getattr(follows, name) if follows else None
