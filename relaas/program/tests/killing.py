"""Killing a worker again and again, each time at another moment of its life."""

import random
import signal
import subprocess
import time
from collections.abc import Callable


def kill_often(
    start: Callable[[], "subprocess.Popen[bytes]"], far: Callable[[], int], times: int, *, between: tuple[float, float]
) -> list[int]:
    """Start a worker and kill it after so many seconds, this often; give `far`, how far its job was, each time.

    On a busy machine a worker takes longer to begin: one that came nowhere is followed by one that lives longer.
    """
    moments, seen, longer = random.Random(5), [0], 1.0  # noqa: S311 - the same moments each time
    for _time in range(times):
        worker = start()
        time.sleep(moments.uniform(*between) * longer)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        seen.append(far())
        longer = min(2.5, longer * 1.3) if seen[-1] == seen[-2] else max(1.0, longer * 0.8)
    return seen
