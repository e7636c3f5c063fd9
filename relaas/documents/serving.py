"""Giving a document to a browser: to be read, never to be run, and kept in no cache that others share."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF, PNG = "application/pdf", "image/png"


def served(content: bytes, *, media_type: str, name: str, download: bool = False) -> HttpResponse:
    """These bytes as they are. `download`: to be saved under this name instead of shown."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(download, name) or "inline"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
