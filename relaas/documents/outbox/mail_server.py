"""Handing a mail to the mail server, and knowing exactly how far that came.

Python's own `sendmail` does not say whether a lost connection was before or after the text of the mail had gone; that
is the difference between "again" and "nobody knows". So the conversation is ours, over the connection of Django's
backend.
"""

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.core.mail import mailers
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.handler import DEFAULT_MAILER_ALIAS

from relaas.kernel.texts import one_line

_OK, _FORWARDED, _GO_AHEAD = 250, 251, 354
_PERMANENT = 500
_FIRST_DOT = re.compile(rb"(?m)^\.")
_END = b"\r\n.\r\n"


class Outcome(StrEnum):
    """How handing it over ended."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """How it ended, and the words of the server (or of the network)."""

    outcome: Outcome
    words: str = ""


def is_set_up() -> bool:
    """Whether the settings name a mail server (`RELAAS_MAIL_URL`)."""
    backend = settings.MAILERS.get(DEFAULT_MAILER_ALIAS, {}).get("BACKEND", "")
    return bool(backend == f"{EmailBackend.__module__}.{EmailBackend.__qualname__}")


def hand_over(sender: str, recipients: list[str], content: bytes) -> Answer:
    """Have the server take this mail for all of these, or for nobody.

    `content` has lines that end in CRLF. Whatever goes wrong before the mail itself is sent is for later, but for a
    5xx; when the connection is lost after that nobody knows.
    """
    backend: Any = mailers.default
    try:
        backend.open()
    except OSError as error:  # smtplib's errors are OSErrors too: a greeting or a sign-in that is refused is our matter
        _close(backend)
        return Answer(Outcome.LATER, _words_of(error))
    try:
        return _converse(backend.connection, *_envelope(backend, sender, recipients), content)
    finally:
        _close(backend)


def _envelope(backend: Any, sender: str, recipients: list[str]) -> tuple[str, list[str]]:
    return backend.prep_address(sender), [backend.prep_address(each) for each in recipients]


def _converse(connection: smtplib.SMTP, sender: str, recipients: list[str], content: bytes) -> Answer:
    try:
        if refused := _introduce(connection, sender, recipients, len(content)):
            return refused
    except OSError as error:
        return Answer(Outcome.LATER, _words_of(error))
    try:
        connection.send(_FIRST_DOT.sub(b"..", content).removesuffix(b"\r\n") + _END)
        code, said = connection.getreply()
    except OSError as error:
        return Answer(Outcome.UNKNOWN, _words_of(error))
    return Answer(Outcome.TAKEN, _words(code, said)) if code == _OK else _refusal(code, said)


def _introduce(connection: smtplib.SMTP, sender: str, recipients: list[str], size: int) -> Answer | None:
    """Say who sends it and who gets it, until the server waits for the mail; or what it has against that."""
    connection.ehlo_or_helo_if_needed()
    code, said = connection.mail(sender, [f"size={size}"] if connection.has_extn("size") else [])
    if code != _OK:
        return _refusal(code, said)
    refused = []
    for each in recipients:
        code, said = connection.rcpt(each)
        if code not in (_OK, _FORWARDED):
            refused.append(_refusal(code, said, each))
    if refused:
        return next((each for each in refused if each.outcome is Outcome.REFUSED), refused[0])
    code, said = connection.docmd("DATA")
    return None if code == _GO_AHEAD else _refusal(code, said)


def _refusal(code: int, said: bytes, whom: str = "") -> Answer:
    outcome = Outcome.REFUSED if code >= _PERMANENT else Outcome.LATER
    return Answer(outcome, f"{whom}: {_words(code, said)}" if whom else _words(code, said))


def _words(code: int, said: bytes) -> str:
    return one_line(f"{code} {said.decode(errors='replace')}")


def _words_of(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return _words(error.smtp_code, said if isinstance(said, bytes) else str(said).encode())
    return one_line(str(error) or type(error).__name__)


def _close(backend: Any) -> None:
    """Whatever goes wrong while saying goodbye changes nothing any more."""
    with suppress(OSError):
        backend.close()
