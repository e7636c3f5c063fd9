"""What the law of this room says (C11): with whom there are activities is not deleted (P10)."""

from collections.abc import Collection, Iterable

from django.utils.translation import ngettext

from relaas.activities.models import Activity, Participant
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.subjects import Subject


@rule("has_activities", Act.DELETE)
def _has_activities(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    for subject in sorted(subject for subject in touched if subject.kind == "party"):
        took_part = Participant.objects.filter(person=subject.id).values_list("activity_id", flat=True)
        count = len({*Activity.objects.with_subject(subject).values_list("pk", flat=True), *took_part})
        if count:
            message = ngettext("There is %(count)d activity with it.", "There are %(count)d activities with it.", count)
            yield Ruling("has_activities", message % {"count": count}, subject=subject)
