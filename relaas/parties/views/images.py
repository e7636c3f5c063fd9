"""The image of a party: shown, replaced, removed."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.kernel.models import StoredFile
from relaas.kernel.storage import open_stored
from relaas.parties import images
from relaas.parties.forms.standing import ImageForm
from relaas.parties.models import Kind
from relaas.parties.rights import CHANGE, READ
from relaas.parties.views.frame import done, edited, find_party, sent
from relaas.story.log import had
from relaas.web.rights import Request, needs
from relaas.web.serving import show as show_bytes


@needs(READ)
def show(request: Request, kind: Kind, id: int, version: int) -> HttpResponseBase:
    """The bytes that `images.set_image` made: a WebP whatever was uploaded, so never a page or a program.

    Also one that the party had before, for its page as of then.
    """
    party = find_party(request, kind, id)
    if party.image_id != version and not had(party, "image_id", version):
        raise Http404
    image = get_object_or_404(StoredFile, pk=version)
    return show_bytes(open_stored(image), name="", media_type=image.media_type, lasting=True)


@needs(CHANGE)
def edit(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    form = ImageForm(*sent(request))

    def change() -> None:
        images.set_image(party, uploaded=form.values["image"], by=request.actor)

    return edited(request, party, "image", form, _("Image changed"), change)


@require_POST
@needs(CHANGE)
def remove(request: Request, kind: Kind, id: int) -> HttpResponse:
    party = find_party(request, kind, id)
    return done(request, party, _("Image removed"), lambda: images.remove_image(party, by=request.actor))
