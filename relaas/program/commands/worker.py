"""`relaas worker`: does what pages handed over and what is planned, until it is told to stop or its server is gone."""

import argparse
import os
import signal
import threading

from django.conf import settings
from django.db import close_old_connections, connections

from relaas.documents.outbox import sending
from relaas.kernel import schedule
from relaas.kernel.jobs import taking
from relaas.kernel.writing_much import checkpoints_beside
from relaas.program import long_jobs, nightly, outbox, preparation, tasks
from relaas.program.locks import Held, lock
from relaas.program.processes import parent_is_gone
from relaas.program.stopping import REFUSED, Stop

LOCK = "worker.lock"
LOOK_SECONDS = 1.0
PLANNED = nightly  # imported so that its jobs are known


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what waits and what is due now, and stop")


def run(options: argparse.Namespace) -> int:
    preparation.prepare()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        with lock(settings.HOME / LOCK, wait=False):
            tasks.give_up_interrupted()
            taking.give_back_interrupted(tasks.worker_id())
            sending.give_up_interrupted(tasks.worker_id())
            schedule.plan()
            if options.once:
                _do_all(stop)
            else:
                with checkpoints_beside():
                    _work(stop)
    except Held:
        raise Stop(f"A worker is running already for {settings.HOME}.", REFUSED) from None
    return 0


def _do_all(stop: threading.Event) -> None:
    tasks.do_waiting()
    schedule.run_due()
    long_jobs.do_waiting(tasks.worker_id(), stop)
    sending.send_due(tasks.worker_id(), stop)
    connections.close_all()


def _work(stop: threading.Event) -> None:
    parent = os.getppid()
    threads, mailing = long_jobs.begin(tasks.worker_id(), stop), outbox.begin(tasks.worker_id(), stop)
    while not parent_is_gone(parent):
        close_old_connections()
        tasks.do_waiting()
        schedule.run_due()
        if stop.wait(LOOK_SECONDS):
            break
    stop.set()
    long_jobs.see_off(threads)
    outbox.see_off(mailing)
    connections.close_all()
