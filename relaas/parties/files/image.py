"""An image among the files of a party as its image (T14): the button *Gebruik als afbeelding* on the file's page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from relaas.files.deeds import FILE_DEEDS, FileDeed
from relaas.files.models import Item
from relaas.kernel.actors import Actor
from relaas.kernel.models import StoredFile
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import open_stored
from relaas.parties.images import set_image
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.rights import CHANGE
from relaas.web import toasts
from relaas.web.answers import SeeOther, refused
from relaas.web.rights import Request, needs

DRAWN = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})


def _fits(file: Item, viewer: Actor) -> bool:
    return file.holder_kind == "party" and file.media_type in DRAWN and viewer.may(CHANGE)


@require_POST
@needs(CHANGE)
def use_as_image(request: Request, id: int) -> HttpResponse:
    """Its newest version, made small and plain as any image that is uploaded (`parties.images`)."""
    seen = Item.objects.visible_to(request.actor).files()
    file = get_object_or_404(seen, pk=id, holder_kind="party", media_type__in=DRAWN)
    stored = get_object_or_404(StoredFile, pk=file.stored_id)
    party = get_object_or_404(Party.objects.visible_to(request.actor), pk=file.holder_id)
    try:
        with open_stored(stored) as image:
            set_image(party, uploaded=image, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("files:preview", args=[file.pk]))
    toasts.done(request, _("Image changed"))
    return SeeOther(page_of(party))


FILE_DEEDS.add(
    "image",
    FileDeed(
        "image",
        gettext_lazy("Use as image"),
        "image",
        _fits,
        lambda file: reverse("parties:use_as_image", args=[file.pk]),
    ),
)
