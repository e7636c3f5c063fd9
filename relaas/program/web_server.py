"""The web server: granian, with Django loaded once before it forks its workers."""

import gc
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from relaas.kernel.one_ahead import let_go_of_databases
from relaas.program.bodies import reading_whole_bodies
from relaas.program.processes import die_with_parent
from relaas.program.turns import in_turn
from relaas.web import icons

# A half-sent request holds a thread until it is complete, so there are many (docs/decisions/granian.md).
THREADS = 64
STOP_SECONDS = 10
# Whoever holds SQLite's lock waits no longer than this for Python's own after each statement (5 ms unless told).
SWITCH_SECONDS = 0.0005
MOST_OPEN = 1 << 16


def serve(host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; what is being answered then is answered first, for ten seconds at most."""
    application = _load_before_forking()

    _let_many_files_be_open()

    def in_worker() -> Callable[..., Any]:
        die_with_parent(signal.SIGKILL)  # a worker whose server was killed has nobody left to stop it
        sys.setswitchinterval(SWITCH_SECONDS)
        return application

    server = Granian(
        "relaas.program.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers(),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=in_worker, wrap_loader=False)


def workers() -> int:
    """RELAAS_WORKERS, else one for each core that this process may use."""
    return settings.WORKERS or len(os.sched_getaffinity(0))


def _let_many_files_be_open() -> None:
    """Each file of an upload is open until it is kept (`kernel.uploading`); a thousand for all is a default of old."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_OPEN if hard == resource.RLIM_INFINITY else min(hard, MOST_OPEN)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _load_before_forking() -> Callable[..., Any]:
    """Import every page and template engine now: the workers share the memory, and the first page is quick."""
    gc.disable()  # there is next to nothing to throw away yet, and looking for it took a twentieth of the start
    application = reading_whole_bodies(in_turn(get_wsgi_application()))
    get_resolver().check()
    engines.all()
    icons.drawings()
    let_go_of_databases()
    gc.freeze()
    gc.enable()
    return application
