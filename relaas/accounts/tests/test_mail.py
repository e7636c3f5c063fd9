"""A mail of ours as a mail server receives it."""

import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest
from django.test import override_settings

from relaas.accounts.invitations import invite
from relaas.accounts.tests.conftest import MakeUser
from relaas.kernel.actors import COMMAND_LINE
from relaas.program.mail_url import mailers

pytestmark = pytest.mark.django_db


class Conversation(StreamRequestHandler):
    """As much of SMTP as one mail needs."""

    def handle(self) -> None:
        self._say(220)
        for line in self.rfile:
            command = line.split()[0].upper() if line.split() else b""
            if command == b"DATA":
                self._say(354)
                self.server.received.append(b"".join(iter(self.rfile.readline, b".\r\n")))  # type: ignore[attr-defined]
            self._say(221 if command == b"QUIT" else 250)
            if command == b"QUIT":
                return

    def _say(self, code: int) -> None:
        self.wfile.write(f"{code} ok\r\n".encode())


@pytest.fixture
def received() -> Iterator[list[bytes]]:
    """What a mail server on this machine receives while Relaas sends to it."""
    with ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        server.received = []  # type: ignore[attr-defined] # of our own
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with override_settings(MAILERS=mailers(f"smtp://127.0.0.1:{server.server_address[1]}")):
            yield server.received  # type: ignore[attr-defined]
        server.shutdown()


def test_an_invitation_reaches_the_mail_server(received: list[bytes], make_user: MakeUser) -> None:
    user = make_user("sales", "Zoë van 't Óórd", email="zoe@example.nl")
    invite(user, origin="https://relaas.example.nl", by=COMMAND_LINE)
    [raw] = received
    sent: EmailMessage = message_from_bytes(raw, policy=policy.default)
    assert sent["To"] == "zoe@example.nl"
    assert sent["Subject"] == "Uw account in Relaas"
    assert "Dag Zoë van 't Óórd" in sent.get_content()
    assert "https://relaas.example.nl/account/password/reset/key/" in sent.get_content()
