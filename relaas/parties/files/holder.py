"""Relations and persons as what files hang on (T14)."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from relaas.files.holders import HOLDERS, Holder
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party, seen_through

TAB_WORD = "online-bestanden"


def _seen(actor: Actor, collecting: bool) -> QuerySet[Any] | None:
    everybody = seen_through("holder", actor) is None
    return None if everybody else Party.objects.visible_to(actor, collecting=collecting)


def _url(id: int, folder: int | None) -> str:
    page = f"{subjects.url(Subject('party', id))}{TAB_WORD}/"
    return f"{page}?map={folder}" if folder else page


HOLDERS.add(
    "party",
    Holder(
        "party",
        ("relatie", "persoon"),
        _("Relation or person"),
        Party,
        _seen,
        _url,
        seen_row=partial(seen_through, "holder"),
    ),
)
