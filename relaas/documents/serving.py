"""Giving a document to a browser: to be read, never to be run, and kept in no cache that others share.

Pages of ours may show one in a frame (`frame-src` in the settings): it is the only answer that lets itself be framed,
by us alone.
"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
PDF, PNG = "application/pdf", "image/png"


def served(content: bytes, *, media_type: str, name: str, download: bool = False) -> HttpResponse:
    """These bytes as they are. `download`: to be saved under this name instead of shown."""
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(download, name) or "inline"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer
