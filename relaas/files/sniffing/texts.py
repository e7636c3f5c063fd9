"""What kind of text a text is: a page, a picture in words, a letter, a table, a program, or just text."""

import re
from io import BytesIO

from relaas.imports.reading.encoding import UTF_16_BE, UTF_16_LE, encoding_in

PLAIN = "text/plain"
SCRIPT = "text/x-script"
_LATIN = re.compile("[\t-\u024f]")
_MOST = 0.7  # of the letters of a text that does not say its encoding
SHORTEST = 3  # lines of a table that no name says is one
_CONTROLS = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f]")
_BEFORE = re.compile(r"(?:\s|<\?xml[^>]*\?>|<!--.*?-->|<!doctype\s+svg[^>]*>)+", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|script|iframe|title|meta|table|div|style)\b", re.IGNORECASE)
_DRAWING = re.compile(r"<(?:\w+:)?svg\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<[\w:.-]+[\s/>]")
_LETTER_LINE = re.compile(r"^(from|to|subject|date|received|message-id|mime-version|return-path):", re.IGNORECASE)
_MARKS = (
    ("{\\rtf", "application/rtf"),
    ("%!PS", "application/postscript"),
    ("BEGIN:VCARD", "text/vcard"),
    ("BEGIN:VCALENDAR", "text/calendar"),
    ("#!", SCRIPT),
    ("<?php", SCRIPT),
    ("<script", "text/html"),
)
_BY_ENDING = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".md": "text/markdown",
    ".css": "text/css",
    ".eml": "message/rfc822",
    **dict.fromkeys((".js", ".mjs", ".py", ".sh", ".ps1", ".bat", ".cmd", ".vbs", ".php", ".rb", ".pl"), SCRIPT),
}


def as_text(begin: bytes) -> str | None:
    """These first bytes as text, in the encoding they stand in; None where they are no text."""
    encoding = encoding_in(BytesIO(begin))
    if encoding is None:
        return None
    text = begin.decode(encoding, errors="replace")
    if encoding in {UTF_16_LE, UTF_16_BE} and len(_LATIN.findall(text)) < _MOST * len(text):
        return None  # every second byte is zero in many a picture too
    return None if _CONTROLS.search(text) else text.removeprefix("\ufeff")


def type_of_text(text: str, ending: str) -> str:
    """By its first words; the name decides between what is written alike (a table, a program, JSON)."""
    beginning = text.lstrip()
    for mark, media_type in _MARKS:
        if beginning.startswith(mark):
            return media_type
    before = _BEFORE.match(text)
    first = text[before.end() :] if before else text
    if first.startswith("<"):
        return _marked_up(first, declared=beginning.startswith("<?xml"))
    if _is_letter(beginning):
        return "message/rfc822"
    return _BY_ENDING.get(ending) or _table(text) or PLAIN


def _marked_up(first: str, *, declared: bool) -> str:
    if _DRAWING.match(first):
        return "image/svg+xml"
    if _PAGE.match(first):
        return "text/html"
    return "application/xml" if declared or _ELEMENT.match(first) else PLAIN


def _is_letter(text: str) -> bool:
    """Whether its head has the lines that a mail has."""
    head = text.replace("\r\n", "\n").split("\n\n")[0].split("\n")
    found = {match[1].lower() for line in head if (match := _LETTER_LINE.match(line))}
    return len(found) > 2 or {"from", "message-id"} <= found


def _table(text: str) -> str:
    """A table: at least three lines with as many of one sign that parts cells; commas also stand in sentences."""
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    if len(text) >= 1000:
        lines = lines[:-1] or lines  # the last one may be cut off
    if len(lines) < SHORTEST:
        return ""
    for sign, least, media_type in (("\t", 1, "text/tab-separated-values"), (";", 1, "text/csv"), (",", 2, "text/csv")):
        counts = {line.count(sign) for line in lines}
        if len(counts) == 1 and counts.pop() >= least:
            return media_type
    return ""
