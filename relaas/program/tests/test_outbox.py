"""The outbox in a real `relaas worker` that is killed or stopped while the mail server has the mail in its hands."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from relaas.program.tests.served import environment, relaas, until
from tests.mail_server import MailServer

pytestmark = pytest.mark.once


class PostOffice:
    """A home with a mail in its outbox, and a worker that sends by this server."""

    def __init__(self, home: Path, server: MailServer) -> None:
        self._env = environment(home, RELAAS_MAIL_URL=f"smtp://127.0.0.1:{server.port}")
        assert relaas(home, "check").returncode == 0
        self.states("put")

    def states(self, what: str = "look") -> list[str]:
        command = [sys.executable, "-m", "relaas.program.tests.outbox_looking", what]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True, timeout=120)
        found: list[str] = json.loads(done.stdout)
        return found

    def worker(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "relaas", "worker", *arguments]
        return subprocess.Popen(command, env=self._env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_worker_that_is_stopped_ends_its_conversation_and_one_that_is_killed_leaves_it_uncertain(
    mail_server: MailServer, tmp_path: Path
) -> None:
    """The server has the mail and has not said so: after a kill a person must decide, and it is not sent again."""
    office = PostOffice(tmp_path / "home", mail_server)
    mail_server.thinks = 2
    worker = office.worker()
    until(lambda: mail_server.taken == 1, "the first mail to be handed over")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert len(mail_server.received) == 1
    assert office.states("put") == ["waiting", "sent"]
    mail_server.thinks = 60
    worker = office.worker()
    until(lambda: mail_server.taken == 2, "the second mail to be handed over")
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert office.states() == ["sending", "sent"]
    assert office.worker("--once").wait(60) == 0
    assert office.states() == ["uncertain", "sent"]
    assert mail_server.taken == 2
