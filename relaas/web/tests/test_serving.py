"""T14: what is given to a browser is saved or read, never run, and stands in no cache that others share."""

import re
from email.message import Message
from io import BytesIO

import pytest
from django.http import HttpResponseBase

from relaas.web.serving import PDF, WEBP, download, show, stream

pytestmark = pytest.mark.once

PAGE = b"<html><script>alert(1)</script></html>"


def test_what_was_uploaded_is_saved_and_runs_nowhere() -> None:
    answer = download(BytesIO(PAGE), name="a.html", media_type="text/html")
    assert b"".join(answer.streaming_content) == PAGE  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert answer["Content-Length"] == str(len(PAGE))
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")


@pytest.mark.parametrize(
    ("name", "saved_as"),
    [
        ('Offerte "V/1".pdf', 'Offerte "V_1".pdf'),
        ("Dossier 🥖 & café.pdf", "Dossier 🥖 & café.pdf"),
        ("regel\r\nX-Evil: ja.pdf", "regel X-Evil: ja.pdf"),
        ("..\\..\\etc/passwd", ".._.._etc_passwd"),
        ("factuur\u202egpj.exe", "factuurgpj.exe"),
        ("\ud800.pdf", ".pdf"),
        ("100%;filename=x.pdf", "100%;filename=x.pdf"),
        ("", ""),
        ("\x00\x1f", "bestand"),
    ],
)
def test_a_name_comes_out_as_it_reads(name: str, saved_as: str) -> None:
    answer = download(b"", name=name, media_type=PDF)
    assert _saved_as(answer) == saved_as
    assert "X-Evil" not in answer.headers


def _saved_as(answer: HttpResponseBase) -> str:
    message = Message()
    message["Content-Disposition"] = answer.headers.get("Content-Disposition", "")
    return message.get_filename("")


def test_only_what_we_drew_ourselves_is_shown() -> None:
    for media_type in ("text/html", "image/svg+xml", "application/xml", "text/plain"):
        with pytest.raises(ValueError, match=re.escape(media_type)):
            show(PAGE, name="a", media_type=media_type)
    assert show(b"", name="a.webp", media_type=WEBP)["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_only_a_document_lets_itself_be_framed_and_by_us_alone() -> None:
    assert show(b"", name="a.pdf", media_type=PDF)["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in show(b"", name="a.pdf", media_type=PDF)["Content-Security-Policy"]
    assert "X-Frame-Options" not in show(b"", name="a.webp", media_type=WEBP)


def test_the_length_of_what_is_streamed_is_said_where_it_is_known() -> None:
    assert stream([b"ab", b"c"], name="a.zip", media_type="application/zip", length=3)["Content-Length"] == "3"
    assert "Content-Length" not in stream([], name="a.csv", media_type="text/csv")
