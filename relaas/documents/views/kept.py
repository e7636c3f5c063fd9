"""Kept documents: read and downloaded by whoever may read what they are about."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from relaas.documents.kept import bytes_of
from relaas.documents.models import KeptDocument
from relaas.web.rights import Request
from relaas.web.serving import PDF, download, show


def kept(request: Request, id: int) -> HttpResponseBase:
    """The bytes as they were kept; with `?opslaan` to be saved."""
    found = get_object_or_404(KeptDocument.objects.visible_to(request.actor, [id]))
    answer = download if "opslaan" in request.GET else show
    return answer(bytes_of(found), name=found.file_name, media_type=PDF)
