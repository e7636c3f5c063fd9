"""Giving bytes to a browser, for the whole house: to be saved, or to be read; never to be run (T14).

What somebody uploaded is only ever saved (`download`, `download_stored`, `stream`). What Relaas drew itself may be
shown (`show`): it is of a type that runs nothing, and it is the only answer that lets itself be framed, by us alone
(`frame-src` in the settings). No answer stands in a cache that others share, and no browser guesses at its type.
"""

import re
from collections.abc import Iterable
from typing import IO, Any

from django.core.files.base import File
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header

from relaas.kernel import storage
from relaas.kernel.models import StoredFile
from relaas.kernel.texts import one_line

PDF, PNG, WEBP = "application/pdf", "image/png", "image/webp"
SHOWN = frozenset({PDF, PNG, WEBP})
UNKNOWN = "application/octet-stream"
NEVER_RUN = "default-src 'none'; sandbox"
# The reader of PDFs in a browser is a page of its own, with its own style: it does not work in a sandbox.
FRAMED = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
PASSING = "private, no-store"
LASTING = "private, max-age=31536000, immutable"  # of an address that names its contents
_PIECE = 256 * 1024  # bytes
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # `gpj.exe` can be made to read `exe.jpg`

type Content = bytes | File[Any] | IO[bytes]


class _Bytes(FileResponse):
    block_size = _PIECE


def download(content: Content, *, name: str, media_type: str) -> HttpResponseBase:
    """These bytes, to be saved under this name; a file is read piece by piece and closed."""
    answer = _answer(content, media_type)
    return _safe(answer, name=name, to_save=True)


def download_stored(stored: StoredFile, *, name: str, media_type: str = "") -> HttpResponseBase:
    """The same of stored bytes; of a bucket by an address that is signed for a minute. Raises Http404 where they are
    gone.
    """
    elsewhere = storage.url_for_download(stored, file_name(name))
    if elsewhere:
        return _safe(HttpResponseRedirect(elsewhere), name="", to_save=False)
    try:
        content = storage.open_stored(stored)
    except FileNotFoundError:
        raise Http404 from None
    return download(content, name=name, media_type=media_type or stored.media_type)


def stream(pieces: Iterable[bytes], *, name: str, media_type: str, length: int | None = None) -> HttpResponseBase:
    """What is made while it is sent, to be saved. `length`: in bytes, where it is known before."""
    answer = StreamingHttpResponse(pieces, content_type=media_type)
    if length is not None:
        answer.headers["Content-Length"] = str(length)
    return _safe(answer, name=name, to_save=True)


def show(content: Content, *, name: str, media_type: str, lasting: bool = False) -> HttpResponseBase:
    """Bytes that Relaas drew itself, as they are, in the page. `lasting`: their address names their contents.

    Raises ValueError for a type that is not in `SHOWN`: what others made is not shown as it is.
    """
    if media_type not in SHOWN:
        raise ValueError(media_type)
    answer = _safe(_answer(content, media_type), name=name, to_save=False)
    if media_type == PDF:
        answer.headers["Content-Security-Policy"] = FRAMED
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    if lasting:
        answer.headers["Cache-Control"] = LASTING
    return answer


def file_name(name: str) -> str:
    """A name that can stand in a header and on any disk's last part of a path: one line, no slashes, as it reads."""
    return _TURNS.sub("", one_line(name)).replace("/", "_").replace("\\", "_").strip() or "bestand"


def _answer(content: Content, media_type: str) -> HttpResponse | FileResponse:
    media_type = media_type or UNKNOWN
    if isinstance(content, bytes):
        return HttpResponse(content, content_type=media_type)
    return _Bytes(content, content_type=media_type)


def _safe[Answer: HttpResponseBase](answer: Answer, *, name: str, to_save: bool) -> Answer:
    if name:
        said = content_disposition_header(to_save, file_name(name))
        answer.headers["Content-Disposition"] = said or "inline"
    answer.headers["Cache-Control"] = PASSING
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = NEVER_RUN
    return answer
