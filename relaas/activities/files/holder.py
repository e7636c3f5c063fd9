"""Activities as what files hang on (A3): they go where their activity goes, and are deleted with it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext_lazy

from relaas.activities.about import readable_rights
from relaas.activities.models import Activity
from relaas.activities.rights import READ
from relaas.files.holders import HOLDERS, Holder
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import seen_through


def _seen(actor: Actor, collecting: bool) -> QuerySet[Any] | None:
    everybody = seen_through("relation", actor) is None
    everything = everybody and actor.may(READ) and readable_rights(actor) is None
    return None if everything else Activity.objects.visible_to(actor, collecting=collecting)


def _url(id: int, folder: int | None) -> str:
    page = subjects.url(Subject("activity", id))
    return f"{page}?map={folder}" if folder else page


HOLDERS.add(
    "activity",
    Holder(
        "activity",
        ("activiteit",),
        pgettext_lazy("holder of files", "Activity"),
        Activity,
        _seen,
        _url,
        gone_together=True,
    ),
)
