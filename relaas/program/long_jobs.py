"""Long jobs (`kernel.jobs`): done by threads of the worker, so that mails and planned work do not wait for them.

A thread has a connection of its own. When the worker is told to stop, each job stops at its next step; one that takes
too long over it ends with the process and goes on from its position, as after a kill.
"""

import logging
from threading import Event, Thread

from django.db import close_old_connections, connections

from relaas.kernel.jobs import taking
from relaas.kernel.jobs.carrying_out import carry_out

THREADS = 2  # jobs of two people go on side by side
LOOK_SECONDS = 0.5
STOP_SECONDS = 2.0
logger = logging.getLogger(__name__)


def begin(worker: str, stopping: Event) -> list[Thread]:
    """Begin the threads that do jobs until `stopping` is set."""
    threads = [Thread(target=_do, args=(worker, stopping), name=f"jobs {number}", daemon=True)
               for number in range(THREADS)]  # fmt: skip
    for thread in threads:
        thread.start()
    return threads


def see_off(threads: list[Thread]) -> None:
    """Wait a moment for what they are doing."""
    for thread in threads:
        thread.join(STOP_SECONDS / len(threads))


def do_waiting(worker: str, stopping: Event) -> None:
    """Do all that waits now, here, one after another."""
    while not stopping.is_set() and (job := taking.next_job()):
        if taking.take(job, worker=worker):
            carry_out(job, stopping)


def _do(worker: str, stopping: Event) -> None:
    while not stopping.is_set():
        try:
            close_old_connections()
            do_waiting(worker, stopping)
        except Exception:
            logger.exception("a job could not be taken, or its end not be written")
        stopping.wait(LOOK_SECONDS)
    connections.close_all()
