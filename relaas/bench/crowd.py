"""Several people at the pages at the same time, each with a connection of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

from relaas.bench.browser import Browser


class Crowd:
    """`size` people of one account."""

    def __init__(self, browsers: list[Browser], threads: ThreadPoolExecutor) -> None:
        self.size = len(browsers)
        self._browsers = browsers
        self._threads = threads

    def together[Outcome](self, deed: Callable[[Browser, int], Outcome]) -> list[Outcome]:
        """All do this at once; gives what each got. The first failure is raised."""
        return list(self._threads.map(deed, self._browsers, range(self.size)))


@contextmanager
def crowd(port: int, session: str, *, size: int) -> Iterator[Crowd]:
    """So many browsers of one session that ask at the same time; closed at the end of the block."""
    with ExitStack() as stack:
        browsers = [stack.enter_context(Browser(port, session)) for _ in range(size)]
        yield Crowd(browsers, stack.enter_context(ThreadPoolExecutor(size)))
