"""Taking the time: the median of many, after a few that do not count."""

import statistics
import time
from collections.abc import Callable

TIMES = 30
WARM_UP = 5
FEW = 3
LONGEST_SECONDS = 20.0  # a row that is this slow is known well enough from fewer times


_times = TIMES


def measure_times(times: int) -> None:
    """Take each median of so many."""
    global _times  # noqa: PLW0603 - said once, when the process starts
    _times = times


def few(most: int) -> int:
    """How often to do what takes long by itself: `most` times, and less often where each row is measured less often."""
    return max(1, min(most, most * _times // TIMES))


def median_ms(work: Callable[[], object]) -> float:
    """How long one `work` takes, in milliseconds."""
    for _ in range(min(WARM_UP, _times)):
        work()
    taken: list[float] = []
    while len(taken) < _times and sum(taken) < LONGEST_SECONDS * 1000:
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(taken), 3)


def per_second(work: Callable[[], int]) -> float:
    """How many things `work` does in a second, when it gives how many it did; the median of a few runs."""
    rates: list[float] = []
    for _ in range(FEW):
        began = time.perf_counter()
        done = work()
        rates.append(done / (time.perf_counter() - began))
    return round(statistics.median(rates), 1)
