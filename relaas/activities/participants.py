"""Who took part in a contact moment (A2)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.activities.models import Activity, Participant
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.parties.models import Party

MOST = 50


def check_participants(persons: Sequence[Party], checking: Checking, by: Actor) -> None:
    """They are persons (`kind`) that whoever names them may see (`choice`), and at most fifty (`too_many`)."""
    ids = {person.pk for person in persons}
    if any(not person.is_person for person in persons):
        checking.add("kind", _("Only persons take part."), "participants")
    if Party.objects.visible_to(by).filter(pk__in=ids).count() < len(ids):
        checking.add("choice", _("Choose one from the list."), "participants")
    if len(ids) > MOST:
        checking.add("too_many", _("At most %(most)d take part.") % {"most": MOST}, "participants")


def put_participants(activity: Activity, persons: Sequence[Party]) -> bool:
    """Let these have taken part, each once, and nobody else; gives whether that is different."""
    there = list(Participant.objects.filter(activity=activity).values_list("person_id", flat=True))
    wanted = list({person.pk: person for person in persons}.values())
    if there == [person.pk for person in wanted]:
        return False
    Participant.objects.filter(activity=activity).delete()
    for person in wanted:
        Participant.objects.create(activity=activity, person=person)
    return True


def participants_of(activity: Activity, viewer: Actor) -> list[Party]:
    """Those that the viewer may see, in the order in which they were named (U2)."""
    seen = Party.objects.visible_to(viewer).filter(took_part_in__activity=activity)
    return list(seen.order_by("took_part_in__id"))
