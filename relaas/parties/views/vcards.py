"""The vCard of a relation or a person, to take away."""

from django.http import Http404, HttpResponseBase
from django.utils.text import slugify

from relaas.parties.models import Kind
from relaas.parties.rights import READ
from relaas.parties.vcards.gathering import contacts_of
from relaas.parties.vcards.photograph import with_photograph
from relaas.parties.vcards.writing import MEDIA_TYPE, Version, written
from relaas.parties.views.frame import find_party
from relaas.web.rights import Request, needs
from relaas.web.serving import download


@needs(READ)
def show(request: Request, kind: Kind, id: int, version: int) -> HttpResponseBase:
    """What the viewer sees of it (U2), with its image; `version` is 3 or 4."""
    if version not in Version:
        raise Http404
    party = find_party(request, kind, id)
    [contact] = contacts_of([party], request.actor)
    card = written(with_photograph(contact, party), Version(version))
    return download(card, name=f"{slugify(party.name) or 'vcard'}.vcf", media_type=MEDIA_TYPE)
