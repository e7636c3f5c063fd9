"""Several people at the verbs at the same time, in one process, each in a thread with a connection of its own."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from relaas.bench.clock import few


def at_once[Made](deeds: Sequence[Callable[[], Made]], *, each: int, warm_up: int) -> tuple[list[Made], float]:
    """All do their own deed `each` times, after some to warm up; gives what came of it, and how many a second.

    Of few of the times that a row is measured, fewer (`clock.few`).
    """
    connection.close()  # the pool has as many as there are people
    with ThreadPoolExecutor(len(deeds)) as threads:
        list(threads.map(lambda deed: _do(deed, few(warm_up)), deeds))
        began = time.perf_counter()
        made = [one for some in threads.map(lambda deed: _do(deed, few(each)), deeds) for one in some]
        rate = len(made) / (time.perf_counter() - began)
        list(threads.map(lambda _deed: connection.close(), deeds))
    return made, round(rate, 1)


def _do[Made](deed: Callable[[], Made], times: int) -> list[Made]:
    return [deed() for _ in range(times)]
