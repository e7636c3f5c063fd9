"""The outbox in a real `relaas worker` that is killed or stopped while the mail server has the mail in its hands."""

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from relaas.program.tests.served import environment, until
from tests.mail_server import MailServer
from tests.prepared import PreparedHome

MAILS = 1200  # more than a hundred short lives can send


class PostOffice:
    """A home with a database of its own and an outbox, and a worker that sends by this server."""

    def __init__(self, home: Path, server: MailServer, **more: str) -> None:
        more["RELAAS_MAIL_URL"] = f"smtp://127.0.0.1:{server.port}"
        self._env, self._log = environment(home, **more), home.with_suffix(".log")

    def ask(self, *arguments: str) -> dict[str, Any]:
        """What `outbox_looking` says."""
        command = [sys.executable, "-m", "relaas.program.tests.outbox_looking", *arguments]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True, timeout=120)
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def states(self, *arguments: str) -> dict[str, int]:
        return {state: len(mails) for state, mails in self.ask(*(arguments or ("look",)))["mails"].items()}

    def worker(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "relaas", "worker", *arguments]
        with self._log.open("ab") as log:
            return subprocess.Popen(command, env=self._env, stdout=log, stderr=log)

    def said(self) -> str:
        """What the workers wrote to their log."""
        return self._log.read_text()


@pytest.fixture
def office(
    request: pytest.FixtureRequest, mail_server: MailServer, tmp_path: Path, prepared_home: PreparedHome
) -> Iterator[PostOffice]:
    """On the database that the tests run on."""
    home = tmp_path / "home"
    with prepared_home(home, request.config.getoption("--database")) as more:
        yield PostOffice(home, mail_server, **more)


@pytest.mark.once
def test_a_worker_that_is_stopped_ends_its_conversation_and_one_that_is_killed_leaves_it_uncertain(
    mail_server: MailServer, office: PostOffice
) -> None:
    """The server has the mail and has not said so: after a kill a person must decide, and it is not sent again."""
    office.ask("put", "1")
    mail_server.thinks = 2
    worker = office.worker()
    until(lambda: mail_server.taken == 1, "the first mail to be handed over")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert len(mail_server.received) == 1
    assert office.states("put", "1") == {"waiting": 1, "sent": 1}
    mail_server.thinks = 60
    worker = office.worker()
    until(lambda: mail_server.taken == 2, "the second mail to be handed over")
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert office.states() == {"sending": 1, "sent": 1}
    assert office.worker("--once").wait(60) == 0
    assert office.states() == {"uncertain": 1, "sent": 1}
    assert mail_server.taken == 2


@pytest.mark.kill
def test_a_hundred_kills(mail_server: MailServer, office: PostOffice) -> None:
    """SIGKILL, a hundred times, wherever it is: no mail is lost, none is sent twice, and the uncertain ones are listed.

    Whoever was killed between two mails left none in doubt; a mail in doubt arrived once, or not at all.
    """
    office.ask("put", str(MAILS))
    lives = _kill_while_sending(office, mail_server, 100)
    assert sum(came > 0 for came in lives) > 60, f"most kills came while it was at work: {lives}"
    _finish(office, mail_server)
    seen = office.ask("look")
    arrived = Counter(str(message["Message-ID"]) for message in mail_server.received)
    sent, uncertain = seen["mails"].pop("sent"), seen["mails"].pop("uncertain")
    assert seen["mails"] == {}, "each has ended, or asks a person to decide"
    assert len(sent) + len(uncertain) == MAILS, "none is lost"
    assert set(arrived.values()) == {1}, "none is sent twice"
    assert set(sent) <= set(arrived), "what is said to be sent arrived"
    assert set(arrived) <= {*sent, *uncertain}
    assert 10 < len(uncertain) <= 100, "at most one a kill"
    assert sorted(seen["unfinished"]) == sorted(uncertain), "the page of the outbox lists them"
    assert seen["told"] == {"documents.mail_again": len(sent), "documents.mail_uncertain": len(uncertain)}
    there = len(set(uncertain) & set(arrived))
    print(f"{len(sent)} sent, {len(uncertain)} uncertain, of which {there} arrived")  # noqa: T201 - for `make kill`


def _kill_while_sending(office: PostOffice, server: MailServer, times: int) -> list[int]:
    """Start a worker and kill it, four times in five once it sends, and give how many mails came in each life."""
    moments, came = random.Random(7), []  # noqa: S311 - the same moments each time
    for life in range(times):
        server.thinks = moments.choice((0, 0, 0.02, 0.1))
        before = server.taken
        worker = office.worker()
        if life % 5:
            until(lambda: server.taken > before or worker.poll() is not None, "a mail")  # noqa: B023 - asked at once
        time.sleep(moments.uniform(0, 0.4 if life % 5 else 2))
        assert worker.poll() is None, office.said()
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        came.append(server.taken - before)
    return came


def _finish(office: PostOffice, server: MailServer) -> None:
    """Let a worker send the rest."""
    server.thinks = 0
    worker = office.worker()
    deadline = time.monotonic() + 600
    while {"waiting", "sending"} & office.states().keys():
        assert time.monotonic() < deadline, office.said()
        time.sleep(1)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
