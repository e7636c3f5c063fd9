"""A mail of ours as a mail server receives it."""

import pytest

from relaas.accounts.invitations import invite
from relaas.accounts.tests.conftest import MakeUser
from relaas.kernel.actors import COMMAND_LINE
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


def test_an_invitation_reaches_the_mail_server(mail_server: MailServer, make_user: MakeUser) -> None:
    user = make_user("sales", "Zoë van 't Óórd", email="zoe@example.nl")
    invite(user, origin="https://relaas.example.nl", by=COMMAND_LINE)
    [sent] = mail_server.received
    assert sent["To"] == "zoe@example.nl"
    assert sent["Subject"] == "Uw account in Relaas"
    assert "Dag Zoë van 't Óórd" in sent.get_content()
    assert "https://relaas.example.nl/account/password/reset/key/" in sent.get_content()
