"""The outbox (`documents.outbox`): sent by a thread of the worker, so that a slow mail server keeps nobody waiting."""

import logging
from threading import Event, Thread

from django.db import close_old_connections, connections

from relaas.documents.outbox.sending import send_due

LOOK_SECONDS = 1.0
STOP_SECONDS = 8.0  # long enough to end a conversation: one that is cut off leaves a mail uncertain
logger = logging.getLogger(__name__)


def begin(worker: str, stopping: Event) -> Thread:
    """Begin the thread that sends until `stopping` is set."""
    thread = Thread(target=_send, args=(worker, stopping), name="outbox", daemon=True)
    thread.start()
    return thread


def see_off(thread: Thread) -> None:
    """Let it finish the mail in hand."""
    thread.join(STOP_SECONDS)


def _send(worker: str, stopping: Event) -> None:
    while not stopping.is_set():
        try:
            close_old_connections()
            send_due(worker, stopping)
        except Exception:
            logger.exception("the outbox could not be looked at, or the end of a mail not be written")
        stopping.wait(LOOK_SECONDS)
    connections.close_all()
