"""Activities as what files hang on (A3): they go where their activity goes, and are deleted with it."""

from typing import Any

from django.db.models import QuerySet

from relaas.activities.models import Activity
from relaas.files.holders import HOLDERS, Holder
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject


def _seen(actor: Actor) -> QuerySet[Any]:
    return Activity.objects.visible_to(actor)


def _url(id: int, folder: int | None) -> str:
    page = subjects.url(Subject("activity", id))
    return f"{page}?map={folder}" if folder else page


def _right(activity: Activity) -> str:
    return activity.about_right


HOLDERS.add("activity", Holder("activity", ("activiteit",), Activity, _seen, _url, right=_right, gone_together=True))
