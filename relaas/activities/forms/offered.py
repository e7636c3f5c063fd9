"""What can be chosen in the forms of activities."""

from django.db.models import Q, QuerySet

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.rights import ASSIGN
from relaas.activities.standing import Place, standing_of
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Employment, Party

MOST_PERSONS = 60
MOST_FOLLOWED = 50


def performers_for(viewer: Actor, kept: int | None = None) -> QuerySet[User]:
    """Who can be given it: who works here, where the viewer may give it to others, and who has it already."""
    users: QuerySet[User] = (takers(viewer) | User.objects.visible_to(viewer).filter(pk=kept or 0)).by_name()
    return users


def takers(viewer: Actor) -> QuerySet[User]:
    """To whom the viewer can give an action: everybody who works here, or only itself."""
    found: QuerySet[User] = User.objects.visible_to(viewer).active()
    return (found if viewer.may(ASSIGN) else found.filter(pk=viewer.user_id or 0)).order_by("sort_name", "id")


def persons_at(place: Place, viewer: Actor, kept: tuple[int, ...] = ()) -> QuerySet[Party]:
    """Who works at the relation now, the first ones of many; who belongs to what it is about; and these."""
    ids = {*kept, *([place.person.pk] if place.person else [])}
    standing = standing_of(place.about)
    ids |= {person.pk for person in standing.persons} if standing else set()
    relation = place.relation
    if relation and relation.is_person:
        ids.add(relation.pk)
    elif relation:
        works = Employment.objects.visible_to(viewer).filter(organization=relation).running(clock.today())
        order = works.in_card_order().values_list("person_id", flat=True)
        ids |= set(order[:MOST_PERSONS])
    return Party.objects.visible_to(viewer).filter(pk__in=ids).order_by("sort_name", "id")


def followed_by(activity: Activity, viewer: Actor) -> QuerySet[Activity]:
    """What it may follow: the newest others with the same relation or person, and what it follows now."""
    same = Q(relation=activity.relation) if activity.relation_id else Q(person=activity.person, relation=None)
    others = Activity.objects.visible_to(viewer).filter(same).exclude(pk=activity.pk).order_by("-at", "-pk")
    ids = set(others.values_list("pk", flat=True)[:MOST_FOLLOWED])
    found = Activity.objects.visible_to(viewer).filter(pk__in={*ids, activity.follows_id})
    return found.select_related("person", "relation").order_by("-at", "-pk")
