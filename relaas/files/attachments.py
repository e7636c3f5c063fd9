"""The files of one holder in a compact list (A3): on the page of an activity, and wherever a room wants it.

A room puts what `attachments_of` gives in `its` and includes `files/cards/attachments.html`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from relaas.files.kinds import Kind, kind_of
from relaas.files.models import Item
from relaas.files.rights import CHANGE, DELETE, READ
from relaas.files.uploads.zone import Zone, zone_of
from relaas.kernel.subjects import Subject
from relaas.web.rights import Request

SHOWN = 100


@dataclass(frozen=True)
class Attachment:
    """One of them as it is drawn."""

    file: Item

    @property
    def kind(self) -> Kind:
        return kind_of(self.file.media_type)

    @property
    def url(self) -> str:
        """The page on which it is looked at."""
        return reverse("files:file", args=[self.file.pk])

    @property
    def download(self) -> str:
        return reverse("files:download", args=[self.file.pk])


@dataclass(frozen=True)
class Attachments:
    """What the card shows; `zone` is where files are added, None for who may not. `here` is the page it stands on."""

    request: Request
    files: Sequence[Attachment]
    is_all: bool
    zone: Zone | None
    may_delete: bool
    here: str


def attachments_of(request: Request, holder: Subject, *, here: str, may_change: bool = True) -> Attachments | None:
    """The files of a holder that the viewer has before him; None for who may not read files.

    `may_change`: whether to offer adding and deleting to who holds the rights for it.
    """
    viewer = request.actor
    if not viewer.may(READ):
        return None
    found = list(Item.objects.files().of(holder).order_by("key", "pk")[: SHOWN + 1])
    zone = zone_of(holder, None, viewer, after=here) if may_change and viewer.may(CHANGE) else None
    return Attachments(
        request,
        [Attachment(each) for each in found[:SHOWN]],
        len(found) <= SHOWN,
        zone,
        may_change and viewer.may(DELETE),
        here,
    )
