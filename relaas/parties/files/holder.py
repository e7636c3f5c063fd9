"""Relations and persons as what files hang on (T14)."""

from typing import Any

from django.db.models import QuerySet

from relaas.files.holders import HOLDERS, Holder
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party, seen_through


def _seen(actor: Actor) -> QuerySet[Any] | None:
    return None if seen_through("holder", actor) is None else Party.objects.visible_to(actor)


def _url(id: int, folder: int | None) -> str:
    page = subjects.url(Subject("party", id))
    return f"{page}?map={folder}" if folder else page


HOLDERS.add("party", Holder("party", ("relatie", "persoon"), Party, _seen, _url))
