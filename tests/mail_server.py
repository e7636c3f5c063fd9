"""A real mail server for tests: it speaks SMTP on this machine, takes mail, and can be told to be difficult."""

import asyncio
import socket
from asyncio import WriteTransport
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

from relaas.program.mail_url import mailers

HANG_UP = "hang up"


@dataclass
class MailServer:
    """What it received, and what it says next: by address to a recipient, by `to_mail` to the mail itself.

    `HANG_UP` ends the connection instead of answering; `thinks` is how many seconds it takes over a mail before it
    answers. `taken` counts mails that it had whole, whatever it said then.
    """

    received: list[EmailMessage] = field(default_factory=list)
    envelopes: list[list[str]] = field(default_factory=list)
    to_recipient: dict[str, str] = field(default_factory=dict)
    to_mail: str = ""
    thinks: float = 0
    taken: int = 0
    port: int = 0

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: Any) -> str:  # noqa: N802 - aiosmtpd's name
        said = self.to_recipient.get(to, "250 OK")
        if said.startswith("250"):
            envelope.rcpt_tos.append(to)
        return said

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.taken += 1
        await asyncio.sleep(self.thinks)
        if self.to_mail == HANG_UP:
            cast("WriteTransport", server.transport).abort()
            return "250 never heard"
        if not self.to_mail:
            self.received.append(message_from_bytes(envelope.original_content or b"", policy=policy.default))
            self.envelopes.append(list(envelope.rcpt_tos))
        return self.to_mail or "250 OK"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A mail server that Relaas is set up to send by, while the test runs."""
    server = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as free:
        server.port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    with override_settings(MAILERS=mailers(f"smtp://127.0.0.1:{server.port}")):
        yield server
    controller.stop()
