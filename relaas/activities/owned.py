"""What this room keeps of a party, and how it goes over when the party is merged with another one (P11)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.activities.models import Activity, Participant
from relaas.kernel.actors import Actor
from relaas.parties.merging.owning import Merging, Owned, own


def _visible(rows: Any, viewer: Actor) -> Any:
    return Activity.objects.visible_to(viewer).filter(pk__in=rows.values("pk"))


def _visible_participants(rows: Any, viewer: Actor) -> Any:
    return rows.filter(activity__in=Activity.objects.visible_to(viewer, collecting=True))


def _move_participants(_owned: Owned, merging: Merging) -> None:
    """Each person took part once."""
    there = Participant.objects.filter(person=merging.kept).values("activity_id")
    rows = Participant.objects.filter(person=merging.merged)
    rows.filter(activity__in=list(there.values_list("activity_id", flat=True))).delete()
    rows.update(person=merging.kept)


own(Owned(Activity, "relation_id", _("Activities"), visible=_visible, order=90))
own(Owned(Activity, "person_id", _("Activities with this person"), visible=_visible, order=91))
own(Owned(Participant, "person_id", _("Took part in"), _move_participants, visible=_visible_participants, order=92))
