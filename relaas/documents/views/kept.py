"""Kept documents: read and downloaded by whoever may read what they are about."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from relaas.documents.kept import bytes_of
from relaas.documents.models import KeptDocument
from relaas.documents.serving import PDF, served
from relaas.web.rights import Request


def kept(request: Request, id: int) -> HttpResponse:
    """The bytes as they were kept; with `?opslaan` to be saved."""
    found = get_object_or_404(KeptDocument.objects.visible_to(request.actor, [id]))
    return served(bytes_of(found), media_type=PDF, name=found.file_name, download="opslaan" in request.GET)
